// SPDX-License-Identifier: Apache-2.0

// Package articles reads the annotated articles of our own that models may
// be learned from: those of texts/, which have only what models learn, and those
// of internal/eval/articles, in the form of whole annotations.
package articles

import (
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
)

// Article is an article with what people found in it. Offsets are bytes of Text.
type Article struct {
	ID, Published, Text string

	Entities  []Entity
	Nominals  []Nominal
	Roles     []Role
	Relations []Relation
	Claims    []Claim

	known map[string]string
}

// Entity is somebody or something with a name; Names are all its names in the
// text.
type Entity struct {
	Name, Type string
	Names      []string
}

// Nominal is a noun phrase that stands for an entity.
type Nominal struct {
	Start, End int
	Entity     string
}

// Role is an office of a person; Of is "" where nobody is said.
type Role struct {
	Person, Title, Of string
	Former            bool
}

// Relation is one of the closed list.
type Relation struct{ Subject, Predicate, Object string }

// Claim is an act of saying. Content begins at Content; Cue and Content are -1
// where they cannot be found.
type Claim struct {
	Cue, CueEnd, Content int
	Stance               string
}

// Load reads the files of patterns, in order.
func Load(patterns ...string) (all []*Article, err error) {
	for _, p := range patterns {
		files, err := filepath.Glob(p)
		if err != nil {
			return nil, err
		}
		slices.Sort(files)
		for _, f := range files {
			raw, err := os.ReadFile(f)
			if err != nil {
				return nil, err
			}
			a, err := Read(raw)
			if err != nil {
				return nil, fmt.Errorf("%s: %w", f, err)
			}
			all = append(all, a)
		}
	}
	if len(all) == 0 {
		return nil, errors.New("no article in " + strings.Join(patterns, ", "))
	}
	return all, nil
}

// file is either form of an article.
type file struct {
	ID, Published, Text string
	Entities            []struct {
		Name, Type string
		Aliases    []string
		Mentions   []struct {
			Start, End int
			Text, Kind string
		}
	}
	Nominals []json.RawMessage
	Roles    []struct {
		Person, Title string
		Of            *string
		Former        bool
	}
	Relations []struct{ S, P, O string }
	Claims    []json.RawMessage
}

// Read reads the JSON of an article, in either form.
func Read(raw []byte) (*Article, error) {
	var f file
	if err := json.Unmarshal(raw, &f); err != nil {
		return nil, err
	}
	a := &Article{ID: f.ID, Published: f.Published, Text: f.Text, known: map[string]string{}}
	at := offsets(f.Text)
	for _, e := range f.Entities {
		names := append([]string{e.Name}, e.Aliases...)
		for _, m := range e.Mentions {
			switch m.Kind {
			case "name":
				names = append(names, m.Text)
			case "nominal":
				if m.End >= len(at) || m.Start < 0 || m.Start > m.End {
					return nil, fmt.Errorf("mention %q is outside the text", m.Text)
				}
				a.Nominals = append(a.Nominals, Nominal{at[m.Start], at[m.End], e.Name})
			}
		}
		a.Entities = append(a.Entities, Entity{e.Name, e.Type, names})
		for _, n := range names {
			if n = Plain(n); a.known[n] == "" {
				a.known[n] = e.Name
			}
		}
	}
	for _, r := range f.Roles {
		of := ""
		if r.Of != nil {
			of = a.Canonical(*r.Of)
		}
		a.Roles = append(a.Roles, Role{r.Person, r.Title, of, r.Former})
	}
	for _, r := range f.Relations {
		a.Relations = append(a.Relations, Relation{a.Canonical(r.S), r.P, a.Canonical(r.O)})
	}
	return a, errors.Join(a.nominals(f.Nominals), a.claims(f.Claims, at))
}

// offsets gives the byte at which each code point begins, and the length.
func offsets(text string) (at []int) {
	for i := range text {
		at = append(at, i)
	}
	return append(at, len(text))
}

// nominals reads those of the short form: words, the how manieth of these in
// the text, entity.
func (a *Article) nominals(list []json.RawMessage) error {
	for _, raw := range list {
		var words, entity string
		var nth int
		if err := json.Unmarshal(raw, &[]any{&words, &nth, &entity}); err != nil {
			return err
		}
		at := -1
		for range nth {
			k := strings.Index(a.Text[at+1:], words)
			if k < 0 {
				return fmt.Errorf("nominal %q is not %d times in the text", words, nth)
			}
			at += 1 + k
		}
		a.Nominals = append(a.Nominals, Nominal{at, at + len(words), entity})
	}
	return nil
}

// claims reads those of the short form (cue, first words of the content,
// stance) and those of the long one.
func (a *Article) claims(list []json.RawMessage, at []int) error {
	from := 0
	for _, raw := range list {
		if raw[0] == '[' {
			var cue, content, stance string
			if err := json.Unmarshal(raw, &[]any{&cue, &content, &stance}); err != nil {
				return err
			}
			c := a.find(cue, content, from)
			c.Stance = stance
			if c.Content >= 0 {
				from = min(c.Cue, c.Content)
			}
			a.Claims = append(a.Claims, c)
			continue
		}
		type span struct{ Start, End int }
		var long struct {
			CueSpan      *span
			ContentSpans []span
			Stance       string
		}
		if err := json.Unmarshal(raw, &long); err != nil {
			return err
		}
		if long.CueSpan != nil && len(long.ContentSpans) > 0 && long.CueSpan.End < len(at) && long.ContentSpans[0].Start < len(at) {
			a.Claims = append(a.Claims, Claim{at[long.CueSpan.Start], at[long.CueSpan.End], at[long.ContentSpans[0].Start], long.Stance})
		}
	}
	return nil
}

// find finds a cue with its content: the content that begins first from a byte
// on, or else first of all, and the cue that is nearest to it.
func (a *Article) find(cue, content string, from int) Claim {
	k := strings.Index(a.Text[from:], content)
	if k >= 0 {
		k += from
	} else if k = strings.Index(a.Text, content); k < 0 {
		return Claim{-1, -1, -1, ""}
	}
	before, behind := strings.LastIndex(a.Text[:k], cue), strings.Index(a.Text[k:], cue)
	switch {
	case before < 0 && behind < 0:
		return Claim{-1, -1, -1, ""}
	case behind < 0 || before >= 0 && k-before-len(cue) <= behind:
		return Claim{before, before + len(cue), k, ""}
	}
	return Claim{k + behind, k + behind + len(cue), k, ""}
}

// Canonical gives the name of the entity that bears a name in the text, or else
// the plain name.
func (a *Article) Canonical(name string) string {
	if n := a.known[Plain(name)]; n != "" {
		return n
	}
	return Plain(name)
}

// Has tells whether an entity has this name as its first.
func (a *Article) Has(name string) bool {
	return slices.ContainsFunc(a.Entities, func(e Entity) bool { return e.Name == name })
}

// Plain is a name for comparing: without article, outer marks and 's, in small
// letters.
func Plain(name string) string {
	name = strings.Trim(strings.ReplaceAll(name, "’", "'"), " \t\n\"“”'‘.,;:()")
	name = strings.ToLower(strings.TrimSuffix(name, "'s"))
	words := strings.Fields(name)
	if len(words) > 1 && (words[0] == "the" || words[0] == "a" || words[0] == "an") {
		words = words[1:]
	}
	return strings.Join(words, " ")
}
