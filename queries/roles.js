// SPDX-License-Identifier: Apache-2.0

/**
 * Which offices somebody holds, or who holds those of a body
 *
 * The roles of a person, or of all persons in a country or an organisation, with who says so.
 *
 * @param {entity} entity A person, a country or an organisation.
 * @columns person role of former speaker stance words via article date claim
 * @use common
 * @example kg query roles "united states"
 */

const rows = []
for (const id of g.V(params.entity).in([org('member'), org('organization')]).unique().toArray()) {
  const m = props(id)
  for (const by of g.V(id).labels().unique().toArray()) {
    rows.push(Object.assign({
      person: (m.member || []).map(name).sort().join(', '), role: first(m.role),
      of: (m.organization || []).map(name).sort().join(', '), former: m.former ? 'former' : '',
    }, said(by, m.evidence)))
  }
}
order(rows, 'person', 'role', 'of', 'date', 'article', 'speaker', 'words', 'claim').forEach(r => g.emit(r))
