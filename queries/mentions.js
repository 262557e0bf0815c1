// SPDX-License-Identifier: Apache-2.0

/**
 * Where somebody or something is spoken of
 *
 * Each place that speaks of the entity, with the words around it where the graph has the text.
 *
 * @param {entity} entity Who or what.
 * @param {number} [around=60] Characters before and after.
 * @columns article date before mention after passage
 * @use common
 * @example kg query mentions putin around=40
 */

const around = params.around === undefined ? 60 : Math.max(0, params.around)
const flat = part => part.join('').replace(/\s+/g, ' ')
const rows = g.V(...membersOf(params.entity)).out(kg('mentionedIn')).unique().toArray().map(passage => {
  const at = place(passage), text = letters(at.article), from = article(at.article)
  return {at, row: {
    article: from.title, date: from.date, mention: exact(passage), passage,
    before: flat(text.slice(Math.max(0, at.start - around), at.start)), after: flat(text.slice(at.end, at.end + around)),
  }}
})
rows.sort((a, b) => compare(a.row.date, b.row.date) || compare(a.at.article, b.at.article) || a.at.start - b.at.start)
rows.forEach(r => g.emit(r.row))
