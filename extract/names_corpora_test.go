// SPDX-License-Identifier: Apache-2.0

package extract

import (
	"compress/gzip"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// corpus is a file of annotated sentences, a token a line, and what its types are called here ("" to leave them out,
// "?" where a name found there is neither right nor wrong).
type corpus struct {
	name, path string
	word, tag  int
	types      map[string]string
	least      float64 // typed F1 below which the test fails
}

var corpora = []corpus{
	{"WNUT17 dev", "wnut17/emerging.dev.conll", 0, 1, map[string]string{"person": "PER", "location": "LOC", "corporation": "ORG",
		"group": "ORG", "product": "?", "creative-work": "?"}, 44},
	{"CrossNER politics dev", "crossner_politics/dev.txt", 0, 1, map[string]string{"politician": "PER", "person": "PER",
		"country": "LOC", "location": "LOC", "organisation": "ORG", "politicalparty": "ORG", "election": "EVT", "event": "EVT",
		"misc": "?"}, 59},
	{"GMB, first 8000", "gmb_kaggle/gmb_voa_ner.conll.gz", 0, 2, map[string]string{"per": "PER", "geo": "LOC", "org": "ORG",
		"eve": "EVT", "gpe": "?", "art": "?", "nat": "?"}, 72},
	{"UNER EWT dev", "uner_ewt/en_ewt-ud-dev.iob2", 1, 2, map[string]string{"PER": "PER", "LOC": "LOC", "ORG": "ORG"}, 55},
}

// TestNamesCorpora measures the names stage on sentences that it was not written for; they stand alone, so nothing
// helps from the rest of an article. It runs where KG_SHARED names the folder with the corpora.
func TestNamesCorpora(t *testing.T) {
	shared := os.Getenv("KG_SHARED")
	if shared == "" {
		t.Skip("KG_SHARED is not set: no corpora to measure on")
	}
	r := newReader(t)
	for _, c := range corpora {
		sentences := c.sentences(t, filepath.Join(shared, "corpora", c.path))
		if len(sentences) > 8000 {
			sentences = sentences[:8000]
		}
		var typed, untyped, found, gold int
		for _, s := range sentences {
			text, want := c.spans(s)
			d := r.Read(Article{Title: "none"}, text)
			for _, w := range want {
				if w != "?" {
					gold++
				}
			}
			for _, m := range d.placed {
				typ := [...]string{"PER", "ORG", "LOC", "LOC", "LOC", "ORG", "EVT"}[d.Entities[m.entity].Type]
				if m.Kind != Name || touches(m.Span, want) {
					continue
				}
				found++
				if w, ok := want[m.Span]; ok {
					untyped++
					if w == typ {
						typed++
					}
				}
			}
		}
		f := func(right int) float64 { return 200 * float64(right) / float64(found+gold) }
		t.Logf("%-22s %5d names, %5d found: typed F1 %.1f, untyped F1 %.1f", c.name, gold, found, f(typed), f(untyped))
		if f(typed) < c.least {
			t.Errorf("%s: typed F1 %.1f, want at least %.1f", c.name, f(typed), c.least)
		}
	}
}

// touches tells whether a span overlaps one that is neither right nor wrong.
func touches(s Span, want map[Span]string) bool {
	for w, typ := range want {
		if typ == "?" && w.Overlaps(s) {
			return true
		}
	}
	return false
}

func (c *corpus) sentences(t *testing.T, path string) []string {
	t.Helper()
	f, err := os.Open(path)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	var in io.Reader = f
	if strings.HasSuffix(path, ".gz") {
		if in, err = gzip.NewReader(f); err != nil {
			t.Fatal(err)
		}
	}
	all, err := io.ReadAll(in)
	if err != nil {
		t.Fatal(err)
	}
	return strings.Split(string(all), "\n\n")
}

// spans joins the tokens of a sentence as they are written and gives the annotated names, articles and honorifics left
// out as they are here.
func (c *corpus) spans(sentence string) (string, map[Span]string) {
	var b strings.Builder
	want := map[Span]string{}
	open, typ := Span{}, ""
	flush := func() {
		if typ != "" {
			want[open] = typ
		}
		typ = ""
	}
	for _, line := range strings.Split(sentence, "\n") {
		cols := strings.Fields(line)
		if strings.HasPrefix(line, "#") || len(cols) <= c.tag {
			continue
		}
		w, tag := cols[c.word], cols[c.tag]
		if b.Len() > 0 && !strings.ContainsAny(w[:1], ".,;:!?)") && w != "'s" && w != "n't" {
			b.WriteByte(' ')
		}
		start := b.Len()
		b.WriteString(w)
		switch kind, name, _ := strings.Cut(tag, "-"); {
		case kind == "B":
			flush()
			open, typ = Span{start, b.Len()}, c.types[name]
		case kind == "I" && typ != "":
			if prev := b.String()[open.Start:open.End]; honorific(prev) {
				open.Start = start
			}
			open.End = b.Len()
		default:
			flush()
		}
	}
	flush()
	return b.String(), want
}

func honorific(w string) bool {
	switch strings.ToLower(w) {
	case "the", "mr.", "mrs.", "ms.", "president", "prime", "prime minister", "minister", "secretary-general", "senator", "general", "pope":
		return true
	}
	return false
}
