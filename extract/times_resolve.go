// SPDX-License-Identifier: Apache-2.0

package extract

import (
	"fmt"
	"strings"
	"time"
)

// timeResolver gives expressions their values, in the order of the text.
type timeResolver struct {
	d          *Document
	lex        *timeLexicon
	anchor     time.Time
	anchored   bool
	historical bool
	lastYear   int // the year named last, 0 if none
	lastIn     int // the sentence that named it
}

// resolve gives the ISO 8601 value, "" where nothing tells it.
func (r *timeResolver) resolve(x *timeExpr) string {
	switch x.kind {
	case interval:
		return r.interval(x)
	case weekday:
		if !r.anchored {
			return ""
		}
		return r.weekday(x).Format(time.DateOnly)
	case offset:
		if !r.anchored {
			return ""
		}
		return r.offset(x)
	}
	if x.year == 0 {
		x.year = r.yearOf(x)
		if x.year == 0 {
			return ""
		}
	} else {
		r.lastYear, r.lastIn = x.year, x.sentence
	}
	if x.day > 0 && x.year > 0 && !validDay(x.year, x.month, x.day) {
		return ""
	}
	return isoDate(x.year, x.month, x.day)
}

// isoDate writes a year, month or day; years before the year 1 as ISO 8601 has them, 490 BC is -0489.
func isoDate(y, m, d int) string {
	s := fmt.Sprintf("%04d", y)
	if y < 0 {
		s = fmt.Sprintf("-%04d", -y)
	}
	if m > 0 {
		s += fmt.Sprintf("-%02d", m)
	}
	if d > 0 {
		s += fmt.Sprintf("-%02d", d)
	}
	return s
}

func (r *timeResolver) interval(x *timeExpr) string {
	if x.year2 > 0 {
		r.lastYear, r.lastIn = x.year, x.sentence
		return isoDate(x.year, 0, 0) + "/" + isoDate(x.year2, 0, 0)
	}
	if x.year == 0 {
		if x.year = r.yearOf(x); x.year == 0 {
			return ""
		}
	}
	if !validDay(x.year, x.month, x.day) || !validDay(x.year, x.month, x.day2) {
		return ""
	}
	return isoDate(x.year, x.month, x.day) + "/" + isoDate(x.year, x.month, x.day2)
}

// weekday resolves a weekday: the last one, the day of publication included, or the next one where the words around
// speak of the future.
func (r *timeResolver) weekday(x *timeExpr) time.Time {
	anchor := r.anchor
	back := (int(anchor.Weekday()) - x.weekday + 7) % 7
	if x.week != 0 { // of the week, which begins on Monday
		monday := anchor.AddDate(0, 0, -(int(anchor.Weekday())+6)%7)
		n := x.week
		if n == 2 {
			n = 0
		}
		return monday.AddDate(0, 0, 7*n+(x.weekday+6)%7)
	}
	switch x.shift {
	case -1:
		if back == 0 {
			back = 7
		}
		return anchor.AddDate(0, 0, -back)
	case 1:
		return anchor.AddDate(0, 0, 7-back)
	}
	direction, reported := r.direction(x)
	if direction == future {
		if reported && r.saidLastWeek(x) { // "last week's edition said he would speak on Tuesday"
			anchor = anchor.AddDate(0, 0, -7)
		}
		return anchor.AddDate(0, 0, (7-back)%7)
	}
	if back == 0 && direction == past && r.cameAfter(x) {
		return anchor.AddDate(0, 0, -7)
	}
	if x.shift == 2 && direction == unknownTime {
		return anchor.AddDate(0, 0, (7-back)%7)
	}
	return anchor.AddDate(0, 0, -back)
}

// cameAfter tells whether the sentence sets the weekday before what is new: "The comments came after police said on
// Friday", on a Friday, is the Friday before.
func (r *timeResolver) cameAfter(x *timeExpr) bool {
	for i := max(r.d.Sentences[x.sentence].First, x.first-timeWindow); i+1 < x.first; i++ {
		if w := plainWord(r.d, i); (w == "came" || w == "comes" || w == "come") && plainWord(r.d, i+1) == "after" {
			return true
		}
	}
	return false
}

// saidLastWeek tells whether the sentence dates what is reported in it to the week before.
func (r *timeResolver) saidLastWeek(x *timeExpr) bool {
	for i := max(r.d.Sentences[x.sentence].First, x.first-timeWindow); i+1 < x.first; i++ {
		if plainWord(r.d, i) == "last" && plainWord(r.d, i+1) == "week" {
			return true
		}
	}
	return false
}

func (r *timeResolver) offset(x *timeExpr) string {
	y, m, _ := r.anchor.Date()
	switch x.grain {
	case 'd':
		return r.anchor.AddDate(0, 0, x.n).Format(time.DateOnly)
	case 'm':
		t := civil(y, int(m)+x.n, 1)
		return isoDate(t.Year(), int(t.Month()), 0)
	}
	if y+x.n < 1 {
		return ""
	}
	return isoDate(y+x.n, 0, 0)
}

// yearOf finds the year of a month or day that is written without one.
func (r *timeResolver) yearOf(x *timeExpr) int {
	if x.grain == 'y' { // "March last year"
		if !r.anchored {
			return 0
		}
		if x.shift == 2 {
			return r.anchor.Year()
		}
		return r.anchor.Year() + x.shift
	}
	if x.shift == 0 {
		if y := r.sharedYear(x); y != 0 {
			return y
		}
	}
	if !r.anchored {
		return 0
	}
	y, month, day := r.anchor.Date()
	at, now := x.month*32+x.day, int(month)*32+day
	if x.day == 0 {
		now = int(month) * 32
	}
	switch x.shift {
	case -1:
		if at >= now {
			y--
		}
		return y
	case 1:
		if at <= now {
			y++
		}
		return y
	case 2:
		return y
	}
	direction, _ := r.direction(x)
	return nearestYear(x, r.anchor, direction)
}

// nearestYear is the year in which a month or day lies as the words point. Nobody leaves out the year of what is most of
// a year away, so a day that is to come within two months, or a month ago and less, may overrule them.
func nearestYear(x *timeExpr, anchor time.Time, dir direction) int {
	y, month, day := anchor.Date()
	at, now := x.month*31+x.day, int(month)*31+day
	if x.day == 0 {
		now = int(month) * 31
	}
	const year, half, soon = 12 * 31, 6 * 31, 2 * 31
	ahead := (at - now + year) % year // 0: the anchor itself
	switch {
	case dir == past && x.day == 0:
		dir = past
	case dir == past && ahead > 0 && ahead <= soon:
		dir = future
	case dir == future && year-ahead <= soon/2 && ahead > 0:
		dir = past
	case dir == unknownTime && ahead <= half:
		dir = future
	}
	if dir == future && at < now {
		return y + 1
	}
	if dir != future && at > now {
		return y - 1
	}
	return y
}

// sharedYear is the year that stands with another date nearby: "between March and June 2020", "in June 2019 ... on 4
// August"; in history, the year named last.
func (r *timeResolver) sharedYear(x *timeExpr) int {
	p := x.last
	if last := r.d.Sentences[x.sentence].Last; p < last {
		switch plainWord(r.d, p) {
		case "-", "–", "to", "and", "or", "through", "until":
			t := newTimeParser(r.d, r.lex, x.sentence, p, min(p+8, last))
			for _, rule := range []func(int) (timeExpr, bool){t.dayMonth, t.monthDay, t.monthAlone} {
				if y, ok := rule(p + 1); ok && y.year > 0 && y.month >= x.month {
					return y.year
				}
			}
		}
	}
	if r.lastYear != 0 && (r.historical || r.lastIn == x.sentence && r.lastYear < r.anchor.Year()) {
		return r.lastYear
	}
	return 0
}

// direction of time in which an expression looks.
type direction uint8

const (
	unknownTime direction = iota
	past
	future
)

// timeWindow is how many tokens around an expression are asked for its tense.
const timeWindow = 30

// direction reads the tense of the clause: the nearest verb before the expression, else the first one after it. reported
// is true where "would" tells the future of a past.
func (r *timeResolver) direction(x *timeExpr) (dir direction, reported bool) {
	s := r.d.Sentences[x.sentence]
	by := x.first > s.First && plainWord(r.d, x.first-1) == "by"
	for i := x.first - 1; i >= max(s.First, x.first-timeWindow); i-- {
		w := plainWord(r.d, i)
		if w == ";" || w == ":" {
			break
		}
		if i == x.first-1 && (w == "until" || w == "till") && !r.hasPerfect(s.First, i) {
			return future, false
		}
		if by && r.lex.is("deadline", strings.ToLower(r.d.Tokens[i].Lemma)) {
			return future, false // "demanded a meeting by Friday"
		}
		if dir, reported := r.tense(s.First, i); dir != unknownTime {
			return dir, reported
		}
	}
	if by {
		return future, false
	}
	for i := x.last; i < min(s.Last, x.last+timeWindow); i++ {
		if t := r.d.Tokens[i].Tag; t != Verb && t != Aux {
			continue
		}
		if dir, reported := r.tense(s.First, i); dir != unknownTime {
			return dir, reported
		}
	}
	return unknownTime, false
}

// hasPerfect tells whether "had" or "lasted" stands shortly before i.
func (r *timeResolver) hasPerfect(first, i int) bool {
	for k := i - 1; k >= max(first, i-6); k-- {
		switch plainWord(r.d, k) {
		case "had", "lasted", "ran", "served", "lived", "worked", "remained", "stayed":
			return true
		}
	}
	return false
}

// tense tells what the word at i says of time, by itself and the helping verbs before it.
func (r *timeResolver) tense(first, i int) (direction, bool) {
	t, w := r.d.Tokens[i], plainWord(r.d, i)
	lemma := strings.ToLower(t.Lemma)
	if r.lex.is("ahead", w) {
		return future, false
	}
	if t.Tag != Verb && t.Tag != Aux || r.d.word(i) == "May" {
		return unknownTime, false
	}
	if r.lex.is("modal", w) || w == "wo" || w == "ca" {
		return future, w == "would"
	}
	for k := i - 1; k >= max(first, i-4); k-- { // the helping verbs of this verb
		switch h := plainWord(r.d, k); {
		case h == "have" && r.modalBefore(first, k): // "may have fled"
			return past, false
		case h == "had" || h == "was" || h == "were" || h == "did" || h == "has" || h == "have":
			return past, false
		case r.lex.is("modal", h) && r.d.word(k) != "May":
			return future, h == "would"
		case h == "to":
			return r.governing(first, k), false
		}
		if tag := r.d.Tokens[k].Tag; tag != Adv && tag != Part && tag != Aux && tag != Pron {
			break
		}
	}
	switch {
	case strings.HasSuffix(w, "ing"):
		return unknownTime, false
	case w == "was" || w == "were" || w == "had" || w == "did" || w == "has" || w == "have":
		return past, false
	case strings.HasSuffix(w, "ed") || w != lemma && !strings.HasSuffix(w, "s"):
		return past, false
	case t.Tag == Verb && r.lex.is("schedule", lemma):
		return future, false
	case t.Tag == Verb:
		return past, false // "says Friday", the present of headlines and captions
	}
	return unknownTime, false
}

func (r *timeResolver) modalBefore(first, i int) bool {
	return i-1 >= first && r.lex.is("modal", plainWord(r.d, i-1))
}

// governing reads what stands before "to": planned things lie ahead, and what was done to reach them is past.
func (r *timeResolver) governing(first, to int) direction {
	for k := to - 1; k >= max(first, to-5); k-- {
		w, t := plainWord(r.d, k), r.d.Tokens[k]
		switch {
		case r.lex.is("planned", strings.ToLower(t.Lemma)) || r.lex.is("planned", w) || w == "going" || w == "is" || w == "are":
			return future
		case t.Tag == Verb && (strings.HasSuffix(w, "ed") || w != t.Lemma && !strings.HasSuffix(w, "s") && !strings.HasSuffix(w, "ing")):
			return past
		}
	}
	return unknownTime
}
