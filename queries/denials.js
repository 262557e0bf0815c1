// SPDX-License-Identifier: Apache-2.0

/**
 * Who denies what
 *
 * The claims that deny, and the statements that say of something that it is not so. The column denied has the relations that
 * are denied, where they could be read.
 *
 * @param {entity} [of] Who denies.
 * @param {entity} [about] Whom or what the denied words speak of.
 * @param {number} [confidence=0] Only claims and statements that were read with at least this confidence, from 0 to 1.
 * @columns speaker stance words denied via article date claim
 * @use common
 * @example kg query denials of=lukashenko
 */

const wanted = (source, about) =>
  (!params.of || (source || []).map(headOf).includes(params.of)) && (!params.about || (about || []).map(headOf).includes(params.about))
// The negative statements, by the claim or article in which they are said.
const negative = new Map()
for (const id of g.V(kg('negative')).in(kg('polarity')).unique().toArray()) {
  const s = props(id), by = sayer(s)
  if (s.stance || !confident(id)) continue // a claim within a claim that denies: via tells of it
  negative.set(by, (negative.get(by) || []).concat([s]))
}
const rows = []
const add = (by, statements) => {
  const c = isClaim(by) ? props(by) : {}
  const about = statements.flatMap(s => [first(s.subject), first(s.object)]).concat(c.about || [])
  if (!wanted(c.source, about)) return
  const r = said(by, statements.flatMap(s => s.evidence || []))
  r.denied = statements.map(fact).sort().join('; ')
  rows.push(r)
}
const claims = g.V(kg('denies')).in(kg('stance')).unique().toArray().filter(confident)
claims.forEach(id => add(id, negative.get(id) || []))
negative.forEach((statements, by) => { if (!claims.includes(by) && confident(by)) add(by, statements) })
order(rows, 'date', 'article', 'speaker', 'words', 'claim').forEach(r => g.emit(r))
