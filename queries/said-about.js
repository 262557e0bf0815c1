// SPDX-License-Identifier: Apache-2.0

/**
 * What is said about somebody or something
 *
 * The claims of anybody that speak of the entity.
 *
 * @param {entity} entity Whom or what it is about.
 * @param {date} [since] Nothing before it; undated claims are left out.
 * @param {date} [until] Nothing after it.
 * @param {number} [confidence=0] Only claims that were read with at least this confidence, from 0 to 1.
 * @columns speaker stance words via article date claim
 * @use common
 * @example kg query said-about "north korea" since=2024-10
 */

const claims = into(params.entity, schema('about')).filter(confident).map(row)
  .filter(r => within(r.date, params.since, params.until))
order(claims, 'date', 'article', 'speaker', 'words', 'claim').forEach(r => g.emit(r))
