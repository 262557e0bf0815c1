// SPDX-License-Identifier: Apache-2.0

/**
 * Who is an ally of whom, and who says so
 *
 * Both directions of kg:allyOf for the entity, a row for each who says so: the article itself, or the source of a claim. What
 * is only denied, doubted or asked is not listed.
 *
 * @param {entity} entity Whose allies.
 * @columns who ally_of speaker stance words via article date claim statement
 * @use common
 * @example kg query allies lukashenko
 */

const rows = []
for (const id of g.V(params.entity).in([rdf('subject'), rdf('object')]).unique().toArray()) {
  const s = props(id), by = sayer(s)
  if (first(s.predicate) !== kg('allyOf') || s.polarity || s.modality || !holds(s, by)) continue
  rows.push(Object.assign({who: label(first(s.subject)), ally_of: label(first(s.object)), statement: id}, said(by, s.evidence)))
}
order(rows, 'who', 'ally_of', 'date', 'article', 'speaker', 'words', 'statement').forEach(r => g.emit(r))
