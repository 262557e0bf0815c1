// SPDX-License-Identifier: Apache-2.0

/**
 * Who said these words
 *
 * The claims whose words contain all the words of the text, in any order.
 *
 * @param {string} text Words, or parts of words.
 * @columns speaker stance words via article date claim
 * @example kg query who-said "north korean soldiers"
 */

const kg = term => '<urn:kg:ns:' + term + '>'
const schema = term => '<https://schema.org/' + term + '>'
const rdf = term => '<http://www.w3.org/1999/02/22-rdf-syntax-ns#' + term + '>'
const memo = f => { const known = new Map(); return x => known.has(x) ? known.get(x) : known.set(x, f(x)).get(x) }
const local = iri => iri.replace(/^.*[:#\/]|>$/g, '')
const day = value => (String(value).match(/\d{4}(-\d\d){0,2}/) || [''])[0]
const first = values => (values || []).map(String).sort()[0] || ''
const order = (rows, ...columns) => {
  const key = row => columns.map(column => row[column] || '').join('\u0001')
  return rows.map(row => [key(row), row]).sort((a, b) => a[0] < b[0] ? -1 : a[0] > b[0] ? 1 : 0).map(pair => pair[1])
}
// A filter a word: each must be there, in any order, as part of a word, in small or capital letters.
const containing = text => text.trim().split(/\s+/).map(w => regex('(?i)' + w.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')))
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
const speaker = c => c.source ? c.source.map(name).sort().join(', ') : first(c.sourceText) || '(nobody named)'
// A claim as people read it: via is who tells of it, where it stands within the claim of somebody else (who may deny it).
const row = id => {
  const c = props(id), via = []
  for (let o = c; o.within && via.length < 9;) {
    o = props(first(o.within))
    const stance = local(first(o.stance))
    via.push(speaker(o) + (stance === 'asserts' ? '' : ' (' + stance + ')'))
  }
  const from = article(first(c.evidence || c.cueEvidence).replace(/#char=.*/, '>'))
  return {
    speaker: speaker(c), stance: local(first(c.stance)), words: first(c.text), via: via.join(', '),
    article: from.title, date: day(first(c.saidOn)) || from.date, claim: id,
  }
}

let claims = g.V(kg('Claim')).in(rdf('type'))
for (const word of containing(params.text)) claims = claims.has(schema('text'), word)
order(claims.unique().toArray().map(row), 'date', 'article', 'speaker', 'words', 'claim').forEach(r => g.emit(r))
