// SPDX-License-Identifier: Apache-2.0

package main

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"unicode/utf8"
)

// nameCorpus is a file of words with tags (B-, I-, O), a word a line, and what its types are called here: "" for those that
// kg has not, where a name found is right nowhere, "?" for those where one is neither right nor wrong.
type nameCorpus struct {
	title, path string
	word, tag   int // columns
	types       map[string]string
	events      bool // whether the corpus has them; where not, kg's are left out
	seen        bool // whether the errors of every other text, from the first on, were read; the halves have rows of their own then
}

var nameCorpora = []nameCorpus{
	{title: "UNER EWT dev", path: "uner_ewt/en_ewt-ud-dev.iob2", word: 1, tag: 2, types: map[string]string{"PER": "PER", "LOC": "LOC", "ORG": "ORG"}, seen: true},
	{title: "CrossNER politics dev", path: "crossner_politics/dev.txt", word: 0, tag: 1, types: map[string]string{"politician": "PER",
		"person": "PER", "country": "LOC", "location": "LOC", "organisation": "ORG", "politicalparty": "ORG", "election": "EVT",
		"event": "EVT", "misc": "?"}, events: true},
	{title: "WNUT17 dev", path: "wnut17/emerging.dev.conll", word: 0, tag: 1, types: map[string]string{"person": "PER", "location": "LOC",
		"corporation": "ORG", "group": "ORG", "product": "?", "creative-work": "?"}},
}

// ourTypes are kg's types as the corpora have them.
var ourTypes = map[string]string{"Person": "PER", "Organization": "ORG", "Group": "ORG", "Country": "LOC", "City": "LOC", "Place": "LOC", "Event": "EVT"}

// tagged is a text with its names.
type tagged struct {
	text  string
	names map[span]string
}

// names measures the names that kg finds: the span and the type must be right.
func names(kg, shared string) ([]row, error) {
	var rows []row
	for _, c := range nameCorpora {
		data, err := os.ReadFile(filepath.Join(shared, "corpora", c.path))
		if err != nil {
			return nil, err
		}
		gold := c.read(data)
		docs, err := extractedFrom(kg, gold, func(g *tagged) string { return g.text })
		if err != nil {
			return nil, err
		}
		all := row{data: c.title, layer: "names"}
		halves := [2]row{{data: c.title + ", read", layer: "names"}, {data: c.title + ", not read", layer: "names"}}
		for i, g := range gold {
			c.score(&all, g, &docs[i])
			c.score(&halves[i%2], g, &docs[i])
		}
		rows = append(rows, all)
		if c.seen {
			rows = append(rows, halves[:]...)
		}
	}
	return rows, nil
}

// score counts the names of a text.
func (c *nameCorpus) score(r *row, g tagged, d *document) {
	found := map[span]string{}
	runes := []rune(g.text)
	for _, e := range d.Entities {
		typ := ourTypes[e.Type]
		if typ == "EVT" && !c.events {
			continue
		}
		for _, m := range e.Mentions {
			if m.Kind == "name" && !g.touches(m.span) {
				found[fromName(runes, m.span)] = typ
			}
		}
	}
	gold, right := 0, 0
	for s, typ := range g.names {
		if typ != "?" {
			gold++
		}
		if typ != "?" && found[s] == typ {
			right++
		}
	}
	r.add(gold, len(found), right)
}

// touches tells whether a span overlaps a name that is neither right nor wrong.
func (g *tagged) touches(s span) bool {
	for t, typ := range g.names {
		if typ == "?" && t.overlaps(s) {
			return true
		}
	}
	return false
}

// read gives the texts of a corpus. Sentences that say where a document begins ("# newdoc") and how they are written
// ("# text") are joined to documents, a line each; others stand alone.
func (c *nameCorpus) read(data []byte) []tagged {
	var out []tagged
	for _, block := range strings.Split(string(bytes.ReplaceAll(data, []byte("\r"), nil)), "\n\n") {
		s := c.sentence(block)
		if s.text == "" {
			continue
		}
		if last := len(out) - 1; last >= 0 && strings.Contains(block, "# text = ") && !strings.Contains(block, "# newdoc") {
			shift := utf8.RuneCountInString(out[last].text) + 1
			out[last].text += "\n" + s.text
			for at, typ := range s.names {
				out[last].names[span{at.Start + shift, at.End + shift}] = typ
			}
			continue
		}
		out = append(out, s)
	}
	return out
}

// sentence reads a block of lines.
func (c *nameCorpus) sentence(block string) tagged {
	var words, tags []string
	written := ""
	for _, line := range strings.Split(block, "\n") {
		if text, ok := strings.CutPrefix(line, "# text = "); ok {
			written = text
		}
		if cols := strings.Split(line, "\t"); !strings.HasPrefix(line, "#") && len(cols) > c.tag && cols[c.word] != "" {
			words, tags = append(words, cols[c.word]), append(tags, strings.TrimSpace(cols[c.tag]))
		}
	}
	text, places := written, located(written, words)
	if places == nil {
		var l laidOut
		for _, w := range words {
			l.add(w)
		}
		text, places = l.text.String(), l.words
	}
	return tagged{text, c.tagged([]rune(text), places, tags)}
}

// located finds words one after the other in a text; nil where that is not what it was made of.
func located(text string, words []string) []span {
	var out []span
	at, runes := 0, 0
	for _, w := range words {
		i := strings.Index(text[at:], w)
		if i < 0 {
			return nil
		}
		runes += utf8.RuneCountInString(text[at : at+i])
		n := utf8.RuneCountInString(w)
		out = append(out, span{runes, runes + n})
		at, runes = at+i+len(w), runes+n
	}
	return out
}

// tagged gives the names that tags mark.
func (c *nameCorpus) tagged(text []rune, places []span, tags []string) map[span]string {
	names := map[span]string{}
	for i := 0; i < len(tags); i++ {
		kind, name, _ := strings.Cut(tags[i], "-")
		if kind == "O" || kind == "" {
			continue
		}
		s := places[i]
		for i+1 < len(tags) && tags[i+1] == "I-"+name {
			i++
			s.End = places[i].End
		}
		if typ := c.types[name]; typ != "" {
			names[fromName(text, s)] = typ
		}
	}
	return names
}
