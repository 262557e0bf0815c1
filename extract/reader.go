// SPDX-License-Identifier: Apache-2.0

// Package extract reads a news article: one Document flows through a list of stages, each of which fills one layer of
// it from the layers before. It knows nothing of graphs, files or commands.
//
//	r, err := extract.NewReader(schema.Minter{Base: schema.DefaultBase})
//	doc := r.Read(extract.Article{Published: "2024-10-25"}, text)
package extract

import (
	"fmt"
	"sync"

	"kg/data"
	"kg/extract/attribution"
	"kg/extract/coreference"
	"kg/extract/linear"
	"kg/extract/naming"
	"kg/extract/reading"
	"kg/extract/relations"
	"kg/extract/stances"
	"kg/extract/wordvectors"
	"kg/schema"
)

// Stage fills one layer of a document.
type Stage struct {
	Name string
	Doc  string // what it does, in one line
	Run  func(*Document)
}

// Reader reads articles. It is made once, holds the lexicons and the model of the reading engine, and is safe for use by
// many goroutines.
type Reader struct {
	mint    schema.Minter
	lex     *lexicons
	english *reading.Reader
	vectors *wordvectors.Vectors
	desks   sync.Pool          // of *desk
	chains  *coreference.Model // nil in one that only finds names
	// attributions is nil in a kg that was built without its model: then hardly any claims are found.
	attributions *attribution.Reader
	// nominals is nil in a kg that was built without its model: then rules alone tell what noun phrases stand for.
	nominals *linear.Model
	// naming is nil in a kg that was built without its model: then names are found by lists and rules alone.
	naming *naming.Reader
	// related is nil in a kg that was built without its model: then relations are found by rules alone.
	related *linear.Model
	// stances is nil in a kg that was built without its model: then rules alone tell them.
	stances *stances.Model
}

// NewReader loads the lexicons and the models; an error means that an embedded file is damaged.
func NewReader(mint schema.Minter) (*Reader, error) {
	r, err := NewNameReader(mint)
	if err != nil {
		return nil, err
	}
	if r.attributions, err = attribution.PolNeAR(); err != nil {
		return nil, fmt.Errorf("model of attributions: %w", err)
	}
	if r.chains, err = coreference.English(); err != nil {
		return nil, fmt.Errorf("model of coreference: %w", err)
	}
	if r.related, err = relations.English(); err != nil {
		return nil, fmt.Errorf("model of relations: %w", err)
	}
	if r.stances, err = stances.English(); err != nil {
		return nil, fmt.Errorf("model of stances: %w", err)
	}
	if r.nominals, err = loadNominals(); err != nil {
		return nil, fmt.Errorf("model of nominals: %w", err)
	}
	return r, nil
}

// NewNameReader makes a reader that has only what finding names takes: models of what comes after are learned from what it
// reads.
func NewNameReader(mint schema.Minter) (*Reader, error) {
	r, err := NewWordReader(mint)
	if err != nil {
		return nil, err
	}
	if r.naming, err = naming.English(); err != nil {
		return nil, fmt.Errorf("model of names: %w", err)
	}
	if has := 2*r.english.Width() + r.vectors.Width(); r.naming != nil && r.naming.Width() != has {
		return nil, fmt.Errorf("model of names: it wants %d numbers a word, and those of English and of vectors have %d: learn it anew (make models)",
			r.naming.Width(), has)
	}
	return r, nil
}

// NewWordReader makes a reader that has only what NamingInputs takes: the model of names is learned from what it reads.
func NewWordReader(mint schema.Minter) (*Reader, error) {
	lex, err := loadLexicons(data.Files)
	if err != nil {
		return nil, fmt.Errorf("lexicons: %w", err)
	}
	english, err := reading.English()
	if err != nil {
		return nil, fmt.Errorf("model of English: %w", err)
	}
	vectors, err := wordvectors.English()
	if err != nil {
		return nil, fmt.Errorf("vectors of words: %w", err)
	}
	return &Reader{mint: mint, lex: lex, english: english, vectors: vectors, desks: sync.Pool{New: func() any { return new(desk) }}}, nil
}

// Stages is the whole way from text to claims, in order.
func (r *Reader) Stages() []Stage {
	return []Stage{
		{"paragraphs", "lines to paragraphs; headline, captions and boilerplate marked", r.paragraphs},
		{"sentences", "paragraphs to sentences", r.sentences},
		{"words", "sentences to words with tags, lemmas and dependency trees", r.words},
		{"tokens", "words that hyphens join made one", r.tokens},
		{"quotations", "pairs of quotation marks, over paragraphs too", r.quotations},
		{"times", "days, months and years, resolved against the date of publication", r.times},
		{"names", "people, bodies and places, and every mention of them", r.names},
		{"roles", "offices that people hold", r.roles},
		{"claims", "who says what: source, cue, content, stance", r.claims},
		{"quantities", "numbers with what they count", r.quantities},
		{"relations", "statements of the closed list of predicates", r.relations},
		{"attribution", "roles, quantities and statements given to the claim in which they are said", r.attribution},
	}
}

// Read runs all stages over a text. The article's ID and SHA256 are taken as they are; the title is taken from the
// headline where it is empty. Chains are not kept.
func (r *Reader) Read(a Article, text string) *Document {
	d := &Document{Article: a, Text: text}
	for _, s := range r.Stages() {
		s.Run(d)
		if s.Name == "roles" { // the last that needs the chains
			d.Chains = nil
		}
	}
	return d
}

// Chains runs the stages up to names, which find the chains, and keeps them.
func (r *Reader) Chains(a Article, text string) *Document {
	d := &Document{Article: a, Text: text}
	for _, s := range r.Stages() {
		s.Run(d)
		if s.Name == "names" {
			break
		}
	}
	return d
}
