// SPDX-License-Identifier: Apache-2.0

package main

import (
	"encoding/json"
	"fmt"
	"log"
	"os"
	"slices"
	"strings"

	"kg/extract"
	"kg/extract/linear"
	"kg/extract/stances"
	"kg/internal/models/articles"
)

// origin is where a claim is from.
type origin uint8

const (
	unread  origin = iota // an article that the rules were not mended by
	mended                // one that they were mended by
	alone                 // a sentence
	guessed               // an article of which nobody said anything: what rules tell stands for it
)

// claim is one that kg finds, with the stance that people gave it.
type claim struct {
	from     origin
	article  int // a number
	features linear.Features
	guess    int // the stance that rules tell
	gold     int
}

// load reads articles and sentences, and finds for the claims of kg what people
// say, or else what the rules do.
func (o *options) load(r *extract.Reader) ([]claim, error) {
	all, err := sentences(r, o.sentences)
	if err != nil {
		return nil, err
	}
	log.Printf("%d sentences", len(all))
	for _, source := range []struct {
		pattern string
		from    origin
	}{{o.texts, unread}, {o.read, mended}} {
		list, err := articles.Load(source.pattern)
		if err != nil {
			return nil, err
		}
		gold, before := 0, len(all)
		for n, a := range list {
			gold += len(a.Claims)
			for _, c := range match(r, a) {
				c.from, c.article = source.from, n
				all = append(all, c)
			}
		}
		log.Printf("%d articles, %d claims of people, %d of kg among them", len(list), gold, len(all)-before)
	}
	news, err := o.guesses(r)
	return append(all, news...), err
}

// guesses gives the claims of real articles, with the stance that the rules
// tell, which is mostly right. In the articles of our own far more is denied,
// accused and opposed, in fewer and shorter words, than in those: a model that
// knew only of them would see it everywhere.
func (o *options) guesses(r *extract.Reader) (out []claim, err error) {
	file, err := os.Open(o.news)
	if err != nil {
		return nil, err
	}
	defer file.Close()
	records := json.NewDecoder(file)
	for n := 0; n < o.articles; n++ {
		var a struct{ Text string }
		if err := records.Decode(&a); err != nil {
			return nil, fmt.Errorf("%s: record %d: %w", o.news, n+1, err)
		}
		d, features := r.StanceFeatures(extract.Article{Title: "none", Published: "2016-06-01"}, a.Text)
		for i, c := range d.Claims {
			out = append(out, claim{from: guessed, features: features[i], guess: int(c.Stance), gold: int(c.Stance)})
		}
	}
	log.Printf("%d claims of articles that nobody annotated", len(out))
	return out, nil
}

// farthest is by how many bytes the beginnings of two contents may differ that
// are one.
const farthest = 60

// match gives the claims of kg in an article that people found, too: their cues
// overlap, and their contents begin near each other.
func match(r *extract.Reader, a *articles.Article) (out []claim) {
	d, features := r.StanceFeatures(extract.Article{Published: a.Published}, a.Text)
	taken := make([]bool, len(a.Claims))
	for i := range d.Claims {
		c := &d.Claims[i]
		best, away := -1, farthest
		for k, g := range a.Claims {
			if taken[k] || g.Cue >= c.CueSpan.End || c.CueSpan.Start >= g.CueEnd {
				continue
			}
			if x := max(g.Content-c.Content[0].Start, c.Content[0].Start-g.Content); x < away {
				best, away = k, x
			}
		}
		if best < 0 {
			continue
		}
		taken[best] = true
		if s := slices.Index(stances.Names[:], a.Claims[best].Stance); s >= 0 {
			out = append(out, claim{features: features[i], guess: int(c.Stance), gold: s})
		}
	}
	return out
}

// sentences reads a table of sentences, a line each: the stance, and what is
// said, its cue between brackets.
func sentences(r *extract.Reader, path string) (out []claim, err error) {
	file, err := os.ReadFile(path)
	if err != nil {
		return nil, err
	}
	for line := range strings.Lines(string(file)) {
		stance, text, _ := strings.Cut(strings.TrimSpace(line), "\t")
		if stance == "" || stance[0] == '#' {
			continue
		}
		before, rest, _ := strings.Cut(text, "[")
		cue, behind, closed := strings.Cut(rest, "]")
		gold := slices.Index(stances.Names[:], stance)
		if gold < 0 || !closed {
			return nil, fmt.Errorf("%s: no stance, or no cue: %s", path, line)
		}
		d, features := r.StanceFeatures(extract.Article{Title: "none", Published: "2025-03-14"}, before+cue+behind)
		at := extract.Span{Start: len(before), End: len(before) + len(cue)}
		for i, c := range d.Claims {
			if c.CueSpan.Overlaps(at) {
				out = append(out, claim{from: alone, features: features[i], guess: int(c.Stance), gold: gold})
			}
		}
	}
	return out, nil
}
