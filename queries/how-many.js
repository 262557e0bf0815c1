// SPDX-License-Identifier: Apache-2.0

/**
 * How many, and who says so
 *
 * The numbers whose counted noun contains all the words, or that stand in a claim which contains them. The column about is
 * set where the text says about, more than or up to.
 *
 * @param {string} text A noun (troops), a currency code (USD), percent, or words of the claim.
 * @columns value min max unit about speaker stance words via article date claim quantity
 * @use common
 * @example kg query how-many troops
 */

const matching = (start, predicate) => {
  let found = start.in(rdf('type'))
  for (const word of containing(params.text)) found = found.has(predicate, word)
  return found.unique()
}
// What is counted under these words; where nothing is, the numbers of the claims that hold the words.
const ids = new Set(matching(g.V(schema('QuantitativeValue')), schema('unitText')).toArray())
if (ids.size === 0) for (const claim of matching(g.V(kg('Claim')), schema('text')).toArray()) {
  g.V(claim).in(kg('saidIn')).has(rdf('type'), schema('QuantitativeValue')).toArray().forEach(id => ids.add(id))
}
const one = values => values ? number(values[0]) : null
const rows = Array.from(ids).map(id => {
  const n = props(id)
  return Object.assign({
    value: one(n.value), min: one(n.minValue), max: one(n.maxValue), unit: first(n.unitText),
    about: n.approximate ? 'about' : '', quantity: id,
  }, said(sayer(n), n.evidence))
})
order(rows, 'date', 'article', 'speaker', 'unit', 'words', 'quantity').forEach(r => g.emit(r))
