// SPDX-License-Identifier: Apache-2.0

// Package marked shows a read article to a person: its paragraphs with the entities in brackets, and under each what
// was found in it: claims, roles, relations, quantities, times.
package marked

import (
	"bufio"
	"cmp"
	"fmt"
	"io"
	"slices"
	"strconv"
	"strings"

	"kg/extract"
)

// Write writes the article. Entities are numbered in the order of their list at the end.
func Write(out io.Writer, d *extract.Document) error {
	w := &writer{Writer: bufio.NewWriter(out), d: d}
	w.head()
	for _, p := range d.Paragraphs {
		if p.Kind == extract.Boilerplate {
			fmt.Fprintf(w, "\n    (left out: %s)\n", oneLine(d.Slice(p.Span)))
			continue
		}
		w.paragraph(p)
	}
	w.entities()
	return w.Flush()
}

type writer struct {
	*bufio.Writer
	d *extract.Document
}

func (w *writer) head() {
	a := w.d.Article
	title := a.Title
	if title == "" {
		title = "(no title)"
	}
	fmt.Fprintf(w, "%s\n", oneLine(title))
	var about []string
	for _, s := range append([]string{a.Published, a.Site, a.URL}, a.Authors...) {
		if s != "" {
			about = append(about, s)
		}
	}
	if len(about) > 0 {
		fmt.Fprintf(w, "%s\n", strings.Join(about, " | "))
	}
	fmt.Fprintf(w, "%s\n", a.ID)
}

// mark is a bracket to be written before byte at.
type mark struct {
	at   int
	open bool
	text string
}

// paragraph writes the text with its entities marked, and then what was found in it.
func (w *writer) paragraph(p extract.Paragraph) {
	var marks []mark
	for i, e := range w.d.Entities {
		for _, m := range e.Mentions {
			if p.Contains(m.Span) {
				marks = append(marks, mark{m.Start, true, "["}, mark{m.End, false, fmt.Sprintf("]%d", i+1)})
			}
		}
	}
	slices.SortStableFunc(marks, func(a, b mark) int {
		if c := cmp.Compare(a.at, b.at); c != 0 || a.open == b.open {
			return c
		}
		if a.open { // close what ends here before the next one opens
			return 1
		}
		return -1
	})
	var b strings.Builder
	pos := p.Start
	for _, m := range marks {
		b.WriteString(w.d.Text[pos:m.at])
		b.WriteString(m.text)
		pos = m.at
	}
	b.WriteString(w.d.Text[pos:p.End])
	fmt.Fprintf(w, "\n%s\n", oneLine(b.String()))
	w.claims(p)
	w.facts(p)
}

func (w *writer) claims(p extract.Paragraph) {
	d := w.d
	for i, c := range d.Claims {
		if !p.Contains(c.CueSpan) {
			continue
		}
		var words []string
		for _, s := range c.Content {
			words = append(words, oneLine(d.Slice(s)))
		}
		fmt.Fprintf(w, "    claim %d: %s %s", i+1, w.source(c), strings.ToUpper(c.Stance.String()))
		if c.To >= 0 || !c.ToSpan.Empty() {
			fmt.Fprintf(w, " to %s", w.name(c.To, d.Slice(c.ToSpan)))
		}
		fmt.Fprintf(w, ": %s (%s, %s", strings.Join(words, " [...] "), oneLine(d.Slice(c.CueSpan)), c.Quote)
		if c.Date != "" {
			fmt.Fprintf(w, ", %s", c.Date)
		}
		if c.Place >= 0 {
			fmt.Fprintf(w, ", in %s", w.name(c.Place, ""))
		}
		if c.Within >= 0 {
			fmt.Fprintf(w, ", in claim %d", c.Within+1)
		}
		fmt.Fprintf(w, ", %.2f)\n", c.Confidence)
	}
}

func (w *writer) source(c extract.Claim) string {
	if c.Source < 0 && c.SourceSpan.Empty() {
		return "(nobody named)"
	}
	return w.name(c.Source, w.d.Slice(c.SourceSpan))
}

func (w *writer) facts(p extract.Paragraph) {
	d := w.d
	for _, r := range d.Roles {
		if !p.Contains(r.Span) {
			continue
		}
		of, former := "", ""
		if r.Of >= 0 {
			of = " of " + d.Entities[r.Of].Name
		}
		if r.Former {
			former = "former "
		}
		fmt.Fprintf(w, "    role: %s, %s%s%s%s\n", d.Entities[r.Person].Name, former, r.Title, of, w.saidIn(r.Claim))
	}
	for _, x := range d.Statements {
		if !p.Contains(x.Span) {
			continue
		}
		not := ""
		if x.Negative {
			not = "NOT "
		}
		if x.Modality != extract.Certain {
			not += x.Modality.String() + " "
		}
		fmt.Fprintf(w, "    relation: %s %s%s %s%s\n", w.name(x.Subject, x.SubjectText), not, x.Predicate,
			w.name(x.Object, x.ObjectText), w.saidIn(x.Claim))
	}
	for _, q := range d.Quantities {
		if p.Contains(q.Span) {
			fmt.Fprintf(w, "    number: %s = %s%s\n", oneLine(d.Slice(q.Span)), value(q), w.saidIn(q.Claim))
		}
	}
	for _, t := range d.Times {
		if p.Contains(t.Span) {
			fmt.Fprintf(w, "    time: %s = %s\n", oneLine(d.Slice(t.Span)), t.Value)
		}
	}
}

func value(q extract.Quantity) string {
	about, number := "", "?"
	if q.Approximate {
		about = "about "
	}
	if q.HasValue {
		number = decimal(q.Value)
	}
	if q.HasRange {
		number = decimal(q.Low) + " to " + decimal(q.High)
	}
	return about + number + " " + q.Unit
}

func decimal(v float64) string { return strconv.FormatFloat(v, 'f', -1, 64) }

func (w *writer) saidIn(claim int) string {
	if claim < 0 {
		return ""
	}
	return fmt.Sprintf(" (in claim %d)", claim+1)
}

// name is an entity's name with its number, or what the text calls it.
func (w *writer) name(entity int, text string) string {
	if entity >= 0 {
		return fmt.Sprintf("%s [%d]", w.d.Entities[entity].Name, entity+1)
	}
	return oneLine(text)
}

func (w *writer) entities() {
	if len(w.d.Entities) > 0 {
		fmt.Fprintf(w, "\nEntities\n")
	}
	for i, e := range w.d.Entities {
		fmt.Fprintf(w, "    [%d] %s (%s, %d mentions) %s\n", i+1, e.Name, e.Type, len(e.Mentions), e.ID)
	}
}

func oneLine(s string) string { return strings.Join(strings.Fields(s), " ") }
