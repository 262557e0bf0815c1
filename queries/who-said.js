// SPDX-License-Identifier: Apache-2.0

/**
 * Who said these words
 *
 * The claims whose words contain all the words of the text, in any order.
 *
 * @param {string} text Words, or parts of words.
 * @columns speaker stance words via article date claim
 * @use common
 * @example kg query who-said "north korean soldiers"
 */

let claims = g.V(kg('Claim')).in(rdf('type'))
for (const word of containing(params.text)) claims = claims.has(schema('text'), word)
order(claims.unique().toArray().map(row), 'date', 'article', 'speaker', 'words', 'claim').forEach(r => g.emit(r))
