// SPDX-License-Identifier: Apache-2.0

package main

import (
	"fmt"
	"iter"
	"math/rand/v2"
	"slices"

	"github.com/cayleygraph/quad"

	"kg/schema"
)

// The graphs are made up, in the shape that kg gives to news: about 31 quads an article, under the label of the article
// or of one of its claims; a claim has a source, a matter, a stance, its words and where they stand; an article speaks of
// three things, most of them spoken of before, a few of them again and again. What is new in an article is mostly
// passages, words and the IRIs of claims.

const (
	claimsEach = 2 // claims of an article
	quadsEach  = 31
)

func article(n int) quad.IRI   { return quad.IRI(fmt.Sprintf("urn:kg:article:%016x", mix(uint64(n)))) }
func claim(n int) quad.IRI     { return quad.IRI(fmt.Sprintf("urn:kg:claim:%016x", mix(uint64(n)<<32))) }
func entity(n int) quad.IRI    { return quad.IRI(fmt.Sprintf("urn:kg:person:first-name-%d", n)) }
func term(iri string) quad.IRI { return quad.IRI(iri) }

// mix scatters numbers, as the hashes in kg's IRIs are scattered (the finalizer of SplitMix64).
func mix(n uint64) uint64 {
	n += 0x9e3779b97f4a7c15
	n = (n ^ n>>30) * 0xbf58476d1ce4e5b9
	n = (n ^ n>>27) * 0x94d049bb133111eb
	return n ^ n>>31
}

// writer makes articles one after the other.
type writer struct {
	r        *rand.Rand
	zipf     *rand.Zipf
	entities int
	articles int
	out      []quad.Quad
	label    quad.IRI
}

// quads gives the first n quads in batches; every call gives the same.
func quads(n, batch int) iter.Seq[[]quad.Quad] {
	return func(yield func([]quad.Quad) bool) {
		r := rand.New(rand.NewPCG(1, 2))
		w := writer{r: r, zipf: rand.NewZipf(r, 1.1, 2, 1<<20)}
		for n > 0 {
			size := min(n, batch)
			for len(w.out) < size {
				w.article()
			}
			if !yield(w.out[:size]) {
				return
			}
			w.out = append([]quad.Quad(nil), w.out[size:]...) // what was given is not changed
			n -= size
		}
	}
}

func (w *writer) add(s quad.Value, p string, o quad.Value) {
	w.out = append(w.out, quad.Quad{Subject: s, Predicate: quad.IRI(p), Object: o, Label: w.label})
}

// pick chooses somebody to write of: three in ten are new.
func (w *writer) pick() quad.IRI {
	if w.entities > 100 && w.r.Float64() < 0.7 {
		return entity(int(w.zipf.Uint64()) % w.entities)
	}
	w.entities++
	return entity(w.entities - 1)
}

// three are those that an article speaks of.
func (w *writer) three() (who [3]quad.IRI) {
	for i := range who {
		for who[i] = w.pick(); slices.Contains(who[:i], who[i]); {
			who[i] = w.pick()
		}
	}
	return who
}

func (w *writer) passage(a quad.IRI) quad.IRI {
	from := w.r.IntN(5000)
	return quad.IRI(fmt.Sprintf("%s#char=%d,%d", string(a), from, from+5+w.r.IntN(200)))
}

func (w *writer) article() {
	n := w.articles
	w.articles++
	a := article(n)
	w.label = a
	w.add(a, schema.RdfType, term(schema.SchemaNewsArticle))
	w.add(a, schema.SchemaHeadline, quad.String(fmt.Sprintf("Headline of the article with the number %d", n)))
	w.add(a, schema.SchemaDatePublished, quad.TypedString{
		Value: quad.String(fmt.Sprintf("20%02d-%02d-%02d", 15+w.r.IntN(10), 1+w.r.IntN(12), 1+w.r.IntN(28))), Type: schema.XsdDate})
	w.add(a, schema.SchemaPublisher, quad.String(fmt.Sprintf("site-%d.example", w.r.IntN(40))))
	who := w.three()
	for i := range who {
		w.add(who[i], schema.RdfType, term(schema.SchemaPerson))
		w.add(who[i], schema.SchemaName, quad.String(who[i][len("urn:kg:person:"):]))
		w.add(who[i], schema.KgMentionedIn, w.passage(a))
	}
	for i := range claimsEach {
		w.claim(claim(claimsEach*n+i), a, n, who)
	}
}

var (
	stances   = []quad.IRI{schema.KgAsserts, schema.KgAsserts, schema.KgDenies, schema.KgDoubts, schema.KgDemands}
	relations = []string{schema.KgWorksFor, schema.KgLeaderOf, schema.KgMemberOf, schema.KgLocatedIn}
	cues      = []quad.String{"say", "tell", "deny", "ask", "believe", "insist"}
)

// claim writes what an article has of one claim, and the edge that the claim itself says.
func (w *writer) claim(c, a quad.IRI, n int, who [3]quad.IRI) {
	i := w.r.IntN(3)
	source, matter := who[i], who[(i+1)%3]
	w.label = a
	w.add(c, schema.RdfType, term(schema.KgClaim))
	w.add(c, schema.KgSource, source)
	w.add(c, schema.SchemaAbout, matter)
	w.add(c, schema.KgStance, stances[w.r.IntN(len(stances))])
	w.add(c, schema.KgCue, cues[w.r.IntN(len(cues))])
	w.add(c, schema.SchemaText, quad.String(fmt.Sprintf("that the words of claim %d of article %d were spoken by somebody", i, n)))
	w.add(c, schema.KgEvidence, w.passage(a))
	w.add(c, schema.KgConfidence, quad.TypedString{
		Value: quad.String(fmt.Sprintf("0.%d5", 4+w.r.IntN(3))), Type: schema.XsdDecimal})
	w.label = c
	w.add(matter, relations[w.r.IntN(len(relations))], who[(i+2)%3])
}
