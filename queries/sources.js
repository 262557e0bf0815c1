// SPDX-License-Identifier: Apache-2.0

/**
 * Who is quoted most
 *
 * How many claims each source makes, and in how many articles; the denials among them are counted once more on their
 * own. Sources without a name are counted by the words of the text. A claim that somebody else denies to have been made does
 * not count.
 *
 * @param {entity} [about] Only claims that speak of this entity.
 * @param {date} [since] Nothing before it; undated claims are left out.
 * @param {date} [until] Nothing after it.
 * @columns speaker claims articles denials entity
 * @use common
 * @example kg query sources about=russia
 */

const all = params.about ? g.V(...membersOf(params.about)).in(schema('about')).has(rdf('type'), kg('Claim')) : g.V(kg('Claim')).in(rdf('type'))
const claims = new Map() // each claim once, though a path comes for each of its passages
all.unique().saveOpt(kg('source'), 's').saveOpt(kg('sourceText'), 'text').saveOpt(kg('evidence'), 'e')
  .saveOpt(kg('stance'), 'stance').saveOpt(kg('saidOn'), 'on').saveOpt(kg('within'), 'within').forEach(t => claims.set(t.id, t))
const denied = new Set(g.V(kg('denies')).in(kg('stance')).toArray())
const sources = new Map()
claims.forEach(t => {
  if (denied.has(t.within)) return
  const id = (t.e || '').replace(/#char=.*/, '>')
  if ((params.since || params.until) && !within(day(t.on || '') || article(id).date, params.since, params.until)) return
  const pronoun = /^(he|she|it|they|who|which|we|you|one)$/i.test(t.text || '') // nobody knows whose
  const entity = t.s && headOf(t.s)
  const who = entity || (pronoun ? '' : t.text) || '(nobody named)'
  const s = sources.get(who) || {speaker: entity ? name(entity) : who, claims: 0, articles: new Set(), denials: 0, entity}
  s.claims++
  s.articles.add(id)
  if (t.stance === kg('denies')) s.denials++
  sources.set(who, s)
})
Array.from(sources.values()).map(s => Object.assign(s, {articles: s.articles.size}))
  .sort((a, b) => b.claims - a.claims || b.articles - a.articles || compare(a.speaker + a.entity, b.speaker + b.entity))
  .forEach(s => g.emit(s))
