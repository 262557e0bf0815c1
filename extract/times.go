// SPDX-License-Identifier: Apache-2.0

package extract

import (
	"strings"
	"time"
)

// times finds the days, months and years that the text names. Libraries read "Friday 1,500 troops" as a date and give
// no spans, hence a grammar of our own over tokens (times_grammar.go); what it finds is resolved in the order of the
// text (times_resolve.go), against the day of publication, or where that is not known against the latest full date of
// the text. Without either, only what names its own year has a value and all else is left out. Weeks, quarters,
// seasons and times of day are not dates here.
func (r *Reader) times(d *Document) {
	var found []timeExpr
	for i, s := range d.Sentences {
		p := newTimeParser(d, r.lex.times, i, s.First, s.Last)
		found = append(found, p.all()...)
	}
	at := &timeResolver{d: d, lex: r.lex.times}
	at.anchor, at.anchored = publishedDay(d.Article.Published)
	if !at.anchored {
		at.anchor, at.anchored = latestDay(found)
	}
	at.historical = isHistory(found, at.anchor)
	for i := range found {
		if v := at.resolve(&found[i]); v != "" {
			d.Times = append(d.Times, Time{d.tokenSpan(found[i].first, found[i].last), v})
		}
	}
}

// publishedDay is the day part of an ISO 8601 date.
func publishedDay(s string) (time.Time, bool) {
	if len(s) < len(time.DateOnly) {
		return time.Time{}, false
	}
	t, err := time.Parse(time.DateOnly, s[:len(time.DateOnly)])
	return t, err == nil
}

// latestDay is the latest day that the text names with its year.
func latestDay(found []timeExpr) (latest time.Time, ok bool) {
	for _, x := range found {
		if x.kind == absolute && x.day > 0 && x.year > 0 {
			if t := civil(x.year, x.month, x.day); !ok || t.After(latest) {
				latest, ok = t, true
			}
		}
	}
	return latest, ok
}

// isHistory tells an account of the past from news: it has many years far from its own date and hardly any weekday,
// "yesterday" or "last month". There a date without a year belongs to the year that was named last.
func isHistory(found []timeExpr, anchor time.Time) bool {
	past, near := 0, 0
	for _, x := range found {
		switch {
		case x.kind == weekday || x.kind == offset || x.shift != 0:
			near++
		case x.year != 0 && x.year < anchor.Year()-1:
			past++
		}
	}
	return past >= 5 && past > 3*near
}

// civil is a day of the calendar; there are no zones here.
func civil(y, m, d int) time.Time { return time.Date(y, time.Month(m), d, 0, 0, 0, 0, time.UTC) }

// validDay tells whether a month has a day.
func validDay(y, m, d int) bool {
	return m >= 1 && m <= 12 && d >= 1 && civil(y, m, d).Day() == d
}

// plainWord is a token in lower case with straight apostrophes.
func plainWord(d *Document, i int) string {
	return strings.ReplaceAll(strings.ToLower(d.word(i)), "’", "'")
}
