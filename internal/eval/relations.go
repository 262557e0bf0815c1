// SPDX-License-Identifier: Apache-2.0

package main

import (
	"bufio"
	"bytes"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
)

// mapping is what a relation of a corpus is in kg: predicates of statements that are said to be so, and, where roles is
// set, the office of a person in a body.
type mapping struct {
	predicates []string
	roles      bool
	mutual     bool // the direction says nothing
	from, to   string
}

// conll04 has five relations; types of both ends are the corpus's.
var conll04 = map[string]mapping{
	"Kill":        {predicates: []string{"killed"}, from: "PER", to: "PER"},
	"Live_In":     {predicates: []string{"livesIn", "bornIn"}, from: "PER", to: "LOC"},
	"Located_In":  {predicates: []string{"locatedIn", "partOf"}, from: "LOC", to: "LOC"},
	"OrgBased_In": {predicates: []string{"locatedIn", "partOf"}, from: "ORG", to: "LOC"},
	"Work_For":    {predicates: []string{"worksFor", "leaderOf", "memberOf", "founderOf"}, roles: true, from: "PER", to: "ORG"},
}

// re3d has eleven, of which kg has three.
var re3d = map[string]mapping{
	"InChargeOf": {predicates: []string{"leaderOf"}},
	"AlliesOf":   {predicates: []string{"allyOf"}, mutual: true},
	"BelongsTo":  {predicates: []string{"memberOf", "partOf", "worksFor"}},
}

// related is a text with its relations.
type related struct {
	text      string
	names     []span // where the corpus gives them
	relations []relation
}

// relation is one between two places of a text, by the name that the corpus gives it.
type relation struct {
	name     string
	from, to span
}

// relations measures on CoNLL04 and re3d, strictly: name, direction and the spans of both ends must be right.
func relations(kg, shared string) ([]row, error) {
	sentences, err := readCoNLL04(filepath.Join(shared, "corpora", "conll04", "conll04_dev.json"))
	if err != nil {
		return nil, err
	}
	rows, err := scoreRelations(kg, "CoNLL04 dev", sentences, conll04)
	if err != nil {
		return nil, err
	}
	documents, err := readRe3d(filepath.Join(shared, "corpora", "re3d"))
	if err != nil {
		return nil, err
	}
	more, err := scoreRelations(kg, "re3d", documents, re3d)
	return append(rows, more...), err
}

// scoreRelations gives a row for all relations and one for each.
func scoreRelations(kg, title string, gold []related, maps map[string]mapping) ([]row, error) {
	docs, err := extractedFrom(kg, gold, func(g *related) string { return g.text })
	if err != nil {
		return nil, err
	}
	names := []string{}
	for name := range maps {
		names = append(names, name)
	}
	slices.Sort(names)
	rows := []row{{data: title, layer: "relations"}}
	for _, name := range names {
		r := row{data: title, layer: name}
		m := maps[name]
		for i, g := range gold {
			found := slices.DeleteFunc(m.found(&docs[i]), g.inOneName)
			right := 0
			n := 0
			for _, want := range g.relations {
				if want.name != name {
					continue
				}
				n++
				if k := slices.IndexFunc(found, func(p pair) bool { return !p.right && m.fits(p, want, []rune(g.text)) }); k >= 0 {
					found[k].right = true
					right++
				}
			}
			r.add(n, len(found), right)
		}
		rows[0].add(r.gold, r.found, r.right)
		rows = append(rows, r)
	}
	return rows, nil
}

// pair is two entities of which kg says a relation, once in a text.
type pair struct {
	from, to *entity
	right    bool
}

// found gives the pairs of which kg says a relation, without denial or doubt, whoever says so.
func (m *mapping) found(d *document) []pair {
	var out []pair
	add := func(from, to *entity) {
		if from == nil || to == nil || m.from != "" && (ourTypes[from.Type] != m.from || ourTypes[to.Type] != m.to) {
			return
		}
		for _, p := range out {
			if p.from == from && p.to == to || m.mutual && p.from == to && p.to == from {
				return
			}
		}
		out = append(out, pair{from: from, to: to})
	}
	for _, s := range d.Statements {
		if slices.Contains(m.predicates, s.Predicate) && s.Polarity == "positive" && s.Modality == "certain" {
			add(d.entity(s.Subject), d.entity(s.Object))
		}
	}
	for _, r := range d.Roles {
		if m.roles && r.Of != nil {
			add(d.entity(r.Person), d.entity(*r.Of))
		}
	}
	return out
}

// inOneName tells whether a pair stands within one name of the corpus: "Ely" and "England" of "Ely, England".
func (g *related) inOneName(p pair) bool {
	within := func(e *entity, name span) bool {
		return slices.ContainsFunc(e.Mentions, func(m mention) bool { return name.Start <= m.Start && m.End <= name.End })
	}
	return slices.ContainsFunc(g.names, func(name span) bool { return within(p.from, name) && within(p.to, name) })
}

// fits tells whether a pair has mentions exactly where a relation has its ends, as core draws them.
func (m *mapping) fits(p pair, want relation, text []rune) bool {
	from, to := core(text, want.from), core(text, want.to)
	return p.from.at(text, from) && p.to.at(text, to) || m.mutual && p.from.at(text, to) && p.to.at(text, from)
}

func (e *entity) at(text []rune, s span) bool {
	return slices.ContainsFunc(e.Mentions, func(m mention) bool { return core(text, m.span) == s })
}

// core is a name without what stands before it, what follows a comma ("Ely, England"), and a full stop at its end.
func core(text []rune, s span) span {
	s = fromName(text, s)
	if comma := slices.Index(text[s.Start:s.End], ','); comma > 0 {
		s.End = s.Start + comma
	}
	if s.End > s.Start+1 && text[s.End-1] == '.' {
		s.End--
	}
	return s
}

// readCoNLL04 reads sentences as SpERT's split has them: words, tags (BILOU), and relations between the numbers of the
// tagged names.
func readCoNLL04(path string) ([]related, error) {
	data, err := os.ReadFile(path)
	if err != nil {
		return nil, err
	}
	var sentences []struct {
		Tokens, Tags []string
		Relations    []struct {
			Head, Tail int
			Type       string
		}
	}
	if err := json.Unmarshal(data, &sentences); err != nil {
		return nil, fmt.Errorf("%s: %w", path, err)
	}
	var out []related
	for n, s := range sentences {
		var l laidOut
		for _, w := range s.Tokens {
			l.add(w)
		}
		var names []span
		start := 0
		for i, tag := range s.Tags {
			if strings.HasPrefix(tag, "B-") || strings.HasPrefix(tag, "U-") {
				start = l.words[i].Start
			}
			if strings.HasPrefix(tag, "L-") || strings.HasPrefix(tag, "U-") {
				names = append(names, span{start, l.words[i].End})
			}
		}
		g := related{text: l.text.String(), names: names}
		for _, r := range s.Relations {
			if r.Head >= len(names) || r.Tail >= len(names) {
				return nil, fmt.Errorf("%s: sentence %d: a relation with a name that is not there", path, n)
			}
			g.relations = append(g.relations, relation{r.Type, names[r.Head], names[r.Tail]})
		}
		out = append(out, g)
	}
	return out, nil
}

// readRe3d reads the documents of all sources.
func readRe3d(folder string) ([]related, error) {
	files, err := filepath.Glob(filepath.Join(folder, "*", "documents.json"))
	if err != nil {
		return nil, err
	}
	var out []related
	for _, file := range files {
		at := map[string]int{}
		err := jsonLines(file, func(d struct {
			ID   string `json:"_id"`
			Text string
		}) {
			at[d.ID] = len(out)
			out = append(out, related{text: d.Text})
		})
		if err != nil {
			return nil, err
		}
		err = jsonLines(filepath.Join(filepath.Dir(file), "relations.json"), func(r struct {
			Type, DocumentID                               string
			SourceBegin, SourceEnd, TargetBegin, TargetEnd int
		}) {
			if i, ok := at[r.DocumentID]; ok {
				out[i].relations = append(out[i].relations, relation{r.Type, span{r.SourceBegin, r.SourceEnd}, span{r.TargetBegin, r.TargetEnd}})
			}
		})
		if err != nil {
			return nil, err
		}
	}
	return out, nil
}

// jsonLines reads a file with an object a line.
func jsonLines[T any](path string, each func(T)) error {
	data, err := os.ReadFile(path)
	if err != nil {
		return err
	}
	lines := bufio.NewScanner(bytes.NewReader(data))
	lines.Buffer(nil, len(data)+1)
	for n := 1; lines.Scan(); n++ {
		if len(bytes.TrimSpace(lines.Bytes())) == 0 {
			continue
		}
		var v T
		if err := json.Unmarshal(lines.Bytes(), &v); err != nil {
			return fmt.Errorf("%s:%d: %w", path, n, err)
		}
		each(v)
	}
	return lines.Err()
}
