// SPDX-License-Identifier: Apache-2.0

package main

import (
	"os"
	"regexp"
	"sort"
	"strings"

	"kg/internal/conllu"
)

// mention is a phrase of GUM that stands for something: words [first, last), counted from 0.
type mention struct {
	first, last int
	typ         string
	wiki        bool // has an article in Wikipedia
}

var opening = regexp.MustCompile(`\((\d+)-([a-z]+)((?:-[^()]*)?)(\))?|(\d+)\)`)

// mentions reads the brackets of a sentence; those that cross sentences are passed over.
func mentions(words []conllu.Word) (list []mention) {
	open := map[string][]mention{}
	for i, w := range words {
		_, value, ok := strings.Cut(w.Misc, "Entity=")
		if !ok {
			continue
		}
		value, _, _ = strings.Cut(value, "|")
		for _, m := range opening.FindAllStringSubmatch(value, -1) {
			if id := m[5]; id != "" {
				if n := len(open[id]); n > 0 {
					x := open[id][n-1]
					x.last = i + 1
					open[id] = open[id][:n-1]
					list = append(list, x)
				}
				continue
			}
			x := mention{first: i, typ: m[2], wiki: strings.Count(m[3], "-") >= 6}
			if m[4] != "" {
				x.last = i + 1
				list = append(list, x)
				continue
			}
			open[m[1]] = append(open[m[1]], x)
		}
	}
	sort.Slice(list, func(i, j int) bool { return list[i].last-list[i].first > list[j].last-list[j].first })
	return list
}

var gumTypes = map[string]string{"person": "PER", "place": "LOC", "organization": "ORG", "event": "EVT", "time": "", "quantity": ""}

// readGUM makes texts of the documents of GUM: of the phrases whose head is a proper noun the names, which are the proper
// nouns around the head, with "of" and "and" between them in those of bodies, events and works.
func readGUM(path string, leaveOut string) ([]text, error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	bank, err := conllu.Read(f)
	if err != nil {
		return nil, err
	}
	var list []text
	skip := false
	for _, s := range bank {
		begins := false
		written := ""
		for _, c := range s.Comments {
			if id, ok := strings.CutPrefix(c, "# newdoc id = "); ok {
				begins, skip = true, strings.HasPrefix(id, leaveOut)
			}
			if t, ok := strings.CutPrefix(c, "# text = "); ok {
				written = t
			}
		}
		if skip {
			continue
		}
		forms := make([]string, len(s.Words))
		for i, w := range s.Words {
			forms[i] = w.Form
		}
		t, places := laid(written, forms)
		taken := make([]bool, len(forms))
		for _, m := range mentions(s.Words) {
			first, last, typ := m.name(s.Words)
			if first < 0 {
				continue
			}
			free := true
			for i := first; i < last; i++ {
				free = free && !taken[i]
			}
			if !free {
				continue
			}
			for i := first; i < last; i++ {
				taken[i] = true
			}
			t.add(span{places[first].from, places[last-1].to}, typ)
		}
		if begins || len(list) == 0 {
			list = append(list, t)
			continue
		}
		list[len(list)-1].join(t)
	}
	return list, nil
}

func proper(w *conllu.Word) bool { return strings.HasPrefix(w.XPOS, "NNP") }

// name gives the words of the name in a phrase, -1 where it is none.
func (m *mention) name(words []conllu.Word) (first, last int, typ string) {
	typ, ok := gumTypes[m.typ]
	if !ok {
		typ = "OTH"
	}
	head := -1
	for i := m.first; i < m.last; i++ {
		if h := words[i].Head - 1; h < m.first || h >= m.last {
			head = i
			break
		}
	}
	if head < 0 || !proper(&words[head]) || words[head].XPOS == "NNPS" && typ == "PER" || typ == "" {
		return -1, -1, ""
	}
	first, last = head, head+1
	joins := func(i int) bool { // a small word between two parts of a name
		switch strings.ToLower(words[i].Form) {
		case "-", "&", "'s", "’s", ".", "de", "la", "van", "von", "der", "du", "del", "bin", "al", "'", "’":
			return true
		case "of", "and", "for", "the", "on":
			return typ != "PER" && (typ != "LOC" || words[i].Form == "of" && m.wiki)
		}
		return false
	}
	part := func(i int) bool {
		return proper(&words[i]) || words[i].XPOS == "CD" || typ != "PER" && isUpper(words[i].Form) && words[i].XPOS != "DT" && words[i].XPOS != "PRP"
	}
	for first > m.first {
		if part(first - 1) {
			first--
		} else if first-2 >= m.first && joins(first-1) && part(first-2) {
			first -= 2
		} else {
			break
		}
	}
	for last < m.last {
		if part(last) {
			last++
		} else if last+1 < m.last && joins(last) && part(last+1) {
			last += 2
		} else if last+2 < m.last && words[last].Form == "of" && joins(last) && words[last+1].Form == "the" && part(last+2) {
			last += 3
		} else {
			break
		}
	}
	for first < head && !proper(&words[first]) {
		first++
	}
	for i := first; typ == "PER" && i+1 < last; i++ { // "Pennsylvania Senator Rick Santorum"
		if titles[strings.ToLower(words[i].Form)] {
			first = i + 1
		}
	}
	return first, last, typ
}

func isUpper(w string) bool { return w != "" && w[0] >= 'A' && w[0] <= 'Z' }
