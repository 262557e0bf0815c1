// SPDX-License-Identifier: Apache-2.0

/**
 * Who or what somebody or something is
 *
 * Class, names, twins in Wikidata, roles and relations with who says so, and how often the entity speaks and is spoken of.
 *
 * @param {entity} entity Who or what.
 * @columns what value speaker stance words via article date claim
 * @use common
 * @example kg query who-is lukashenko
 */

const me = params.entity
const list = (what, values) => Array.from(new Set(values)).sort().forEach(value => g.emit({what, value}))
const get = predicate => g.V(me).out(predicate).unique().toArray()
list('name', get(schema('name')))
list('also called', get(schema('alternateName')))
list('class', get(rdf('type')).map(local))
list('same as', get('<http://www.w3.org/2002/07/owl#sameAs>'))
const roles = []
for (const id of g.V(me).in([org('member'), org('organization')]).unique().toArray()) {
  const m = props(id), of = (m.organization || []).map(name).sort().join(', ')
  const office = (m.former ? 'former ' : '') + first(m.role) + (of && ' of ' + of)
  const value = (m.member || []).includes(me) ? office : (m.member || []).map(name).sort().join(', ') + ', ' + office
  for (const by of g.V(id).labels().unique().toArray()) {
    roles.push(Object.assign({what: 'role', value}, said(by, m.evidence)))
  }
}
order(roles, 'value', 'date', 'article', 'speaker', 'words', 'claim').forEach(r => g.emit(r))
const relations = []
for (const id of g.V(me).in([rdf('subject'), rdf('object')]).unique().toArray()) {
  const s = props(id), by = sayer(s)
  if (s.polarity || s.modality || !holds(s, by)) continue
  relations.push(Object.assign({what: 'relation', value: fact(s)}, said(by, s.evidence)))
}
order(relations, 'value', 'date', 'article', 'speaker', 'words', 'claim').forEach(r => g.emit(r))
const mentions = g.V(me).out(kg('mentionedIn')).unique().toArray()
g.emit({what: 'claims made', value: g.V(me).in(kg('source')).unique().toArray().length})
g.emit({what: 'claims about', value: g.V(me).in(schema('about')).unique().toArray().length})
g.emit({what: 'mentions', value: mentions.length})
g.emit({what: 'articles', value: new Set(mentions.map(m => m.replace(/#char=.*/, ''))).size})
