// SPDX-License-Identifier: Apache-2.0

// What the saved queries share; a query takes it by @use common.

const kg = term => '<urn:kg:ns:' + term + '>'
const schema = term => '<https://schema.org/' + term + '>'
const rdf = term => '<http://www.w3.org/1999/02/22-rdf-syntax-ns#' + term + '>'
const org = term => '<http://www.w3.org/ns/org#' + term + '>'
const memo = f => { const known = new Map(); return x => known.has(x) ? known.get(x) : known.set(x, f(x)).get(x) }
const local = iri => iri.replace(/^.*[:#\/]|>$/g, '')
const day = value => (String(value).match(/\d{4}(-\d\d){0,2}/) || [''])[0]
const number = value => typeof value === 'number' ? value : Number((String(value).match(/-?[\d.]+/) || [NaN])[0])
const first = values => (values || []).map(String).sort()[0] || ''
const order = (rows, ...columns) => {
  const key = row => columns.map(column => row[column] || '').join('\u0001')
  return rows.map(row => [key(row), row]).sort((a, b) => a[0] < b[0] ? -1 : a[0] > b[0] ? 1 : 0).map(pair => pair[1])
}
// A date that says less than the limit (a year) is within where it may be.
const within = (date, since, until) => {
  const cut = limit => date.slice(0, limit.length)
  if ((since || until) && !date) return false
  return (!since || cut(since) >= since.slice(0, date.length)) && (!until || cut(until) <= until.slice(0, date.length))
}
// A filter a word: each must be there, in any order, as part of a word, in small or capital letters.
const containing = text => text.trim().split(/\s+/).map(w => regex('(?i)' + w.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')))
const compare = (a, b) => a < b ? -1 : a > b ? 1 : 0
// Users merge entities that are one (kg:mergedInto). membersOf gives those that are counted as one with an entity, headOf the one
// that they are counted as. A graph without decisions is not asked for each entity.
const decided = g.V(kg('Decision')).in(rdf('type')).limit(1).toArray().length > 0
const membersOf = !decided ? id => [id] : memo(id => {
  const members = [id]
  for (let i = 0; i < members.length; i++) {
    const next = g.V(members[i]).out(kg('mergedInto')).toArray().concat(g.V(members[i]).in(kg('mergedInto')).toArray())
    next.forEach(m => { if (!members.includes(m)) members.push(m) })
  }
  return members.sort((a, b) => compare(a.slice(1, -1), b.slice(1, -1)))
})
const headOf = !decided ? id => id :
  memo(id => membersOf(id).find(m => g.V(m).out(kg('mergedInto')).toArray().length === 0) || membersOf(id)[0])
// The nodes from which one of some properties leads to an entity, each once. A path a property: for a list of them Cayley
// reads through the whole graph.
const into = (id, ...properties) => Array.from(new Set(properties.flatMap(p => g.V(...membersOf(id)).in(p).toArray())))
// The properties of a node by their local names; the same triple in two articles counts once.
const props = id => {
  const all = {}
  g.V(id).out(null, 'p').tagArray().forEach(t => {
    const key = local(t.p)
    all[key] = all[key] || []
    if (!all[key].includes(t.id)) all[key].push(t.id)
  })
  return all
}
// The name of the entity that one is counted as, and what tells it from others of that name where users split them.
const called = id => first(g.V(id).out(schema('name')).toArray())
const telling = id => decided ? first(g.V(id).out(schema('disambiguatingDescription')).toArray()) : ''
const name = memo(id => {
  const what = telling(headOf(id))
  return (called(headOf(id)) || called(id) || id.slice(1, -1)) + (what && ' (' + what + ')')
})
const label = value => /^<.*>$/.test(value) ? name(value) : value
// What a statement says, with "not" and "possible" before it.
const fact = s => (s.polarity ? 'not: ' : '') + (s.modality || []).map(m => local(m) + ': ').join('') +
  label(first(s.subject)) + ' ' + local(first(s.predicate)) + ' ' + label(first(s.object))
const article = memo(id => {
  // A path a predicate: for a list of them Cayley reads through the whole graph.
  const of = term => first(g.V(id).out(schema(term)).toArray())
  return {title: of('headline') || id.slice(1, -1), date: day(of('datePublished'))}
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
// Whether a claim or statement was read with at least the confidence asked for; one without a number was.
const confident = id => {
  const values = g.V(id).out(kg('confidence')).toArray()
  return values.length === 0 || Math.max(...values.map(number)) >= (params.confidence || 0)
}
// The graph has the edge only where the one who says it does so without denial or doubt.
const holds = (s, by) => g.V(first(s.subject)).labelContext(by).out(first(s.predicate)).is(first(s.object)).toArray().length > 0
