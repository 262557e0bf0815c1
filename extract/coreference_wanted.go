// SPDX-License-Identifier: Apache-2.0

package extract

import (
	"slices"
	"strings"
)

// want reads the noun phrase at i: an article, words, and a noun. In headlines the article may be left out.
func (r *resolver) want(i int, s Sentence) (wanted, bool) {
	d := r.d
	w := wanted{first: i, head: -1, country: -1, by: -1, of: -1, sentence: int(d.Tokens[i].Sentence)}
	k, ok := r.article(&w, s)
	if !ok || w.head >= 0 {
		return w, ok && len(r.held[w.noun]) > 0
	}
	if k >= s.Last {
		return w, false
	}
	if x, e := r.g.findDemonym(d, k, s.Last); e > k {
		w.country, k = x, e
	}
	if k, ok = r.phrase(&w, k, s); !ok {
		return w, false
	}
	if n := len(w.words); w.head < 0 && n > 0 && w.words[n-1] == k-1 && d.word(k-1) == yearOld {
		w.head = k - 1 // "the 24-year-old said"
	}
	if w.head < 0 || k <= w.head || k < s.Last && (r.startsName(k) || d.word(k) == "-") {
		return w, false
	}
	w.words = slices.DeleteFunc(w.words, func(x int) bool { return x >= w.head })
	w.end, w.noun = w.head+1, strings.ToLower(d.word(w.head))
	if r.excluded(w.words, w.head) || r.elsewhere(&w, s) || r.ownPaper(&w) {
		return w, false
	}
	if d.Tokens[i].Tag != Det && k > i || w.indefinite {
		if slices.ContainsFunc(w.words, func(k int) bool { return strings.HasSuffix(d.Words[d.Tokens[k].Word].XPOS, "S") }) {
			return w, false
		}
	}
	if x, ok := strings.CutPrefix(w.noun, "ex-"); ok {
		w.noun, w.former = x, true
	}
	if w.kind = r.g.nouns[w.noun]; w.noun == yearOld {
		w.kind = nounOccupation
	}
	if w.end < s.Last && d.word(w.end) == "from" && w.kind&nounPerson != 0 { // "the senator from Ohio"
		w.of = r.nameWithin(w.end+1, min(s.Last, w.end+3))
	}
	if w.end < s.Last && d.word(w.end) == "of" && r.leads(w.head, w.end) {
		if w.of = r.nameWithin(w.end+1, min(s.Last, w.end+4)); w.of < 0 {
			return w, false
		}
	}
	return w, true
}

// article reads what begins a noun phrase and gives the token behind it. A body before the noun for somebody of it is read whole.
func (r *resolver) article(w *wanted, s Sentence) (next int, ok bool) {
	d, i := r.d, w.first
	switch strings.ToLower(d.word(i)) {
	case "the", "that", "this":
		return i + 1, d.Tokens[i].Tag == Det
	case "a", "an":
		w.indefinite = true
		return i + 1, d.Tokens[i].Tag == Det && s.Paragraph <= max(3, r.lead+1) && !r.heads(s)
	}
	if r.modifies(i, s) {
		w.head, w.end, w.noun = i, i+1, strings.ToLower(d.word(i))
		w.kind = r.g.nouns[w.noun]
		return i + 1, true
	}
	return i, r.bare(i, s)
}

// phrase reads the words of a noun phrase from token k on, up to its noun and what belongs to that, and gives the token behind them;
// it is no such phrase where it is a title or an attribute of a name.
func (r *resolver) phrase(w *wanted, k int, s Sentence) (end int, ok bool) {
	d := r.d
	for ; k < s.Last && k < w.first+8; k++ {
		if m, ok := r.nameAt(k); ok {
			_, last := d.tokensOf(m.Span)
			last = max(last, k+1) // a name may be a part of a token
			if last >= s.Last || !r.nominalWord(last) || d.Entities[m.entity].Type == Person || w.head >= 0 {
				return k, false
			}
			w.by, k = m.entity, last-1
			continue
		}
		if k+2 < s.Last && d.Tokens[k].Tag == Num && d.word(k+1) == "-" && d.word(k+2) == yearOld {
			k += 2
			w.words = append(w.words, k)
			if r.aged(k, s) {
				return k + 1, true
			}
			continue
		}
		if !r.nominalWord(k) {
			break
		}
		t := d.Tokens[k]
		low := strings.ToLower(d.word(k))
		w.former = w.former || isFormer(low)
		if t.Tag != Adj || r.g.nouns[low]&^(nounModifier|nounEpithet) != 0 {
			w.head = k
		}
		w.words = append(w.words, k)
		if w.head == k && r.argument(k) {
			return k + 1, true
		}
	}
	return k, true
}

// elsewhere tells whether what stands around a phrase says whom it means: its name follows, it stands in apposition, or a clause
// tells which one.
func (r *resolver) elsewhere(w *wanted, s Sentence) bool {
	d := r.d
	if w.head+2 < s.Last && d.word(w.head+1) == "," {
		if m, ok := r.nameAt(w.head + 2); ok && (d.Entities[m.entity].Type == Person || d.Entities[m.entity].Type == Organization) {
			return true
		}
	}
	if !r.isPossessorAt(w.end, s) && r.apposition(w.first, s) {
		return true
	}
	if w.end < s.Last {
		switch d.word(w.end) {
		case "that":
			return r.leads(w.head, w.end)
		case "which", "who", "whose", "whom":
			return !w.indefinite // "a driver whose phone was in his hand" is named later
		}
	}
	return false
}

// ownPaper tells "this newspaper", the one that is read.
func (r *resolver) ownPaper(w *wanted) bool {
	switch w.noun {
	case "newspaper", "paper", "magazine", "website":
		return strings.EqualFold(r.d.word(w.first), "this")
	}
	return false
}
