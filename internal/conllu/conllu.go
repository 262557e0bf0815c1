// SPDX-License-Identifier: Apache-2.0

// Package conllu reads and writes treebanks in CoNLL-U, the format of
// Universal Dependencies (https://universaldependencies.org/format.html).
//
// A word line has ten columns parted by tabs: ID FORM LEMMA UPOS XPOS FEATS
// HEAD DEPREL DEPS MISC. Lines of multiword tokens ("1-2") and of empty nodes
// ("8.1") and comments are kept, so that a file read and written is the same.
package conllu

import (
	"bufio"
	"fmt"
	"io"
	"strconv"
	"strings"
)

// Word is one syntactic word. Head counts from 1; 0 is the root and -1 means
// that the column was empty ("_").
type Word struct {
	Form, Lemma, UPOS, XPOS, Feats string
	Head                           int
	Rel, Deps, Misc                string
}

// Token is a multiword token: the surface form of words First..Last (from 1).
type Token struct {
	First, Last int
	Form, Misc  string
	// Rest holds the seven columns between, "_" each in most files.
	Rest string
}

// Empty is the line of an empty node, kept as it is; it follows word After.
type Empty struct {
	After int
	Line  string
}

// Sentence is one sentence with its comments ("# text = ...") as written.
type Sentence struct {
	Comments []string
	Words    []Word
	Tokens   []Token
	Empties  []Empty
}

// maxLine bounds one line; GUM's longest is about 3 kB.
const maxLine = 1 << 24

// Read reads every sentence of r. An error names the line.
func Read(r io.Reader) ([]Sentence, error) {
	lines := bufio.NewScanner(r)
	lines.Buffer(make([]byte, 0, 1<<16), maxLine)
	var all []Sentence
	var s Sentence
	n := 0
	flush := func() error {
		if len(s.Words) == 0 && len(s.Comments) == 0 {
			return nil
		}
		for i, w := range s.Words {
			if w.Head > len(s.Words) {
				return fmt.Errorf("sentence that ends at line %d: head %d of word %d is beyond its %d words", n, w.Head, i+1, len(s.Words))
			}
		}
		all = append(all, s)
		s = Sentence{}
		return nil
	}
	for lines.Scan() {
		n++
		line := strings.TrimSuffix(lines.Text(), "\r")
		switch {
		case strings.TrimSpace(line) == "":
			if err := flush(); err != nil {
				return nil, err
			}
		case line[0] == '#':
			s.Comments = append(s.Comments, line)
		default:
			if err := s.add(line); err != nil {
				return nil, fmt.Errorf("line %d: %w", n, err)
			}
		}
	}
	if err := lines.Err(); err != nil {
		return nil, fmt.Errorf("line %d: %w", n+1, err)
	}
	return all, flush()
}

// add reads one word line into the sentence.
func (s *Sentence) add(line string) error {
	c := strings.Split(line, "\t")
	if len(c) != 10 {
		return fmt.Errorf("%d columns, want 10", len(c))
	}
	if first, last, ok := strings.Cut(c[0], "-"); ok {
		a, err := strconv.Atoi(first)
		if err != nil {
			return fmt.Errorf("bad id %q", c[0])
		}
		b, err := strconv.Atoi(last)
		if err != nil || a != len(s.Words)+1 || b < a {
			return fmt.Errorf("bad id %q", c[0])
		}
		s.Tokens = append(s.Tokens, Token{First: a, Last: b, Form: c[1], Misc: c[9], Rest: strings.Join(c[2:9], "\t")})
		return nil
	}
	if strings.Contains(c[0], ".") {
		s.Empties = append(s.Empties, Empty{After: len(s.Words), Line: line})
		return nil
	}
	if id, err := strconv.Atoi(c[0]); err != nil || id != len(s.Words)+1 {
		return fmt.Errorf("id %q, want %d", c[0], len(s.Words)+1)
	}
	head := -1
	if c[6] != "_" {
		h, err := strconv.Atoi(c[6])
		if err != nil || h < 0 {
			return fmt.Errorf("bad head %q", c[6])
		}
		head = h
	}
	s.Words = append(s.Words, Word{
		Form: c[1], Lemma: c[2], UPOS: c[3], XPOS: c[4], Feats: c[5],
		Head: head, Rel: c[7], Deps: c[8], Misc: c[9],
	})
	return nil
}

// Write writes the sentences in order. Empty columns are written as "_".
func Write(w io.Writer, sentences []Sentence) error {
	out := bufio.NewWriter(w)
	for i := range sentences {
		sentences[i].write(out)
	}
	return out.Flush() // bufio keeps the first error
}

func (s *Sentence) write(out *bufio.Writer) {
	for _, c := range s.Comments {
		out.WriteString(c)
		out.WriteByte('\n')
	}
	tokens, empties := s.Tokens, s.Empties
	for i := 0; ; i++ {
		for len(empties) > 0 && empties[0].After <= i {
			out.WriteString(empties[0].Line)
			out.WriteByte('\n')
			empties = empties[1:]
		}
		if i == len(s.Words) {
			break
		}
		if len(tokens) > 0 && tokens[0].First == i+1 {
			t := tokens[0]
			rest := t.Rest
			if rest == "" {
				rest = strings.Repeat("_\t", 6) + "_"
			}
			fmt.Fprintf(out, "%d-%d\t%s\t%s\t%s\n", t.First, t.Last, t.Form, rest, column(t.Misc))
			tokens = tokens[1:]
		}
		w := &s.Words[i]
		head := "_"
		if w.Head >= 0 {
			head = strconv.Itoa(w.Head)
		}
		fmt.Fprintf(out, "%d\t%s\t%s\t%s\t%s\t%s\t%s\t%s\t%s\t%s\n", i+1, w.Form, column(w.Lemma), column(w.UPOS),
			column(w.XPOS), column(w.Feats), head, column(w.Rel), column(w.Deps), column(w.Misc))
	}
	out.WriteByte('\n')
}

func column(s string) string {
	if s == "" {
		return "_"
	}
	return s
}

// Comment returns the value of the comment "# key = value", and whether the
// sentence has a comment of that key ("# newpar" has no value).
func (s *Sentence) Comment(key string) (string, bool) {
	for _, c := range s.Comments {
		k, v, _ := strings.Cut(strings.TrimPrefix(c, "#"), "=")
		if strings.TrimSpace(k) == key {
			return strings.TrimSpace(v), true
		}
	}
	return "", false
}

// Withheld reports whether half or more of the words are "_", as in treebanks
// that may not pass their text on.
func (s *Sentence) Withheld() bool {
	blank := 0
	for _, w := range s.Words {
		if w.Form == "_" {
			blank++
		}
	}
	return 2*blank >= len(s.Words)
}
