// SPDX-License-Identifier: Apache-2.0

/**
 * What was said and what happened, by date
 *
 * The claims by or about the entity, and the statements on it that the text dates. The column dated tells what the date is of:
 * the event, the saying, or the article where neither is dated.
 *
 * @param {entity} entity Whose timeline.
 * @param {date} [since] Nothing before it; undated claims are left out.
 * @param {date} [until] Nothing after it.
 * @columns date dated speaker stance words via article claim statement
 * @use common
 * @example kg query timeline "south korea"
 */

const rows = []
const claims = g.V(params.entity).in([kg('source'), schema('about')]).unique().toArray()
for (const id of claims) {
  const on = g.V(id).out(kg('saidOn')).toArray()
  rows.push(Object.assign(row(id), {dated: on.length ? 'said' : 'published'}))
}
for (const id of g.V(params.entity).in([rdf('subject'), rdf('object'), schema('location')]).unique().toArray()) {
  const s = props(id)
  if (!s.temporal) continue
  const event = {date: day(first(s.temporal)), dated: 'event', words: fact(s), statement: id}
  rows.push(Object.assign(said(sayer(s), s.evidence), event))
}
order(rows.filter(r => within(r.date, params.since, params.until)), 'date', 'article', 'speaker', 'words', 'claim', 'statement')
  .forEach(r => g.emit(r))
