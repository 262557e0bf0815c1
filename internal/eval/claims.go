// SPDX-License-Identifier: Apache-2.0

package main

import (
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"math"
	"os"
	"path/filepath"
	"strings"
	"unicode"
)

// claim is a claim of a document, or an attribution of PolNeAR.
type claim struct {
	source, cue, content []span
	confidence           float64
	named                bool // an entity is its speaker
	quote                string
}

const claimsHead = `
## Claims, by how they are quoted and how sure they are

PolNeAR dev again. A claim is right here whose cue overlaps with that of an attribution, whose source is the same, and whose content
is the same for four fifths of its characters. Direct, mixed and indirect: all, some or none of the content stands between quotation
marks. "Speaker": the share of the claims that have words for their source; "entity": whose source is one that kg knows.

| quoted | gold | found | P | R | F1 | speaker | entity |
|---|---:|---:|---:|---:|---:|---:|---:|
`

const sureHead = `
How sure kg says that it is of a claim (kg:confidence), and how often it is right. The weights that turn probabilities into this
number were learned on the same articles; with those learned on one half of them, the other half has much the same numbers (the
model's card).

| sure | found | right | |
|---|---:|---:|---|
`

// claims measures the claims of PolNeAR's development part by how they are quoted, and whether they are as sure as they say.
func claims(kg, shared string) (string, error) {
	articles, err := polnear(filepath.Join(shared, "corpora", "polnear", "polnear_dev.jsonl"))
	if err != nil {
		return "", err
	}
	docs, err := extractedFrom(kg, articles, func(a *attributed) string { return a.text })
	if err != nil {
		return "", err
	}
	var kinds [3]kindRow
	var bins [10]bin
	for i := range docs {
		text := []rune(articles[i].text)
		gold := articles[i].claims
		for k := range gold {
			gold[k].quote = quoted(text, gold[k].content)
			kinds[kindOf(gold[k].quote)].gold++
		}
		hit := make([]bool, len(gold))
		for _, c := range docs[i].claims() {
			c.quote = quoted(text, c.content)
			right := false
			for k := range gold {
				if !right && !hit[k] && same(text, gold[k], c) {
					right, hit[k] = true, true
					kinds[kindOf(gold[k].quote)].recalled++
				}
			}
			kinds[kindOf(c.quote)].add(c, right)
			bins[min(9, int(10*c.confidence))].add(c.confidence, right)
		}
	}
	var b strings.Builder
	b.WriteString(claimsHead)
	for k, r := range kinds {
		b.WriteString(r.line(quoteKinds[k]))
	}
	b.WriteString(sureHead)
	b.WriteString(plot(bins[:]))
	return b.String(), nil
}

// quoteKinds are those of kindRow, in order.
var quoteKinds = [...]string{"direct", "mixed", "indirect"}

func kindOf(quote string) int {
	for i, k := range quoteKinds {
		if k == quote {
			return i
		}
	}
	return len(quoteKinds) - 1
}

// kindRow counts attributions of one kind.
type kindRow struct{ gold, recalled, found, right, source, named int }

func (r *kindRow) add(c claim, right bool) {
	r.found++
	if right {
		r.right++
	}
	if len(c.source) > 0 {
		r.source++
	}
	if c.named {
		r.named++
	}
}

func (r *kindRow) line(name string) string {
	share := func(n, of int) float64 { return 100 * float64(n) / float64(max(1, of)) }
	p, q := share(r.right, r.found), share(r.recalled, r.gold)
	return fmt.Sprintf("| %s | %d | %d | %.1f | %.1f | %.1f | %.1f | %.1f |\n", name, r.gold, r.found, p, q, 2*p*q/max(1e-9, p+q),
		share(r.source, r.found), share(r.named, r.found))
}

// bin counts claims that are about as sure.
type bin struct {
	found, right int
	sure         float64
}

func (b *bin) add(sure float64, right bool) {
	b.found++
	b.sure += sure
	if right {
		b.right++
	}
}

// plot draws, a line for each tenth of confidence, the share that is right as a bar, and where it would end if the confidence
// were right ("|"); behind it the expected calibration error (Guo and others, 2017), in percent.
func plot(bins []bin) string {
	const width = 40
	var b strings.Builder
	all, far := 0, 0.0
	for _, x := range bins {
		if x.found == 0 {
			continue
		}
		sure, right := x.sure/float64(x.found), float64(x.right)/float64(x.found)
		bar := []rune(strings.Repeat("█", int(math.Round(width*right))) + strings.Repeat("·", width-int(math.Round(width*right))))
		bar[min(width-1, int(width*sure))] = '|'
		fmt.Fprintf(&b, "| %.2f | %d | %.2f | `%s` |\n", sure, x.found, right, string(bar))
		all += x.found
		far += float64(x.found) * math.Abs(sure-right)
	}
	fmt.Fprintf(&b, "\nExpected calibration error: %.1f %%.\n", 100*far/float64(max(1, all)))
	return b.String()
}

// attributed is an article of PolNeAR with the attributions of its first annotator.
type attributed struct {
	text   string
	claims []claim
}

func polnear(path string) ([]attributed, error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	var list []attributed
	for records := json.NewDecoder(f); ; {
		var r struct {
			Text         string
			Primary      bool
			Attributions []struct{ Source, Cue, Content [][2]int }
		}
		err := records.Decode(&r)
		if errors.Is(err, io.EOF) {
			return list, nil
		}
		if err != nil {
			return nil, fmt.Errorf("%s: %w", path, err)
		}
		if !r.Primary {
			continue
		}
		a := attributed{text: r.Text}
		for _, x := range r.Attributions {
			a.claims = append(a.claims, claim{source: spansOf(x.Source), cue: spansOf(x.Cue), content: spansOf(x.Content)})
		}
		list = append(list, a)
	}
}

func spansOf(list [][2]int) (out []span) {
	for _, s := range list {
		out = append(out, span{s[0], s[1]})
	}
	return out
}

// claims are those of a document.
func (d *document) claims() (out []claim) {
	for _, c := range d.Claims {
		x := claim{cue: spansOf([][2]int{c.CueSpan}), content: spansOf(c.ContentSpans), confidence: c.Confidence, named: c.Source != nil}
		if c.SourceSpan != nil {
			x.source = spansOf([][2]int{*c.SourceSpan})
		}
		out = append(out, x)
	}
	return out
}

// same tells whether a claim is an attribution as claimsHead says; edges are compared without marks and white space.
func same(text []rune, gold, found claim) bool {
	overlaps := false
	for _, g := range gold.cue {
		overlaps = overlaps || len(found.cue) > 0 && g.overlaps(found.cue[0])
	}
	if !overlaps || len(gold.source) != len(found.source) {
		return false
	}
	for i := range gold.source {
		if trimmed(text, gold.source[i]) != trimmed(text, found.source[i]) {
			return false
		}
	}
	both, all := 0, 0
	for _, g := range gold.content {
		all += g.End - g.Start
		for _, f := range found.content {
			both += max(0, min(g.End, f.End)-max(g.Start, f.Start))
		}
	}
	for _, f := range found.content {
		all += f.End - f.Start
	}
	return 5*both >= 4*(all-both)
}

func trimmed(text []rune, s span) span {
	edge := func(r rune) bool { return unicode.IsSpace(r) || strings.ContainsRune(".,;:", r) }
	for s.Start < s.End && edge(text[s.Start]) {
		s.Start++
	}
	for s.End > s.Start && edge(text[s.End-1]) {
		s.End--
	}
	return s
}

// quoted tells how much of the content stands between quotation marks.
func quoted(text []rune, content []span) string {
	in, out := 0, 0
	for _, s := range content {
		inside := false
		for _, r := range text[s.Start:s.End] {
			switch {
			case r == '“':
				inside = true
			case r == '”':
				inside = false
			case r == '"':
				inside = !inside
			case (unicode.IsLetter(r) || unicode.IsDigit(r)) && inside:
				in++
			case unicode.IsLetter(r) || unicode.IsDigit(r):
				out++
			}
		}
	}
	switch {
	case in == 0:
		return "indirect"
	case out == 0:
		return "direct"
	}
	return "mixed"
}
