// SPDX-License-Identifier: Apache-2.0

// Package verify checks the evidence of a graph: that every passage lies in the stored text of its article, that the
// text is the one that was read, and that the words which a claim quotes are the words that stand there.
package verify

import (
	"cmp"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"github.com/cayleygraph/quad"

	"kg/internal/nquads"
	"kg/schema"
)

// Result is what was found of one article.
type Result struct {
	Passages int      // passages looked at
	Problems []string // one line each; empty where all is well
}

// Article checks one article by its quads: those that it says and those that its claims say.
func Article(iri string, quads []quad.Quad) Result {
	c := &checker{article: iri, exact: map[string]string{}, evidence: map[string][]passage{}, claims: map[string]string{}}
	for _, q := range quads {
		c.collect(q)
	}
	c.text = []rune(c.source)
	c.checkText()
	for _, p := range c.passages {
		c.checkPassage(p)
	}
	c.checkClaims()
	slices.Sort(c.Problems)
	return c.Result
}

type passage struct {
	iri        string
	start, end int
}

type checker struct {
	Result
	article  string
	source   string // kg:text; "" where it is not stored
	stored   bool
	digest   string // kg:sha256
	text     []rune
	passages []string
	exact    map[string]string    // passage -> oa:exact
	evidence map[string][]passage // claim -> passages of its content
	claims   map[string]string    // claim -> schema:text
}

func (c *checker) problem(format string, args ...any) {
	c.Problems = append(c.Problems, fmt.Sprintf(format, args...))
}

func (c *checker) collect(q quad.Quad) {
	s, p, o := nquads.Lexical(q.Subject), nquads.Lexical(q.Predicate), nquads.Lexical(q.Object)
	switch {
	case p == schema.KgText && s == c.article:
		c.source, c.stored = o, true
	case p == schema.KgSha256 && s == c.article:
		c.digest = o
	case p == schema.OaExact:
		c.exact[s] = o
	case p == schema.SchemaText:
		c.claims[s] = o
	}
	if p == schema.KgEvidence || p == schema.KgCueEvidence || p == schema.KgMentionedIn {
		c.passages = append(c.passages, o)
	}
	if p == schema.KgEvidence {
		if x, err := c.parse(o); err == nil {
			c.evidence[s] = append(c.evidence[s], x)
		}
	}
}

// parse reads <ARTICLE#char=start,end>.
func (c *checker) parse(iri string) (passage, error) {
	at, ok := strings.CutPrefix(iri, c.article+"#char=")
	from, to, comma := strings.Cut(at, ",")
	start, err1 := strconv.Atoi(from)
	end, err2 := strconv.Atoi(to)
	if !ok || !comma || err1 != nil || err2 != nil || start < 0 || end <= start {
		return passage{}, fmt.Errorf("%s is no passage of the article", iri)
	}
	return passage{iri, start, end}, nil
}

func (c *checker) checkText() {
	if !c.stored {
		return
	}
	sum := sha256.Sum256([]byte(c.source))
	if got := hex.EncodeToString(sum[:]); got != c.digest {
		c.problem("%s: the stored text is not the one that was read: its SHA-256 is %s, not %s", c.article, got, c.digest)
	}
}

func (c *checker) checkPassage(iri string) {
	c.Passages++
	p, err := c.parse(iri)
	switch {
	case err != nil:
		c.problem("%v", err)
	case c.stored && p.end > len(c.text):
		c.problem("%s lies outside of the text of %d code points", iri, len(c.text))
	case !c.stored && c.exact[iri] == "":
		c.problem("%s has no words: the text is not stored, nor oa:exact", iri)
	}
}

// words are those of a passage, "" where they are not to be had.
func (c *checker) words(p passage) string {
	if c.stored {
		if p.end > len(c.text) {
			return ""
		}
		return string(c.text[p.start:p.end])
	}
	return c.exact[p.iri]
}

// checkClaims compares the words that a claim says with the words at its evidence.
func (c *checker) checkClaims() {
	for claim, said := range c.claims {
		ps := c.evidence[claim]
		if len(ps) == 0 {
			c.problem("%s has no evidence", claim)
			continue
		}
		slices.SortFunc(ps, func(a, b passage) int { return cmp.Compare(a.start, b.start) })
		var parts []string
		for _, p := range ps {
			parts = append(parts, c.words(p))
		}
		slices.Sort(parts)
		want := strings.Split(said, " [...] ")
		slices.Sort(want)
		if strings.Join(parts, "\x00") != strings.Join(want, "\x00") {
			c.problem("%s says %q, which is not what stands at its evidence", claim, said)
		}
	}
}
