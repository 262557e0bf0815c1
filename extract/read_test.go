// SPDX-License-Identifier: Apache-2.0

package extract

import (
	"bytes"
	"encoding/json"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"kg/schema"
)

func newReader(t testing.TB) *Reader {
	t.Helper()
	r, err := NewReader(schema.Minter{Base: schema.DefaultBase})
	if err != nil {
		t.Fatal(err)
	}
	return r
}

// checkDocument tells what is wrong with a document, whatever its text: spans that leave the text or cut a code point,
// layers out of order, indices that point nowhere, claims that hold themselves.
func checkDocument(t testing.TB, d *Document) {
	t.Helper()
	c := checker{t, d}
	for _, p := range d.Paragraphs {
		c.span("paragraph", p.Span)
	}
	for _, s := range d.Sentences {
		c.span("sentence", s.Span)
		if s.First > s.Last || s.Last > len(d.Tokens) {
			t.Fatalf("sentence tokens %d:%d of %d", s.First, s.Last, len(d.Tokens))
		}
		if !d.Paragraphs[s.Paragraph].Contains(s.Span) {
			t.Fatalf("sentence %v is not in its paragraph", s.Span)
		}
	}
	for i, k := range d.Tokens {
		c.span("token", k.Span)
		if i > 0 && k.Start < d.Tokens[i-1].End {
			t.Fatalf("token %v overlaps the one before", k.Span)
		}
	}
	c.quotations()
	c.things()
	c.claims()
}

type checker struct {
	testing.TB
	d *Document
}

func (c checker) span(what string, s Span) {
	c.Helper()
	text := c.d.Text
	if s.Start < 0 || s.End > len(text) || s.Empty() {
		c.Fatalf("%s %v in a text of %d bytes", what, s, len(text))
	}
	if !utf8.RuneStart(text[s.Start]) || s.End < len(text) && !utf8.RuneStart(text[s.End]) {
		c.Fatalf("%s %v cuts a code point", what, s)
	}
}

func (c checker) index(what string, i, n int) {
	c.Helper()
	if i < -1 || i >= n {
		c.Fatalf("%s: index %d of %d", what, i, n)
	}
}

func (c checker) quotations() {
	c.Helper()
	for i, q := range c.d.Quotations {
		c.span("quotation", q.Span)
		if q.Continues >= i {
			c.Fatalf("quotation %d continues %d", i, q.Continues)
		}
		if i > 0 && q.Start < c.d.Quotations[i-1].End {
			c.Fatalf("quotation %v overlaps the one before", q.Span)
		}
	}
}

func (c checker) things() {
	c.Helper()
	d := c.d
	ids := map[string]bool{}
	for i, e := range d.Entities {
		if ids[e.ID] {
			c.Fatalf("two entities %s", e.ID)
		}
		ids[e.ID] = true
		implied := e.Type == Country && slices.ContainsFunc(d.Roles, func(r Role) bool { return r.Of == i }) // by its capital or its people
		if strings.TrimSpace(e.Name) == "" || !implied && !slices.ContainsFunc(e.Mentions, func(m Mention) bool { return m.Kind == Name }) {
			c.Fatalf("entity %q has no name or no mention of it", e.Name)
		}
		for i, m := range e.Mentions {
			c.span("mention", m.Span)
			if i > 0 && m.Start < e.Mentions[i-1].Start {
				c.Fatalf("mentions of %s out of order", e.Name)
			}
		}
	}
	for _, r := range d.Roles {
		c.span("role", r.Span)
		c.index("role person", r.Person, len(d.Entities))
		c.index("role of", r.Of, len(d.Entities))
		c.index("role claim", r.Claim, len(d.Claims))
		if r.Person < 0 || r.Title == "" {
			c.Fatalf("role of nobody or of no title: %+v", r)
		}
	}
	for _, x := range d.Statements {
		c.span("statement", x.Span)
		c.index("subject", x.Subject, len(d.Entities))
		c.index("object", x.Object, len(d.Entities))
		c.index("place", x.Place, len(d.Entities))
		c.index("statement claim", x.Claim, len(d.Claims))
		if !slices.Contains(schema.Relations(), x.Predicate) {
			c.Fatalf("predicate %q", x.Predicate)
		}
	}
	for _, q := range d.Quantities {
		c.span("quantity", q.Span)
		c.index("quantity claim", q.Claim, len(d.Claims))
	}
	for _, x := range d.Times {
		c.span("time", x.Span)
	}
}

func (c checker) claims() {
	c.Helper()
	d := c.d
	ids := map[string]bool{}
	for i, x := range d.Claims {
		c.span("cue", x.CueSpan)
		if !x.SourceSpan.Empty() {
			c.span("source", x.SourceSpan)
		}
		if !x.ToSpan.Empty() {
			c.span("addressee", x.ToSpan)
		}
		c.index("source", x.Source, len(d.Entities))
		c.index("addressee", x.To, len(d.Entities))
		c.index("within", x.Within, len(d.Claims))
		if len(x.Content) == 0 || ids[x.ID] {
			c.Fatalf("claim %s: no content, or twice", x.ID)
		}
		ids[x.ID] = true
		for _, s := range x.Content {
			c.span("content", s)
		}
		steps := 0
		for k := i; k >= 0; k = d.Claims[k].Within {
			if steps++; steps > len(d.Claims) {
				c.Fatalf("claim %d holds itself", i)
			}
		}
	}
}

// FuzzRead: any text gives a document whose every span and index is valid, and JSON that says so too.
func FuzzRead(f *testing.F) {
	for _, text := range []string{
		"", "\n\n", "“", "'\"'\"", "A said B said C said D.", "SAID SAID SAID: “no” ‘yes", "\xff\xfe broken \xe2\x80 bytes",
		"“One.\n\n“Two.\n\n“Three,” Ada Orlo said.", "It’s Ada’s; the Orlos’ “boat's” name.", "$11-million, 5 to 7%, Oct. 3, 2024 — 'tis",
		"Mayor Ada Orlo (NRA) told Boris Ket, his U.K. counterpart, on Friday that he’d go.", "שלום said \u200fAda\u200f. \u0301\u0301",
		"• one\n• two said\n1. three\r\nfour\u2028five", "a\u00a0b\u00a0said\u00a0c.", "said said, said; said: said—said",
		"MAYOR SAYS NOBODY WAS HURT. MORE SOON", strings.Repeat("nospace", 300), "\u200b\u200d\u2060\ufeff", strings.Repeat("he said and ", 300),
		"A U.S.-led, long-term-ish plan-- -x -- y-", "al-Assad-backed D-Ohio’s well-\u200bknown",
		"The law is cruel, critics say. Judge Ada Orlo half-agrees",
	} {
		f.Add(text)
	}
	r := newReader(f)
	f.Fuzz(func(t *testing.T, text string) {
		if len(text) > 1<<16 {
			return
		}
		if !utf8.ValidString(text) { // input refuses such text before it is read
			text = strings.ToValidUTF8(text, "\uFFFD")
		}
		d := r.Read(Article{Published: "2024-10-25"}, text)
		checkDocument(t, d)
		var b bytes.Buffer
		if err := d.WriteJSON(&b); err != nil {
			t.Fatal(err)
		}
		if !json.Valid(b.Bytes()) {
			t.Fatal("the JSON is not valid")
		}
	})
}

// TestSampleArticles: the sample articles give valid documents, in which something is found.
func TestSampleArticles(t *testing.T) {
	paths, err := filepath.Glob(filepath.Join("..", "data", "articles", "*.txt"))
	if err != nil || len(paths) < 6 {
		t.Fatalf("%d sample articles, want six or more (%v)", len(paths), err)
	}
	r := newReader(t)
	for _, p := range paths {
		text, err := os.ReadFile(p)
		if err != nil {
			t.Fatal(err)
		}
		_, body, _ := strings.Cut(string(text), "\n\n") // the header block
		d := r.Read(Article{Published: "2025-01-01"}, body)
		checkDocument(t, d)
		if len(d.Claims) == 0 || len(d.Entities) == 0 {
			t.Errorf("%s: %d claims, %d entities", p, len(d.Claims), len(d.Entities))
		}
	}
}

// TestCutTexts reads the texts of all golden files cut at one word after another, from both ends, and with a mark taken away: what stands
// at the edge of a text must not be looked for behind it.
func TestCutTexts(t *testing.T) {
	paths, err := filepath.Glob(filepath.Join("testdata", "*", "*.txt"))
	if err != nil || len(paths) < 300 {
		t.Fatalf("%d golden files (%v)", len(paths), err)
	}
	r := newReader(t)
	for n, p := range paths {
		if testing.Short() && n%4 != 0 {
			continue
		}
		text, err := os.ReadFile(p)
		if err != nil {
			t.Fatal(err)
		}
		words, read := strings.Fields(string(text)), ""
		t.Cleanup(func() {
			if t.Failed() && read != "" {
				t.Logf("%s: %q", p, read)
			}
		})
		for at := n % cutEvery; at < len(words); at += cutEvery {
			for _, cut := range [...]string{strings.Join(words[:at+1], " "), strings.Join(words[at:], " "), strings.TrimRight(words[at], ".,;:?!"), strings.Join(words[at:min(len(words), at+cutEvery)], " ")} {
				read = cut
				checkDocument(t, r.Read(Article{Published: "2024-10-25"}, cut))
			}
		}
		read = ""
	}
}

// cutEvery is how many words apart the cuts of one text stand; over all texts they fall on every kind of word.
const cutEvery = 31

// TestReadEndsWithName reads a text that ends with the name of what somebody owns.
func TestReadEndsWithName(t *testing.T) {
	checkDocument(t, newReader(t).Read(Article{Published: "2024-10-25"}, "Nobody at the port had heard of Tomas Berg's company, Berg Shipping L.P."))
}

// TestLongestSpeech keeps what one speech holds from growing with a text that never closes its marks.
func TestLongestSpeech(t *testing.T) {
	d := newReader(t).Read(Article{}, strings.Repeat("“Ada Orlo said.\n", 2*longestSpeech+1))
	checkDocument(t, d)
	var starts []int
	for i, q := range d.Quotations {
		if q.Continues < 0 {
			starts = append(starts, i)
		}
	}
	if want := []int{0, longestSpeech, 2 * longestSpeech}; !slices.Equal(starts, want) {
		t.Errorf("speeches begin with the quotations %v, want %v", starts, want)
	}
}
