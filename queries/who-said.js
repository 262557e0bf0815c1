// SPDX-License-Identifier: Apache-2.0

/**
 * Who said these words
 *
 * The claims whose words contain all the words of the text, in any order.
 *
 * @param {string} text Words, or parts of words.
 * @param {number} [confidence=0] Only claims that were read with at least this confidence, from 0 to 1.
 * @columns speaker stance words via article date claim
 * @use common
 * @example kg query who-said "north korean soldiers"
 */

// Along the path and not by .has(), for which Cayley reads through all texts anew for each claim.
let texts = g.V(kg('Claim')).in(rdf('type')).tag('claim').out(schema('text'))
for (const word of containing(params.text)) texts = texts.filter(word)
const claims = new Set(texts.tagArray().map(t => t.claim))
order([...claims].filter(confident).map(row), 'date', 'article', 'speaker', 'words', 'claim').forEach(r => g.emit(r))
