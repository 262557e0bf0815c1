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
 * @example kg query sources about=russia
 */

const kg = term => '<urn:kg:ns:' + term + '>'
const schema = term => '<https://schema.org/' + term + '>'
const rdf = term => '<http://www.w3.org/1999/02/22-rdf-syntax-ns#' + term + '>'
const memo = f => { const known = new Map(); return x => known.has(x) ? known.get(x) : known.set(x, f(x)).get(x) }
const local = iri => iri.replace(/^.*[:#\/]|>$/g, '')
const day = value => (String(value).match(/\d{4}(-\d\d){0,2}/) || [''])[0]
const first = values => (values || []).map(String).sort()[0] || ''
// A date that says less than the limit (a year) is within where it may be.
const within = (date, since, until) => {
  const cut = limit => date.slice(0, limit.length)
  if ((since || until) && !date) return false
  return (!since || cut(since) >= since.slice(0, date.length)) && (!until || cut(until) <= until.slice(0, date.length))
}
// The properties of a node by their local names; the same triple in two articles counts once.
const props = (id, only) => {
  const all = {}
  g.V(id).out(only || null, 'p').tagArray().forEach(t => {
    const key = local(t.p)
    all[key] = all[key] || []
    if (!all[key].includes(t.id)) all[key].push(t.id)
  })
  return all
}
const name = memo(id => first(g.V(id).out(schema('name')).toArray()) || id.slice(1, -1))
const article = memo(id => {
  const a = props(id, [schema('headline'), schema('datePublished')])
  return {title: first(a.headline) || id.slice(1, -1), date: day(first(a.datePublished))}
})

const all = params.about ? g.V(params.about).in(schema('about')).has(rdf('type'), kg('Claim')) : g.V(kg('Claim')).in(rdf('type'))
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
  const who = t.s || (pronoun ? '' : t.text) || '(nobody named)'
  const s = sources.get(who) || {speaker: t.s ? name(t.s) : who, claims: 0, articles: new Set(), denials: 0, entity: t.s}
  s.claims++
  s.articles.add(id)
  if (t.stance === kg('denies')) s.denials++
  sources.set(who, s)
})
const compare = (a, b) => a < b ? -1 : a > b ? 1 : 0
Array.from(sources.values()).map(s => Object.assign(s, {articles: s.articles.size}))
  .sort((a, b) => b.claims - a.claims || b.articles - a.articles || compare(a.speaker + a.entity, b.speaker + b.entity))
  .forEach(s => g.emit(s))
