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
 * @use common
 * @example kg query evidence urn:kg:claim:0123456789abcdef
 */

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
