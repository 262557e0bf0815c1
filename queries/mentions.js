// SPDX-License-Identifier: Apache-2.0

/**
 * Where somebody or something is spoken of
 *
 * Each place that speaks of the entity, with the words around it where the graph has the text.
 *
 * @param {entity} entity Who or what.
 * @param {number} [around=60] Characters before and after.
 * @columns article date before mention after passage
 * @example kg query mentions putin around=40
 */

const kg = term => '<urn:kg:ns:' + term + '>'
const schema = term => '<https://schema.org/' + term + '>'
const memo = f => { const known = new Map(); return x => known.has(x) ? known.get(x) : known.set(x, f(x)).get(x) }
const local = iri => iri.replace(/^.*[:#\/]|>$/g, '')
const day = value => (String(value).match(/\d{4}(-\d\d){0,2}/) || [''])[0]
const first = values => (values || []).map(String).sort()[0] || ''
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
const article = memo(id => {
  const a = props(id, [schema('headline'), schema('datePublished')])
  return {title: first(a.headline) || id.slice(1, -1), date: day(first(a.datePublished))}
})
// The words of a passage <ARTICLE#char=start,end>: stored with it, or cut from the article's text by code points.
const letters = memo(id => Array.from(first(g.V(id).out(kg('text')).toArray())))
const place = passage => {
  const [, id, start, end] = passage.match(/^(<.*)#char=(\d+),(\d+)>$/) || ['', '<', '0', '0']
  return {article: id + '>', start: Number(start), end: Number(end)}
}
const exact = passage => {
  const at = place(passage)
  return first(g.V(passage).out('<http://www.w3.org/ns/oa#exact>').toArray()) ||
    letters(at.article).slice(at.start, at.end).join('')
}

const around = params.around === undefined ? 60 : Math.max(0, params.around)
const flat = part => part.join('').replace(/\s+/g, ' ')
const rows = g.V(params.entity).out(kg('mentionedIn')).unique().toArray().map(passage => {
  const at = place(passage), text = letters(at.article), from = article(at.article)
  return {at, row: {
    article: from.title, date: from.date, mention: exact(passage), passage,
    before: flat(text.slice(Math.max(0, at.start - around), at.start)), after: flat(text.slice(at.end, at.end + around)),
  }}
})
const compare = (a, b) => a < b ? -1 : a > b ? 1 : 0
rows.sort((a, b) => compare(a.row.date, b.row.date) || compare(a.at.article, b.at.article) || a.at.start - b.at.start)
rows.forEach(r => g.emit(r.row))
