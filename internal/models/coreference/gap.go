// SPDX-License-Identifier: Apache-2.0

package main

import (
	"fmt"
	"os"
	"strconv"
	"strings"
	"unicode/utf8"

	"kg/extract"
	"kg/extract/coreference"
)

// candidate is one of the two names of a row of GAP, the words [first, last),
// and whether the pronoun stands for it.
type candidate struct {
	first, last int
	meant       bool
}

// gap reads a file of GAP: passages with a pronoun and two names.
func gap(r *extract.Reader, path string) ([]passage, error) {
	data, err := os.ReadFile(path)
	if err != nil {
		return nil, err
	}
	var out []passage
	for n, line := range strings.Split(strings.TrimSpace(string(data)), "\n")[1:] {
		c := strings.Split(strings.TrimSuffix(line, "\r"), "\t")
		if len(c) < 10 {
			return nil, fmt.Errorf("%s, line %d: %d columns", path, n+2, len(c))
		}
		d := read(r, c[1])
		p := passage{text: r.Discourse(d)}
		if p.pronoun[0], p.pronoun[1], err = place(d, c[2], c[3]); err != nil {
			return nil, fmt.Errorf("%s, line %d: %w", path, n+2, err)
		}
		for k := 4; k <= 7; k += 3 {
			x := candidate{meant: c[k+2] == "TRUE"}
			if x.first, x.last, err = place(d, c[k], c[k+1]); err != nil {
				return nil, fmt.Errorf("%s, line %d: %w", path, n+2, err)
			}
			p.names = append(p.names, x)
		}
		out = append(out, p)
	}
	return out, nil
}

// place gives the words [first, last) of a document that overlap what is
// written from a code point on.
func place(d *extract.Document, written, at string) (first, last int, err error) {
	n, err := strconv.Atoi(at)
	if err != nil {
		return 0, 0, err
	}
	start := 0
	for range n {
		_, size := utf8.DecodeRuneInString(d.Text[start:])
		start += size
	}
	s := extract.Span{Start: start, End: start + len(written)}
	for i, w := range d.Words {
		if w.Overlaps(s) {
			if last == 0 {
				first = i
			}
			last = i + 1
		}
	}
	return first, last, nil
}

// named gives the entity of a mention in a row of GAP: one or two for the
// names. Only of the pronoun is it known, where it stands for one of them.
func (p *passage) named(m *coreference.Mention) (entity int, known bool) {
	pronoun := m.First == p.pronoun[0] && m.Last == p.pronoun[1]
	for i, n := range p.names {
		switch {
		case pronoun && n.meant:
			return i + 1, true
		case !pronoun && m.Class != coreference.Coordination && m.Head >= n.first && m.Head < n.last:
			return i + 1, false
		}
	}
	return 0, false
}
