// SPDX-License-Identifier: Apache-2.0

// Package naming finds the words of a sentence that name people, bodies,
// places, events and other things. A network reads what the reading engine
// and the vectors of words hold of each word, what lists say of it and how it
// is written elsewhere in the text; a conditional random field gives the names.
package naming

import "kg/extract/attribution"

// Type is what a name names.
type Type uint8

// The types, as corpora of named entities have them.
const (
	Person Type = iota
	Body        // organisations, parties, companies, teams
	Place       // countries, cities, buildings, rivers
	Event       // elections, wars, disasters that have a name
	Other       // works, products and the rest
	Types       // how many there are
)

// Labels of the field: none, and for each type one of the word that begins a
// name and one of those in it.
const Labels = 1 + 2*int(Types)

// begins is the label of the word that begins a name.
func begins(t Type) int { return 1 + 2*int(t) }

// Begin is the label of the word that begins a name of the type; the label
// above is that of its other words.
func Begin(t Type) uint8 { return uint8(begins(t)) }

// Word is a word with what was found of it before.
type Word struct {
	Form string
	// Lists tells in what lists of names the word stands, alone or with its
	// neighbours; Cues what it says about names that it stands in; Noun what it
	// may stand for as a common noun. The meaning of each number is the
	// caller's, the same in learning and in use; 0 is none.
	Lists uint16
	Cues  uint32
	Noun  uint16
	// World tells what the name that the word stands in may be by long lists of
	// people's names, towns and companies.
	World uint16
	// Case tells how the word is written here, in its sentence and elsewhere in
	// the text.
	Case uint16
}

// Name is a name in a sentence.
type Name struct {
	First, Last int // words
	Type        Type
	P           float64 // the probability that the model gives it
}

// Chances are the probabilities of a word to stand in a name of each type.
type Chances [Types]float32

// Any is the probability of standing in any name but those of other things.
func (c Chances) Any() float32 { return c[Person] + c[Body] + c[Place] + c[Event] }

// Reader finds names. Goroutines may share it, each with its own Scratch.
type Reader struct{ net *net }

// Load makes a reader of the bytes of a model file. It refuses, with the
// reason, what is damaged or of another version.
func Load(file []byte) (*Reader, error) {
	m, err := Decode(file)
	if err != nil {
		return nil, err
	}
	return New(m), nil
}

// New makes a reader of a model that has all its weights.
func New(m *Model) *Reader { return &Reader{newNet(m)} }

// Width is how many numbers of each word the reader wants from the reading
// engine and the vectors of words.
func (r *Reader) Width() int { return r.net.Spec.Engine }

// least is the probability from which on a name is taken: of two names that
// overlap at most one is likelier than half, and where none is, there may be
// one all the same.
const least = 0.35

// Read appends to names those of a sentence, in order, and to chances a row
// for each word. engine holds Reader.Width numbers for each word, in order:
// those of the reading engine, and behind them those of the word's vector.
func (r *Reader) Read(names []Name, chances []Chances, words []Word, engine []float32, s *Scratch) ([]Name, []Chances) {
	if len(words) == 0 {
		return names, chances
	}
	r.net.sum(words, engine, s)
	for i := range words {
		var c Chances
		for t := range c {
			b := begins(Type(t))
			c[t] = float32(s.lattice.Label(i, b) + s.lattice.Label(i, b+1))
		}
		chances = append(chances, c)
	}
	return s.append(names), chances
}

// append appends the likeliest names that do not overlap.
func (s *Scratch) append(names []Name) []Name {
	from := len(names)
	s.likely = s.likely[:0]
	for t := range Types {
		for _, x := range s.lattice.Spans(begins(t), least) {
			s.likely = append(s.likely, Name{x.First, x.Last, t, x.P})
		}
	}
	for {
		top := -1
		for i := range s.likely {
			if x := &s.likely[i]; x.P > 0 && (top < 0 || x.P > s.likely[top].P) {
				top = i
			}
		}
		if top < 0 {
			break
		}
		x := s.likely[top]
		at := len(names)
		for at > from && names[at-1].First > x.First {
			at--
		}
		names = append(names, Name{})
		copy(names[at+1:], names[at:])
		names[at] = x
		for i := range s.likely {
			if y := &s.likely[i]; y.First < x.Last && x.First < y.Last {
				y.P = 0
			}
		}
	}
	return names
}

// Scratch is the memory of one reader at a time.
type Scratch struct {
	floats        []float32
	used          int
	normal, shape []byte
	key           []byte
	lattice       attribution.Lattice
	likely        []Name
}

// get returns n zeros; they last until the next sentence.
func (s *Scratch) get(n int) []float32 {
	if s.used+n > len(s.floats) {
		s.floats = make([]float32, max(2*len(s.floats), 2*n, 1<<16))
		s.used = 0
	}
	x := s.floats[s.used : s.used+n : s.used+n]
	s.used += n
	clear(x)
	return x
}
