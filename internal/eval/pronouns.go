// SPDX-License-Identifier: Apache-2.0

package main

import (
	"fmt"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"unicode/utf8"
)

// pronouns measures on GAP (Webster and others 2018): a passage, a pronoun, and two names of each of which it is to be said
// whether the pronoun stands for it.
func pronouns(kg, shared string) (row, error) {
	r := row{data: "GAP development", layer: "pronouns"}
	data, err := os.ReadFile(filepath.Join(shared, "corpora", "gap", "gap-development.tsv"))
	if err != nil {
		return r, err
	}
	var cases [][]string
	var texts []string
	for n, line := range strings.Split(strings.TrimSpace(string(data)), "\n")[1:] {
		c := strings.Split(strings.TrimSuffix(line, "\r"), "\t")
		if len(c) < 10 {
			return r, fmt.Errorf("GAP, line %d: %d columns", n+2, len(c))
		}
		cases, texts = append(cases, c), append(texts, c[1])
	}
	docs, err := extracted(kg, texts)
	if err != nil {
		return r, err
	}
	for i, c := range cases {
		pronoun, err := placed(c[2], c[3])
		if err != nil {
			return r, err
		}
		meant := docs[i].mentionedAt(pronoun)
		for k := 4; k <= 7; k += 3 {
			name, err := placed(c[k], c[k+1])
			if err != nil {
				return r, err
			}
			gold, found := c[k+2] == "TRUE", meant != nil && meant.named(name)
			r.add(one(gold), one(found), one(gold && found))
		}
	}
	return r, nil
}

func one(b bool) int {
	if b {
		return 1
	}
	return 0
}

// placed is the span of words that begin at a code point.
func placed(words, at string) (span, error) {
	n, err := strconv.Atoi(at)
	if err != nil {
		return span{}, fmt.Errorf("GAP: %w", err)
	}
	return span{n, n + utf8.RuneCountInString(words)}, nil
}

// mentionedAt gives the entity of the mention that is exactly there.
func (d *document) mentionedAt(s span) *entity {
	for i, e := range d.Entities {
		for _, m := range e.Mentions {
			if m.span == s {
				return &d.Entities[i]
			}
		}
	}
	return nil
}

// named tells whether a name of the entity overlaps the span.
func (e *entity) named(s span) bool {
	for _, m := range e.Mentions {
		if m.Kind == "name" && m.overlaps(s) {
			return true
		}
	}
	return false
}
