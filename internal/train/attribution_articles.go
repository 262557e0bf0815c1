// SPDX-License-Identifier: Apache-2.0

package train

import (
	"math/rand/v2"

	"kg/extract/attribution"
	"kg/extract/reading/network"
)

// AttributionTables makes the tables of a model. Its words are those given, and
// its suffixes theirs, so that no word is known that only the articles have; of
// these it takes shapes and tags.
func AttributionTables(m *attribution.Model, words []string, articles []Article) {
	var counts [attribution.TableCount]map[string]int
	for i := range counts {
		counts[i] = map[string]int{}
	}
	for _, w := range words {
		counts[attribution.PieceSuffix][string(network.Cut(network.PieceSuffix3, []byte(w), nil))]++
	}
	var keys attribution.Keys
	for _, a := range articles {
		keys.Each(a.Words, func(_, table int, key []byte) {
			if table > attribution.PieceSuffix {
				counts[table][string(key)]++
			}
		})
	}
	const least = 5
	m.Tables[attribution.PieceWord] = network.NewTable(words)
	for t := attribution.PieceSuffix; t < attribution.TableCount; t++ {
		m.Tables[t] = network.NewTable(frequent(counts[t], least))
	}
}

// FewerWords leaves a model the first words of its table, which are the most
// frequent.
func FewerWords(m *attribution.Model, count int) {
	t := &m.Tables[attribution.PieceWord]
	w := t.W
	*t = network.NewTable(t.Keys[:min(len(t.Keys), count)])
	t.W = w[:len(t.Keys)*m.Spec.Sizes[attribution.PieceWord]]
}

// piece is a part of an article that is read as one.
type piece struct {
	words []attribution.Word
	ids   [attribution.TableCount][]int32
	cues  []uint8 // labels
	flat  [2][]int32
	heads []cueExample
}

// cueExample is a cue with the labels of the words of its window.
type cueExample struct {
	cue, window attribution.Range
	labels      []uint8
}

func pieces(m *attribution.Model, articles []Article) []*piece {
	var all []*piece
	var keys attribution.Keys
	for _, a := range articles {
		for _, r := range attribution.Pieces(len(a.Words), func(i int) int { return a.Words[i].Paragraph }) {
			words := a.Words[r.First:r.Last]
			p := &piece{words: words, cues: make([]uint8, len(words))}
			keys.Each(words, func(_, table int, key []byte) { p.ids[table] = append(p.ids[table], m.Tables[table].ID(key)) })
			p.label(a.Gold, r)
			all = append(all, p)
		}
	}
	return all
}

// label draws the attributions whose cues stand in the range r of the article.
func (p *piece) label(gold []Gold, r attribution.Range) {
	for i := range p.flat {
		p.flat[i] = make([]int32, len(p.words))
	}
	for _, g := range gold {
		if g.Cue.First < r.First || g.Cue.Last > r.Last {
			continue
		}
		cue := shift(g.Cue, -r.First)
		if !draw(p.cues, cue, attribution.CueBegins) {
			continue
		}
		e := cueExample{cue: cue, window: attribution.Window(p.words, cue)}
		e.labels = make([]uint8, e.window.Last-e.window.First)
		for i, parts := range [2][]attribution.Range{g.Source, g.Content} {
			for _, part := range parts {
				part = shift(part, -r.First)
				draw(e.labels, shift(part, -e.window.First), uint8(attribution.SourceAt+i*(attribution.ContentAt-attribution.SourceAt)))
				for k := max(0, part.First); k < min(part.Last, len(p.words)); k++ {
					p.flat[i][k] = 2
					if k == part.First {
						p.flat[i][k] = 1
					}
				}
			}
		}
		p.heads = append(p.heads, e)
	}
}

func shift(r attribution.Range, by int) attribution.Range {
	return attribution.Range{First: r.First + by, Last: r.Last + by}
}

// draw writes the labels of a span as far as it lies within y; it is false
// where another span is there already.
func draw(y []uint8, r attribution.Range, begins uint8) bool {
	r = attribution.Range{First: max(0, r.First), Last: min(len(y), r.Last)}
	if r.First >= r.Last {
		return false
	}
	for _, label := range y[r.First:r.Last] {
		if label != attribution.None {
			return false
		}
	}
	for i := r.First; i < r.Last; i++ {
		y[i] = begins + 1
	}
	y[r.First] = begins
	return true
}

// batch shuffles the pieces into batches of at least size words.
func batch(all []*piece, size int, r *rand.Rand) [][]*piece {
	r.Shuffle(len(all), func(i, j int) { all[i], all[j] = all[j], all[i] })
	var list [][]*piece
	from, words := 0, 0
	for i, p := range all {
		if words += len(p.words); words >= size {
			list = append(list, all[from:i+1])
			from, words = i+1, 0
		}
	}
	if from < len(all) {
		list = append(list, all[from:])
	}
	return list
}
