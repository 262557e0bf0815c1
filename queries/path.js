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
 * @example kg query path putin "south korea"
 */

const kg = term => '<urn:kg:ns:' + term + '>'
const schema = term => '<https://schema.org/' + term + '>'
const rdf = term => '<http://www.w3.org/1999/02/22-rdf-syntax-ns#' + term + '>'
const org = term => '<http://www.w3.org/ns/org#' + term + '>'
const memo = f => { const known = new Map(); return x => known.has(x) ? known.get(x) : known.set(x, f(x)).get(x) }
const local = iri => iri.replace(/^.*[:#\/]|>$/g, '')
const day = value => (String(value).match(/\d{4}(-\d\d){0,2}/) || [''])[0]
const first = values => (values || []).map(String).sort()[0] || ''
const order = (rows, ...columns) => {
  const key = row => columns.map(column => row[column] || '').join('\u0001')
  return rows.map(row => [key(row), row]).sort((a, b) => a[0] < b[0] ? -1 : a[0] > b[0] ? 1 : 0).map(pair => pair[1])
}
// The properties of a node by their local names; the same triple in two articles counts once.
const props = (id, only) => {
  const all = {}
  g.V(id).out(only || null, 'p').tagArray().forEach(t => {
    const key = local(t.p)
    all[key] = all[key] || []
    if (!all[key].includes(t.id)) all[key].push(t.id)
  })
  return all
}
const name = memo(id => first(g.V(id).out(schema('name')).toArray()) || id.slice(1, -1))
const article = memo(id => {
  const a = props(id, [schema('headline'), schema('datePublished')])
  return {title: first(a.headline) || id.slice(1, -1), date: day(first(a.datePublished))}
})
const speaker = c => c.source ? c.source.map(name).sort().join(', ') : first(c.sourceText) || '(nobody named)'
// A claim as people read it: via is who tells of it, where it stands within the claim of somebody else (who may deny it).
const row = id => {
  const c = props(id), via = []
  for (let o = c; o.within && via.length < 9;) {
    o = props(first(o.within))
    const stance = local(first(o.stance))
    via.push(speaker(o) + (stance === 'asserts' ? '' : ' (' + stance + ')'))
  }
  const from = article(first(c.evidence || c.cueEvidence).replace(/#char=.*/, '>'))
  return {
    speaker: speaker(c), stance: local(first(c.stance)), words: first(c.text), via: via.join(', '),
    article: from.title, date: day(first(c.saidOn)) || from.date, claim: id,
  }
}
// The words of a passage <ARTICLE#char=start,end>: stored with it, or cut from the article's text by code points.
const letters = memo(id => Array.from(first(g.V(id).out(kg('text')).toArray())))
const place = passage => {
  const [, id, start, end] = passage.match(/^(<.*)#char=(\d+),(\d+)>$/) || ['', '<', '0', '0']
  return {article: id + '>', start: Number(start), end: Number(end)}
}
const exact = passage => {
  const at = place(passage)
  return first(g.V(passage).out('<http://www.w3.org/ns/oa#exact>').toArray()) ||
    letters(at.article).slice(at.start, at.end).join('')
}
// Who says a statement or quantity: a claim, else the article of its evidence.
const sayer = s => first(s.saidIn) || place(first(s.evidence)).article
// Who says what is said in a claim, or in an article outside of any claim.
const isClaim = memo(id => g.V(id).out(rdf('type')).is(kg('Claim')).toArray().length > 0)
const inOrder = passages => (passages || []).slice().sort((a, b) => place(a).start - place(b).start)
const said = (by, evidence) => isClaim(by) ? row(by) : {
  speaker: '(the article)', stance: '', words: inOrder(evidence).filter(p => place(p).article === by).map(exact).join(' [...] '), via: '',
  article: article(by).title, date: article(by).date,
}
// The graph has the edge only where the one who says it does so without denial or doubt.
const holds = (s, by) => g.V(first(s.subject)).labelContext(by).out(first(s.predicate)).is(first(s.object)).toArray().length > 0

const relations = [
  'allyOf', 'opponentOf', 'memberOf', 'worksFor', 'leaderOf', 'founderOf', 'ownerOf', 'partOf', 'locatedIn', 'bornIn',
  'livesIn', 'spouseOf', 'childOf', 'siblingOf', 'metWith', 'visited', 'attacked', 'killed', 'arrested', 'suppliesTo',
  'sanctioned', 'sued', 'chargedWith', 'acquired', 'agreedWith', 'succeeded',
].map(kg)
const start = nodes => g.V(...nodes).tag('from')
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
      if (came.has(t.id) || !/^<.*>$/.test(t.id)) continue
      came.set(t.id, t)
      next.push(t.id)
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
for (let t = came.get(params.to); t; t = came.get(t.from)) way.unshift(t)
way.forEach((t, i) => g.emit(Object.assign(explain(t), {step: i + 1, from: name(t.from), to: name(t.id)})))
