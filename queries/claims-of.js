// SPDX-License-Identifier: Apache-2.0

/**
 * What somebody says
 *
 * The claims whose source is the entity. A claim with something in the column via is told by that other source, and not by the
 * article itself.
 *
 * @param {entity} entity Who speaks.
 * @param {asserts|denies|doubts|asks|demands|promises|predicts|supports|opposes|accuses} [stance] Only claims of this stance.
 * @param {date} [since] Nothing before it; undated claims are left out.
 * @param {date} [until] Nothing after it.
 * @param {number} [confidence=0] Only claims that were read with at least this confidence, from 0 to 1.
 * @columns speaker stance words via article date claim
 * @use common
 * @example kg query claims-of lukashenko stance=denies
 */

const claims = into(params.entity, kg('source')).filter(confident).map(row)
  .filter(r => (!params.stance || r.stance === params.stance) && within(r.date, params.since, params.until))
order(claims, 'date', 'article', 'words', 'claim').forEach(r => g.emit(r))
