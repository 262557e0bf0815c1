// SPDX-License-Identifier: Apache-2.0

package extract

import (
	"slices"
	"strings"
	"unicode"

	"kg/extract/linear"
)

// standing is what an entity is in the text as a whole.
type standing struct {
	ahead int    // how many of its type the text speaks of more often
	kin   int    // how many of its type there are beside it
	opens string // whether the headline or the first paragraph names it
	shape string // of its name
}

// standings tells it of each entity.
func (r *resolver) standings() []standing {
	out := make([]standing, len(r.info))
	var spoken [EventType + 1][]int
	for e := range r.info {
		typ := r.d.Entities[e].Type
		spoken[typ] = append(spoken[typ], -r.spoken[e])
	}
	for _, n := range spoken {
		slices.Sort(n)
	}
	for e := range r.info {
		of := spoken[r.d.Entities[e].Type]
		ahead, _ := slices.BinarySearch(of, -r.spoken[e])
		out[e] = standing{ahead: ahead, kin: len(of) - 1, shape: nameShape(r.d.Entities[e].Name)}
	}
	for i := range r.names {
		m := &r.names[i]
		first, _ := r.d.tokensOf(m.Span)
		s := r.d.Sentences[r.d.Tokens[first].Sentence]
		switch {
		case r.d.Paragraphs[s.Paragraph].Kind == Headline:
			out[m.entity].opens = "headline"
		case s.Paragraph <= r.lead && out[m.entity].opens == "":
			out[m.entity].opens = "lead"
		}
	}
	return out
}

// nameShape tells how a name looks: of a firm, in capitals, of so many words.
func nameShape(name string) string {
	words := strings.Fields(name)
	if len(words) == 0 {
		return ""
	}
	last := strings.ToLower(strings.Trim(words[len(words)-1], "."))
	switch {
	case slices.Contains(words, "&") || slices.Contains([]string{"ltd", "inc", "corp", "plc", "llc", "co", "group", "holdings", "ag", "sa", "industries",
		"partners", "capital", "energy", "systems", "technologies", "motors", "sons", "daughters", "brothers"}, last):
		return "firm"
	case len(words) == 1 && len(name) > 1 && strings.IndexFunc(name, unicode.IsLower) < 0:
		return "capitals"
	case strings.Contains(name, " of ") || strings.Contains(name, " for "):
		return "of"
	}
	return count(len(words), 3)
}

// standingFeatures adds what an entity is in the text as a whole.
func (r *resolver) standingFeatures(f linear.Features, p *nounPhrase, e int, typ, art, called, of string) linear.Features {
	s := &r.judging.standing[e]
	ahead, kin := count(s.ahead, 3), count(s.kin, 3)
	f.Add("ahead", ahead, typ, art)
	f.Add("ahead called", ahead, typ, called)
	f.Add("ahead head", ahead, typ, p.noun)
	f.Add("opens", s.opens, typ, art)
	f.Add("opens called", s.opens, typ, called, ahead)
	f.Add("kin", kin, typ, art)
	f.Add("kin called", kin, typ, called, ahead)
	f.Add("shape", s.shape, typ, p.noun)
	for _, k := range r.alike.kindsOf(p.noun) {
		f.Add("kinds", k, typ)
		f.Add("kinds called", k, typ, called)
		f.Add("shape kind", s.shape, typ, k)
	}
	for _, k := range r.g.families[p.noun] {
		f.Add("family", k, typ, called)
	}
	f.Add("introduced", r.onceIntroduced(p), typ, called)
	f.Add("verb", r.governor(p), typ)
	f.Add("of head", of, p.noun)
	f.Add("soon", flagText(r.soon(p, e)), typ, p.rel)
	return f
}

// onceIntroduced tells whether the text spoke of one or of several of a noun that stood for nobody, before a phrase with it.
func (r *resolver) onceIntroduced(p *nounPhrase) string {
	if x, ok := r.judging.introduced[p.noun]; ok {
		return count(min(p.sentence-x, 2), 2)
	}
	return "-"
}

// governor gives the relation of a phrase and the lemma of what it depends on.
func (r *resolver) governor(p *nounPhrase) string {
	w := &r.d.Words[r.d.Tokens[p.head].Word]
	if w.Head < 0 {
		return w.Rel
	}
	return w.Rel + " " + r.d.Words[w.Head].Lemma
}

// soon tells whether the sentence of a phrase names an entity behind it.
func (r *resolver) soon(p *nounPhrase, e int) bool {
	for k := r.next; k < len(r.names) && r.names[k].Start < r.d.Tokens[r.d.Sentences[p.sentence].Last-1].End; k++ {
		if r.names[k].entity == e && r.names[k].Start >= r.d.Tokens[p.head].End {
			return true
		}
	}
	return false
}
