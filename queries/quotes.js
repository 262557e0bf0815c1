// SPDX-License-Identifier: Apache-2.0

/**
 * What somebody said in so many words
 *
 * The claims of the entity that are quoted, wholly (direct) or in part (mixed).
 *
 * @param {entity} entity Who speaks.
 * @param {date} [since] Nothing before it; undated claims are left out.
 * @param {date} [until] Nothing after it.
 * @param {number} [confidence=0] Only claims that were read with at least this confidence, from 0 to 1.
 * @columns speaker stance words quote to via article date claim
 * @use common
 * @example kg query quotes lukashenko
 */

const rows = []
for (const id of into(params.entity, kg('source')).filter(confident)) {
  const c = props(id), quote = local(first(c.quoteType))
  if (quote !== 'direct' && quote !== 'mixed') continue
  rows.push(Object.assign(row(id), {quote, to: (c.addressee || []).map(label).sort().join(', ')}))
}
order(rows.filter(r => within(r.date, params.since, params.until)), 'date', 'article', 'words', 'claim')
  .forEach(r => g.emit(r))
