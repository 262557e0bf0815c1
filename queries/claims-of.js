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
 * @example kg query claims-of lukashenko stance=denies
 */

const kg = term => '<urn:kg:ns:' + term + '>'
const schema = term => '<https://schema.org/' + term + '>'
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

const confident = id => {
  const values = g.V(id).out(kg('confidence')).toArray()
  return values.length === 0 || Math.max(...values.map(number)) >= (params.confidence || 0)
}
const claims = g.V(params.entity).in(kg('source')).unique().toArray().filter(confident).map(row)
  .filter(r => (!params.stance || r.stance === params.stance) && within(r.date, params.since, params.until))
order(claims, 'date', 'article', 'words', 'claim').forEach(r => g.emit(r))
