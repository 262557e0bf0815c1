// SPDX-License-Identifier: Apache-2.0

// Package identity is who is who across articles: what users decided about it (two entities are one, two are not, one is
// another in some article), and which entities look like one. A reading is never changed by a merge: the decision stands
// beside it as quads with a label of their own, and answers count the merged entities as one. Taking a decision back takes
// these quads away, and nothing else.
package identity

import (
	"cmp"
	"iter"
	"slices"
	"time"

	"github.com/cayleygraph/quad"

	"kg/internal/fault"
	"kg/internal/nquads"
	"kg/schema"
)

// Kind is what is decided.
type Kind uint8

const (
	Merge Kind = iota // Entity is the same as Other, and is counted as it
	Apart             // Entity and Other are two, however alike
	Split             // Entity is who a reading takes for Other in Article
)

func (k Kind) String() string { return [...]string{"merge", "apart", "split"}[k] }

// edge is the property by which a decision says it.
func (k Kind) edge() string {
	return [...]string{schema.KgMergedInto, schema.OwlDifferentFrom, schema.KgSplitFrom}[k]
}

// Decision is what somebody decided. Entity, Other and Article are IRIs.
type Decision struct {
	ID            string // IRI, minted from Kind, Entity, Other and Article
	Kind          Kind
	Entity, Other string
	Article       string // of a Split
	Telling       string // of a Split: what tells Entity from Other
	By, On, Why   string // On is a day, or a point of time with its zone (ISO 8601)
}

// Identify mints the ID of a decision.
func (d *Decision) Identify(m schema.Minter) {
	d.ID = m.Hashed("decision", d.Kind.String(), d.Entity, d.Other, d.Article)
}

// Quads gives the decision as quads, all of which bear its own label.
func (d *Decision) Quads() []quad.Quad {
	id := quad.IRI(d.ID)
	say := func(s quad.IRI, predicate string, o quad.Value) quad.Quad {
		return quad.Quad{Subject: s, Predicate: quad.IRI(predicate), Object: o, Label: id}
	}
	entity := quad.IRI(d.Entity)
	qs := []quad.Quad{
		say(id, schema.RdfType, quad.IRI(schema.KgDecision)),
		say(entity, d.Kind.edge(), quad.IRI(d.Other)),
		say(id, schema.KgDecidedBy, quad.String(d.By)),
		say(id, schema.KgDecidedOn, date(d.On)),
	}
	if d.Why != "" {
		qs = append(qs, say(id, schema.KgWhy, quad.String(d.Why)))
	}
	if d.Kind == Split {
		qs = append(qs, say(entity, schema.KgSplitIn, quad.IRI(d.Article)),
			say(entity, schema.SchemaDisambiguatingDescription, quad.String(d.Telling)))
	}
	return qs
}

// CheckDate refuses what is neither a day nor a point of time with its zone.
func CheckDate(text string) error {
	if _, err := time.Parse(time.DateOnly, text); err == nil {
		return nil
	}
	if _, err := time.Parse(time.RFC3339, text); err == nil {
		return nil
	}
	return fault.New(fault.Usage, "the date is a day (2026-11-25) or a time with its zone (2026-11-25T14:00:00Z), not %q", text)
}

func date(text string) quad.Value {
	typ := schema.XsdDateTime
	if len(text) == len(time.DateOnly) {
		typ = schema.XsdDate
	}
	return nquads.Canonical(quad.TypedString{Value: quad.String(text), Type: quad.IRI(typ)})
}

// Decisions finds the decisions in quads, sorted by date and ID. What bears the label of no decision is passed over, and
// so is a decision that decides nothing.
func Decisions(quads iter.Seq2[quad.Quad, error]) ([]Decision, error) {
	byLabel := map[quad.Value]*Decision{}
	decided := map[quad.Value]bool{} // labels that say of themselves that they are decisions, and say what
	typed := map[quad.Value]bool{}
	for q, err := range quads {
		if err != nil {
			return nil, err
		}
		label, ok := q.Label.(quad.IRI)
		if !ok {
			continue
		}
		d := byLabel[label]
		if d == nil {
			d = &Decision{ID: string(label)}
			byLabel[label] = d
		}
		typed[label] = typed[label] || isDecision(q)
		decided[label] = d.read(q) || decided[label]
	}
	var out []Decision
	for label, d := range byLabel {
		if typed[label] && decided[label] {
			out = append(out, *d)
		}
	}
	slices.SortFunc(out, func(a, b Decision) int { return cmp.Or(cmp.Compare(a.On, b.On), cmp.Compare(a.ID, b.ID)) })
	return out, nil
}

// isDecision tells whether a quad makes its label a decision.
func isDecision(q quad.Quad) bool {
	return q.Subject == q.Label && q.Predicate == quad.IRI(schema.RdfType) && q.Object == quad.IRI(schema.KgDecision)
}

// read takes what a quad says of the decision, and tells whether it is the edge.
func (d *Decision) read(q quad.Quad) bool {
	text := nquads.Lexical(q.Object)
	switch p := nquads.Lexical(q.Predicate); p {
	case schema.KgDecidedBy:
		d.By = text
	case schema.KgDecidedOn:
		d.On = text
	case schema.KgWhy:
		d.Why = text
	case schema.KgSplitIn:
		d.Article = text
	case schema.SchemaDisambiguatingDescription:
		d.Telling = text
	default:
		for _, k := range []Kind{Merge, Apart, Split} {
			if p == k.edge() {
				d.Kind, d.Entity, d.Other = k, nquads.Lexical(q.Subject), text
				return true
			}
		}
	}
	return false
}
