// SPDX-License-Identifier: Apache-2.0

/**
 * Who denies what
 *
 * The claims that deny, and the statements that say of something that it is not so. The column denied has the relations that
 * are denied, where they could be read.
 *
 * @param {entity} [of] Who denies.
 * @param {entity} [about] Whom or what the denied words speak of.
 * @columns speaker stance words denied via article date claim
 * @example kg query denials of=lukashenko
 */

const kg = term => '<urn:kg:ns:' + term + '>'
const schema = term => '<https://schema.org/' + term + '>'
const rdf = term => '<http://www.w3.org/1999/02/22-rdf-syntax-ns#' + term + '>'
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
const label = value => /^<.*>$/.test(value) ? name(value) : value
// What a statement says, with "not" and "possible" before it.
const fact = s => (s.polarity ? 'not: ' : '') + (s.modality || []).map(m => local(m) + ': ').join('') +
  label(first(s.subject)) + ' ' + local(first(s.predicate)) + ' ' + label(first(s.object))
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

const wanted = (source, about) =>
  (!params.of || (source || []).includes(params.of)) && (!params.about || (about || []).includes(params.about))

// The negative statements, by the claim or article in which they are said.
const negative = new Map()
for (const id of g.V(kg('negative')).in(kg('polarity')).unique().toArray()) {
  const s = props(id), by = sayer(s)
  if (s.stance) continue // a claim within a claim that denies: via tells of it
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
const claims = g.V(kg('denies')).in(kg('stance')).unique().toArray()
claims.forEach(id => add(id, negative.get(id) || []))
negative.forEach((statements, by) => { if (!claims.includes(by)) add(by, statements) })
order(rows, 'date', 'article', 'speaker', 'words', 'claim').forEach(r => g.emit(r))
