// SPDX-License-Identifier: Apache-2.0

// Package attribution finds who says what in an article: for each act of
// saying, thinking, denying or asking the words that signal it (the cue), who
// it is by (the source) and what is said (the content), as PolNeAR draws them
// (Newell and others, "An Attribution Relations Corpus for Political News",
// LREC 2018).
//
// A network reads the article once. A conditional random field finds the cues;
// then, for each cue, a smaller network that knows where the cue stands reads
// the words around it, and a second field gives its source and content. So
// every source and content belongs to one cue, and contents may hold other
// attributions.
package attribution

// Word is a word or mark of an article, with what was found of it before.
type Word struct {
	Form string
	Tag  string // of the Penn Treebank
	Rel  string // how it depends on its head, by Universal Dependencies
	Head int    // how many words behind it its head stands, negative before it; 0 for the root of its sentence
	// Sentence and Paragraph count from the beginning of the article.
	Sentence, Paragraph int
	Headline            bool
	Quote               Mark
	// Least is the probability of being in a cue from which on a cue is taken
	// here, also where none of its spans is likely; 0 where it is not sought.
	Least float64
}

// Mark tells how a word stands to quotation marks.
type Mark uint8

const (
	Outside    Mark = iota
	Opening         // the opening mark
	OpeningOf       // the opening mark of a quotation that is not closed in its paragraph
	Closing         // the closing mark
	ClosingEnd      // the closing mark behind a full stop, "!" or "?"
	ClosingMid      // the closing mark behind a comma
	Scare           // inside a quotation of a few words
	Inside          // inside a longer one
	Unclosed        // inside one that is not closed in its paragraph
)

// Range is a half-open range of words.
type Range struct{ First, Last int }

// Attribution is one cue with its source and content.
type Attribution struct {
	Cue     Range
	Source  Range   // empty where there is none
	Content []Range // in the order of the text; none where nothing is attributed
	// Cued is the probability that the model gives the cue, and Whole the one
	// that it gives the source and content of the cue together, 0 to 1.
	Cued, Whole float64
	// Sure is how often attributions with such probabilities are right, 0 to 1:
	// see Spec.Sure.
	Sure float64
}

// Reader finds attributions. Goroutines may share it, each with its own
// Scratch.
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

// MaxPiece is the most words that are read as one. Longer articles are read in
// pieces, of whole paragraphs where these are not longer themselves.
const MaxPiece = 400

// Pieces cuts an article of n words into ranges that are read as one; each
// word is in the paragraph of that number.
func Pieces(n int, paragraphOf func(word int) int) []Range {
	var out []Range
	start, paragraph, at := 0, 0, -1 // of the piece, and of the paragraph
	for i := range n {
		if p := paragraphOf(i); p != at {
			paragraph, at = i, p
		}
		if i-start < MaxPiece {
			continue
		}
		end := paragraph
		if end <= start {
			end = i
		}
		out = append(out, Range{start, end})
		start = end
	}
	if start < n {
		out = append(out, Range{start, n})
	}
	return out
}

// Reach is how far from its cue, in words, a source or content is looked for.
const Reach = 96

// Window gives the words among which the source and content of a cue are
// looked for: its paragraph and the one after, as far as Reach.
func Window(words []Word, cue Range) Range {
	w := cue
	at := words[cue.First].Paragraph
	for w.First > 0 && cue.First-w.First < Reach && words[w.First-1].Paragraph == at {
		w.First--
	}
	for w.Last < len(words) && w.Last-cue.Last < Reach && words[w.Last].Paragraph <= at+1 {
		w.Last++
	}
	return w
}

// Read appends to dst the attributions of an article, in the order of their
// cues. Words that have the same Paragraph stand together.
func (r *Reader) Read(dst []Attribution, words []Word, s *Scratch) []Attribution {
	for _, p := range Pieces(len(words), func(i int) int { return words[i].Paragraph }) {
		dst = r.ReadPiece(dst, words[p.First:p.Last], p.First, s)
	}
	return dst
}

// ReadPiece reads one of the Pieces of an article, whose first word has the
// number first.
func (r *Reader) ReadPiece(dst []Attribution, piece []Word, first int, s *Scratch) []Attribution {
	from := len(dst)
	dst = r.net.read(dst, piece, s)
	for i := from; i < len(dst); i++ {
		dst[i].move(first)
	}
	return dst
}

func (a *Attribution) move(by int) {
	a.Cue = a.Cue.shift(by)
	if a.Source.Last > a.Source.First {
		a.Source = a.Source.shift(by)
	}
	for i := range a.Content {
		a.Content[i] = a.Content[i].shift(by)
	}
}

func (r Range) shift(by int) Range { return Range{r.First + by, r.Last + by} }
