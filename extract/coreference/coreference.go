// SPDX-License-Identifier: Apache-2.0

// Package coreference finds which noun phrases of a text speak of the same
// thing: mentions are read off the trees, and each in turn is given to the
// chain before it that a learned ranking likes best, or begins one (Clark and
// Manning, "Entity-Centric Coreference Resolution with Model Stacking", ACL
// 2015, is the nearest in print). What decides is sums of whole numbers, so
// that every machine finds the same.
package coreference

// Word is a word as the reading engine left it.
type Word struct {
	Form, Lemma string
	XPOS, Rel   string
	Head        int  // the number of a word of the same sentence; -1 for the root
	Quote       int  // the number of the quotation in which it stands, 0 where in none
	Kinds       Kind // what is known of the noun
}

// Kind says what a noun or name may stand for.
type Kind uint16

const (
	Person Kind = 1 << iota
	Male
	Female
	Body
	Country
	Place
	Group
	Event
)

// Sentence is the words [First, Last) of a text.
type Sentence struct {
	First, Last, Paragraph int
	// Turn is a number of who speaks where the paragraph is a turn of a talk
	// ("Ann Orlo: I know."), 0 where it is none.
	Turn int
}

// Name is a name that is known to be one, with who bears it.
type Name struct {
	First, Last int // words, half-open
	Entity      int // any number that is one for all names of a bearer
	Kinds       Kind
	Common      bool // no name but a common noun that surely stands for the bearer
}

// Text is what coreference is found in.
type Text struct {
	// Word gives a word by its number, so that a long text need not be held
	// in this form: few words are looked at twice.
	Word      func(i int) Word
	Sentences []Sentence // in order; every word stands in one
	Names     []Name     // in the order of their first words; they do not overlap
	// Guesses are what pronouns, by their words, may well stand for: entities of
	// Names. They are one thing that counts among others.
	Guesses map[int]int
}

// Mention is a noun phrase: the words [First, Last) with the head among them.
type Mention struct {
	First, Last, Head int
	Class             Class
	// Chain is the number of its chain; other mentions may have the same.
	Chain int
	// Margin is by how much the chain was liked better than every other choice,
	// in units of the model; 0 for the first mention of a chain.
	Margin int
	// Entity is that of its name, -1 where it has none.
	Entity int
}

// Class is the form of a mention.
type Class uint8

const (
	Nominal Class = iota
	Named
	Pronoun
	Demonstrative // "this", "that" without a noun
	Coordination  // "X and Y"
)

// String is the class in lower case; demonstratives are pronouns.
func (c Class) String() string {
	return [...]string{"nominal", "name", "pronoun", "pronoun", "coordination"}[c]
}
