// SPDX-License-Identifier: Apache-2.0

/**
 * How two are connected
 *
 * A shortest way from one entity to the other over relations, roles and claims of one about the other, a row a step, with who
 * says so. No row: there is no such way. Of two ways of the same length the one with more relations and roles is taken
 * first.
 *
 * @param {entity} from One end.
 * @param {entity} to The other end.
 * @param {number} [steps=4] The longest way to look for.
 * @param {yes|no} [claims=yes] Whether "one says something about the other" is a step.
 * @columns step from to fact speaker stance words via article date claim
 * @use common
 * @example kg query path putin "south korea"
 */

const relations = [
  'allyOf', 'opponentOf', 'memberOf', 'worksFor', 'leaderOf', 'founderOf', 'ownerOf', 'partOf', 'locatedIn', 'bornIn',
  'livesIn', 'spouseOf', 'childOf', 'siblingOf', 'metWith', 'visited', 'attacked', 'killed', 'arrested', 'suppliesTo',
  'sanctioned', 'sued', 'chargedWith', 'acquired', 'agreedWith', 'succeeded',
].map(kg)
const start = nodes => g.V(...nodes.flatMap(membersOf)).tag('from')
// The steps from some nodes to their neighbours: {from, id (to), p (relation), m (role), c (claim), back}.
const kinds = [
  nodes => start(nodes).out(relations, 'p').tagArray(),
  nodes => start(nodes).in(relations, 'p').tagArray().map(t => Object.assign({back: true}, t)),
  nodes => start(nodes).in(org('member')).tag('m').out(org('organization')).tagArray(),
  nodes => start(nodes).in(org('organization')).tag('m').out(org('member')).tagArray(),
]
if (params.claims !== 'no') {
  kinds.push(nodes => start(nodes).in(kg('source')).tag('c').out(schema('about')).tagArray())
  kinds.push(nodes => start(nodes).in(schema('about')).tag('c').out(kg('source')).tagArray()
    .map(t => Object.assign({back: true}, t)))
}
const came = new Map([[params.from, null]])
let front = [params.from]
for (let step = 0; step < (params.steps || 4) && front.length && !came.has(params.to); step++) {
  const next = []
  for (const kind of kinds) {
    for (const t of order(kind(front), 'from', 'id', 'p', 'm', 'c')) {
      if (!/^<.*>$/.test(t.id) || came.has(headOf(t.id))) continue
      came.set(headOf(t.id), t)
      next.push(headOf(t.id))
    }
  }
  front = next
}
const earliest = rows => order(rows, 'date', 'article', 'speaker', 'words', 'claim')[0] || {}
const explain = t => {
  if (t.c) {
    const c = row(t.c)
    return Object.assign(c, {fact: c.speaker + ' ' + c.stance + ' something about ' + name(t.back ? t.from : t.id)})
  }
  if (t.m) {
    const m = props(t.m), by = g.V(t.m).labels().unique().toArray()
    const of = (m.organization || []).map(name).join(', ')
    return Object.assign(earliest(by.map(l => said(l, m.evidence))), {
      fact: (m.member || []).map(name).join(', ') + ', ' + (m.former ? 'former ' : '') + first(m.role) + ' of ' + of,
    })
  }
  const [s, o] = t.back ? [t.id, t.from] : [t.from, t.id]
  const statements = g.V(s).in(rdf('subject')).has(rdf('predicate'), t.p).has(rdf('object'), o).unique().toArray()
    .map(id => props(id)).filter(x => !x.polarity && !x.modality && holds(x, sayer(x)))
  return Object.assign(earliest(statements.map(x => said(sayer(x), x.evidence))), {
    fact: name(s) + ' ' + local(t.p) + ' ' + name(o),
  })
}
const way = []
for (let t = came.get(params.to); t; t = came.get(headOf(t.from))) way.unshift(t)
way.forEach((t, i) => g.emit(Object.assign(explain(t), {step: i + 1, from: name(t.from), to: name(t.id)})))
