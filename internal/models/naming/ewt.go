// SPDX-License-Identifier: Apache-2.0

package main

import (
	"bufio"
	_ "embed"
	"fmt"
	"os"
	"strings"

	"kg/internal/conllu"
)

// ewtNames are the names of the training part of EWT, which kg's authors drew; see the model card. A line holds a
// sentence's id and, a tab before each, its names: the first and the last word, counted from 1, and the type. It holds
// no text.
//
//go:embed ewt-names.tsv
var ewtNames string

// readEWT makes texts of the documents of EWT, a sentence a line, with the names drawn in them.
func readEWT(path string) ([]text, error) {
	names := map[string][]string{}
	for lines := bufio.NewScanner(strings.NewReader(ewtNames)); lines.Scan(); {
		if id, list, ok := strings.Cut(lines.Text(), "\t"); ok {
			names[id] = strings.Split(list, "\t")
		}
	}
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
	for _, s := range bank {
		_, begins := s.Comment("newdoc id")
		id, _ := s.Comment("sent_id")
		written, _ := s.Comment("text")
		forms := make([]string, len(s.Words))
		for i, w := range s.Words {
			forms[i] = w.Form
		}
		t, places := laid(written, forms)
		for _, n := range names[id] {
			var first, last int
			var typ string
			if _, err := fmt.Sscanf(n, "%d-%d %s", &first, &last, &typ); err != nil || first < 1 || last < first || last > len(places) {
				return nil, fmt.Errorf("ewt-names.tsv: %s: no name of its words: %q", id, n)
			}
			t.add(span{places[first-1].from, places[last-1].to}, typ)
		}
		if begins || len(list) == 0 {
			list = append(list, t)
			continue
		}
		list[len(list)-1].join(t)
	}
	return list, nil
}
