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
const get = predicate => g.V(...membersOf(me)).out(predicate).unique().toArray()
list('name', [name(me)])
list('also called', get(schema('alternateName')).concat(get(schema('name'))).filter(n => n !== called(me)))
list('class', get(rdf('type')).map(local))
list('same as', get('<http://www.w3.org/2002/07/owl#sameAs>'))
const roles = []
for (const id of into(me, org('member'), org('organization'))) {
  const m = props(id), of = (m.organization || []).map(name).sort().join(', ')
  const office = (m.former ? 'former ' : '') + first(m.role) + (of && ' of ' + of)
  const value = (m.member || []).map(headOf).includes(me) ? office : (m.member || []).map(name).sort().join(', ') + ', ' + office
  for (const by of g.V(id).labels().unique().toArray()) {
    roles.push(Object.assign({what: 'role', value}, said(by, m.evidence)))
  }
}
order(roles, 'value', 'date', 'article', 'speaker', 'words', 'claim').forEach(r => g.emit(r))
const relations = []
for (const id of into(me, rdf('subject'), rdf('object'))) {
  const s = props(id), by = sayer(s)
  if (s.polarity || s.modality || !holds(s, by)) continue
  relations.push(Object.assign({what: 'relation', value: fact(s)}, said(by, s.evidence)))
}
order(relations, 'value', 'date', 'article', 'speaker', 'words', 'claim').forEach(r => g.emit(r))
const mentions = g.V(...membersOf(me)).out(kg('mentionedIn')).unique().toArray()
g.emit({what: 'claims made', value: into(me, kg('source')).length})
g.emit({what: 'claims about', value: into(me, schema('about')).length})
g.emit({what: 'mentions', value: mentions.length})
g.emit({what: 'articles', value: new Set(mentions.map(m => m.replace(/#char=.*/, ''))).size})
