// SPDX-License-Identifier: Apache-2.0

/**
 * The exact words behind a statement or a claim
 *
 * The passages that a statement, claim, quantity or role rests on, each with its sentence, and where they stand: code points of
 * the article's text, from start up to, not including, end. The column says has what the statement states, or the claim's
 * words.
 *
 * @param {iri} node The IRI in the column claim, statement or quantity of other queries, or a passage.
 * @columns what words sentence says speaker stance via article date start end passage
 * @example kg query evidence urn:kg:claim:0123456789abcdef
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
// Who says what is said in a claim, or in an article outside of any claim.
const isClaim = memo(id => g.V(id).out(rdf('type')).is(kg('Claim')).toArray().length > 0)
const inOrder = passages => (passages || []).slice().sort((a, b) => place(a).start - place(b).start)
const said = (by, evidence) => isClaim(by) ? row(by) : {
  speaker: '(the article)', stance: '', words: inOrder(evidence).filter(p => place(p).article === by).map(exact).join(' [...] '), via: '',
  article: article(by).title, date: article(by).date,
}
// The sentence around the code points [start, end) of a text: till a line break, a mark that ends one and not a title, or
// far enough for any sentence.
const far = 600
const title = /(^|[\s("“])(\p{Lu}|Mrs?|Ms|Dr|Gen|Col|Lt|Maj|Capt|Sgt|Sen|Rep|Gov|Prof|Rev|St|No)$/u
const sentence = (text, start, end) => {
  const left = text.slice(Math.max(0, start - far), start).join('').replace(/^[^]*\n/, '')
  const right = text.slice(end, end + far).join('').replace(/\n[^]*$/, '')
  const line = left + text.slice(start, end).join('') + right
  const before = left.length, length = line.length - before - right.length
  const ends = [0]
  for (const m of line.matchAll(/[.!?]['"”’)\]]*\s+(?=['"“‘(]?[\p{Lu}\d])/gu)) {
    if (!title.test(line.slice(Math.max(0, m.index - 9), m.index))) ends.push(m.index + m[0].length)
  }
  const last = ends.find(i => i >= before + length)
  return line.slice(Math.max(...ends.filter(i => i <= before)), last === undefined ? line.length : last).trim()
}

const node = params.node, n = props(node)
const by = n.stance ? node : first(n.saidIn) || first(g.V(node).labels().unique().toArray())
const passages = /#char=/.test(node) ? [['passage', node]] :
  (n.evidence || []).map(p => ['evidence', p]).concat((n.cueEvidence || []).map(p => ['cue', p]))
const rows = passages.map(([what, passage]) => {
  const at = place(passage), words = exact(passage), text = letters(at.article), from = article(at.article)
  const who = what === 'passage' ? {} : said(by, [])
  return {
    what, words, sentence: text.length ? sentence(text, at.start, at.end) : '',
    says: n.predicate ? fact(n) : first(n.stance && n.text), speaker: who.speaker, stance: who.stance, via: who.via,
    article: from.title, date: who.date || from.date, start: at.start, end: at.end, passage,
  }
})
rows.sort((a, b) => a.start - b.start || a.end - b.end || (a.what < b.what ? -1 : 1)).forEach(r => g.emit(r))
