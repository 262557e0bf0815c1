// SPDX-License-Identifier: Apache-2.0

package extract

import (
	"kg/extract/coreference"
	"kg/extract/naming"
)

// Span is a half-open range [Start, End) of byte offsets into Document.Text. Inside the program spans are bytes;
// everything that leaves it (JSON, quads) counts Unicode code points, see Runes.
type Span struct{ Start, End int }

// Len is the length in bytes.
func (s Span) Len() int { return s.End - s.Start }

// Empty tells whether the span covers nothing; the zero Span stands for "none".
func (s Span) Empty() bool { return s.End <= s.Start }

// Contains tells whether t lies wholly inside s.
func (s Span) Contains(t Span) bool { return s.Start <= t.Start && t.End <= s.End }

// Overlaps tells whether the spans share at least one byte.
func (s Span) Overlaps(t Span) bool { return s.Start < t.End && t.Start < s.End }

// Document is one article on its way from text to claims. The text is never changed or copied; every layer points into
// it by Spans, and each layer is filled by the stage of the same name (see Reader.Stages), from the layers above it.
type Document struct {
	Article Article
	Text    string

	Paragraphs []Paragraph
	Sentences  []Sentence
	Words      []Word
	Tokens     []Token
	Quotations []Quotation
	Times      []Time
	Quantities []Quantity
	Entities   []Entity
	Roles      []Role
	Claims     []Claim
	Statements []Statement
	Chains     []coreference.Mention // noun phrases, in order; those with one number of a chain speak of one thing

	placed  []placedMention // the mentions of all Entities in the order of the text, see indexMentions
	sexes   []sex           // of each entity
	guesses []placedMention // pronouns and common nouns that stand for entities by rule

	// What only some stages need, and the last of them drops.
	analyses analyses         // of Words and Tokens, till all of these are there
	named    []naming.Name    // what the network takes for names, by Words; till names are found
	chances  []naming.Chances // of each of Words, likewise; none without a model
}

// DropWords drops the words of a document that was read, and the layers that are of words: Words, Tokens and Quotations.
// They take most of its memory, and what is found stands without them.
func (d *Document) DropWords() {
	d.Words, d.Tokens, d.Quotations = nil, nil, nil
	d.placed, d.guesses = nil, nil
}

// Article is what is known of an article beside its text.
type Article struct {
	ID        string // IRI, minted from URL or text
	Title     string
	Published string // ISO 8601: a day, or a day with time and zone; "" where unknown
	Site      string
	Authors   []string
	URL       string
	Lang      string // BCP 47; "" where unknown
	SHA256    string // of Text in UTF-8, hexadecimal
}

// Kind of a paragraph: what a reader would call it. Only Headline, Body and Caption are read for facts; of
// a Credit only the names.
type Kind uint8

const (
	Body Kind = iota
	Headline
	Caption
	Boilerplate // buttons, "Read more", share lines: gives no sentence, no entity, no claim
	Credit      // who reported, edited or took the picture, in a line of its own
)

// Paragraph is a run of text between line breaks.
type Paragraph struct {
	Span
	Kind Kind
}

// Sentence is a sentence of a paragraph that is not boilerplate.
type Sentence struct {
	Span
	Paragraph           int // index into Document.Paragraphs
	FirstWord, LastWord int // its words: Document.Words[FirstWord:LastWord]
	First, Last         int // its tokens: Document.Tokens[First:Last]
}

// Word is a word or a mark as Universal Dependencies cuts English ("don't" is "do" and "n't", "Moss's" is "Moss" and
// "'s", "long-term" is three words), with its place in the tree of its sentence: what the reading engine says of it.
type Word struct {
	Span
	*Analysis
	Head  int32   // index into Document.Words, in the same sentence; -1 for the root
	Token int32   // index into Document.Tokens: the token that it is, or is a part of
	Sure  float32 // probability of the arc to Head, 0 to 1
}

// Analysis is what is said of a word beside its place. Words and tokens of which the same is said share one (an article of
// ten megabytes has two million words), so it is never changed.
type Analysis struct {
	Lemma string // lower case; names as written
	XPOS  string // tag of the Penn Treebank: "VBD"
	Rel   string // how the word depends on its head: "nsubj", "acl:relcl"; "root" where it depends on none
	Tag   Tag
}

// analyses are those of a document, each once.
type analyses map[Analysis]*Analysis

func (all analyses) share(a Analysis) *Analysis {
	known, ok := all[a]
	if !ok {
		known = &a
		all[a] = known
	}
	return known
}

// Token is what rules and lexicons know as one word: a Word, or several that hyphens join ("director-general",
// "Moscow-based"), which it reads as the one of them that the others depend on. Tag and Lemma of its Analysis are as rules
// know them.
type Token struct {
	Span
	*Analysis
	Sentence int32 // index into Document.Sentences
	Word     int32 // index into Document.Words: the word that leads it
}

// Quotation is a stretch between quotation marks, the marks included. A quotation that goes on over several paragraphs
// (each opened, only the last one closed) is one Quotation a paragraph, chained by Continues.
type Quotation struct {
	Span
	Open      bool // its closing mark is missing
	Continues int  // index of the quotation that this one continues, -1 if none
}

// MentionKind tells how a mention names its entity.
type MentionKind uint8

const (
	Name MentionKind = iota
	Nominal
	Pronoun
)

// Mention is one place where the text speaks of an entity.
type Mention struct {
	Span
	Kind MentionKind
}

// EntityType is the class of an entity.
type EntityType uint8

const (
	Person EntityType = iota
	Organization
	Country
	City
	Place
	Group
	EventType
)

// Entity is somebody or something with a name. Mentions are in the order of the text, at least one of kind Name
// (but for a country of whose people alone the text speaks: "the Peruvian president").
type Entity struct {
	ID       string // IRI, minted from Type and Name
	Type     EntityType
	Name     string   // canonical: the fullest form, or the gazetteer's
	SameAs   []string // Wikidata IRIs where they are certain
	Mentions []Mention
}

// Role is an office or post that the text gives to a person.
type Role struct {
	Person int    // index into Document.Entities
	Title  string // as written, lower case, without the name of its country or organisation
	Of     int    // index into Document.Entities, -1 where not said
	Former bool
	Span   Span // the words that say it
	Claim  int  // index of the claim in which it is said, -1 where the article itself says it

	office string // Title with its abbreviations written out
	serves int    // whom the person serves: "X's spokesman", -1 if nobody is said
	given  bool   // see title.given
}

// Stance is how a source stands to what it says.
type Stance uint8

const (
	Asserts Stance = iota
	Denies
	Doubts
	Asks
	Demands
	Promises
	Predicts
	Supports
	Opposes
	Accuses
)

// Quote tells how the content of a claim is quoted.
type Quote uint8

const (
	Indirect Quote = iota
	Direct
	Mixed
)

// Claim is one act of saying (thinking, denying, asking, ...) as PolNeAR draws it: a source, a cue and a content.
type Claim struct {
	ID         string // IRI, minted from the article and the spans
	Source     int    // index into Document.Entities, -1 where the source is nobody with a name
	SourceSpan Span   // the whole noun phrase; empty where the text names no source
	CueSpan    Span
	Cue        string // lemma
	Content    []Span // in the order of the text; marks of quotation and complementiser included
	Stance     Stance
	Quote      Quote
	To         int    // addressee: index into Document.Entities, -1 where nobody with a name
	ToSpan     Span   // its words; empty where there is none
	Date       string // ISO 8601 where the text dates the saying, else ""
	Place      int    // where it was said: index into Document.Entities, -1 where the text does not say
	Within     int    // index of the claim that holds this one, -1 if none
	Confidence float64
}

// Modality is how certain a statement is said to be.
type Modality uint8

const (
	Certain Modality = iota
	Probable
	Possible
	Unreal
)

// Statement is one relation between two things, of the closed list of predicates (schema/vocabulary.tsv).
type Statement struct {
	ID                      string // IRI
	Subject                 int    // index into Document.Entities, -1 where SubjectText says it
	Object                  int    // index into Document.Entities, -1 where ObjectText says it
	Predicate               string // local name, "allyOf"
	SubjectText, ObjectText string
	Span                    Span // its evidence
	Negative                bool
	Modality                Modality
	Claim                   int    // index into Document.Claims, -1 where the article itself says it
	Time                    string // ISO 8601 or ""
	Place                   int    // index into Document.Entities, -1 if none
	Extractor               string // the rule that found it
	Confidence              float64
}

// Quantity is a counted or measured thing.
type Quantity struct {
	Span        // number with its currency, percent sign or measure word, not the counted noun
	Value       float64
	HasValue    bool // false for "dozens"
	Low, High   float64
	HasRange    bool
	Unit        string // the counted noun, a currency code, "percent" or a measure word
	Approximate bool
	Claim       int // index into Document.Claims, -1 where the article itself says it
}

// Time is a day, month or year (or an interval of them) that the text names.
type Time struct {
	Span
	Value string // ISO 8601, resolved against the date of publication
}
