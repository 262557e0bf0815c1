// SPDX-License-Identifier: Apache-2.0

package extract

import (
	"math"
	"strconv"
	"strings"

	"kg/extract/wordvectors"
)

// likeness compares words by their vectors. It keeps those of a document that it was asked for.
type likeness struct {
	of      *wordvectors.Vectors
	vectors map[string][]float32 // of length 1, nil for words that are not known
	kinds   map[string][]string
}

func newLikeness(v *wordvectors.Vectors) *likeness {
	return &likeness{of: v, vectors: map[string][]float32{}, kinds: map[string][]string{}}
}

// vector gives that of a word, of length 1; nil where it is not known. Products are rounded by themselves, so that every machine
// adds the same numbers.
func (l *likeness) vector(word string) []float32 {
	v, ok := l.vectors[word]
	if ok {
		return v
	}
	v = l.of.Append(nil, word)
	sum := float32(0)
	for _, x := range v {
		sum += float32(x * x)
	}
	if sum == 0 {
		v = nil
	} else {
		length := float32(math.Sqrt(float64(sum)))
		for i := range v {
			v[i] /= length
		}
	}
	l.vectors[word] = v
	return v
}

// alike gives the cosine of two words in tenths; -10 where one is not known.
func (l *likeness) alike(a, b string) int {
	x, y := l.vector(a), l.vector(b)
	if x == nil || y == nil {
		return -10
	}
	sum := float32(0)
	for i := range x {
		sum += float32(x[i] * y[i])
	}
	return int(math.Round(float64(sum) * 10))
}

// anchors are nouns for things of many kinds: what a noun is most like tells of what kind it is.
var anchors = [...]string{"company", "bank", "airline", "newspaper", "party", "minister", "president", "lawyer", "judge", "court", "police",
	"committee", "government", "ministry", "agency", "union", "charity", "club", "player", "school", "hospital", "church", "priest", "army",
	"general", "city", "island", "country", "river", "building", "ship", "factory", "mine", "festival", "war", "wife", "man", "singer",
	"scientist", "museum", "hotel", "theatre", "mosque", "region", "village", "lake", "mountain", "child", "brother", "doctor", "soldier",
	"prisoner", "victim", "candidate", "lawmaker", "mayor", "king", "director", "striker", "coach", "team", "league", "channel", "website",
	"app", "university", "laboratory", "foundation", "coalition", "parliament", "rebel", "cartel", "tribe", "investor", "retailer", "brand",
	"farm", "plane", "bridge", "dam", "port", "stadium", "shop", "statement", "decision", "law", "vote", "money", "day", "report", "attack",
	"problem", "election", "deal", "campaign", "crisis", "game", "book", "letter", "phone", "road", "car", "hand", "food", "price", "job",
	"film", "speech", "disease", "weapon", "room"}

// mostKinds is how many anchors are told of a noun.
const mostKinds = 3

// kindsOf gives the anchors that a noun is most like, the first of them first.
func (l *likeness) kindsOf(noun string) []string {
	if k, ok := l.kinds[noun]; ok {
		return k
	}
	var kinds []string
	for tenths := 10; tenths > 3 && len(kinds) < mostKinds; tenths-- {
		for _, a := range anchors {
			if len(kinds) < mostKinds && l.alike(noun, a) == tenths {
				kinds = append(kinds, a)
			}
		}
	}
	l.kinds[noun] = kinds
	return kinds
}

// kind gives the anchor that a noun is most like, "" where it is like none.
func (l *likeness) kind(noun string) string {
	if k := l.kindsOf(noun); len(k) > 0 {
		return k[0]
	}
	return ""
}

// likeCalled compares the noun of a phrase with what an entity is called and with the last words of its name, each in tenths.
func (r *resolver) likeCalled(p *nounPhrase, e int) (called, name string) {
	best := -10
	for i := range r.info[e].called {
		if c := &r.info[e].called[i]; c.noun != p.noun {
			best = max(best, r.alike.alike(c.noun, p.noun))
		}
	}
	called = tenths(best)
	best = -10
	if typ := r.d.Entities[e].Type; typ != Person && typ != Country {
		words := strings.Fields(strings.ToLower(r.d.Entities[e].Name))
		for _, w := range words[max(0, len(words)-4):] {
			if len(w) > 3 && w != p.noun {
				best = max(best, r.alike.alike(w, p.noun))
			}
		}
	}
	return called, tenths(best)
}

func tenths(n int) string {
	switch {
	case n < -5:
		return "-"
	case n < 2:
		return "0"
	}
	return strconv.Itoa(n)
}

// kindOfEntity gives the kind of what an entity is called, or of the last word of its name.
func (r *resolver) kindOfEntity(e int) string {
	for i := range r.info[e].called {
		if k := r.alike.kind(r.info[e].called[i].noun); k != "" {
			return k
		}
	}
	if typ := r.d.Entities[e].Type; typ != Person && typ != Country {
		words := strings.Fields(strings.ToLower(r.d.Entities[e].Name))
		if len(words) > 1 {
			return r.alike.kind(words[len(words)-1])
		}
	}
	return ""
}
