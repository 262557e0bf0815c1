// SPDX-License-Identifier: Apache-2.0

// Package claimgraph turns a read document into quads, as schema/VOCABULARY.md has them. The label of a quad is who
// says so: the article, or one of its claims.
package claimgraph

import (
	"cmp"
	"iter"
	"slices"
	"strconv"
	"strings"

	"github.com/cayleygraph/quad"

	"kg/extract"
	"kg/schema"
)

// Options say how much of a document goes into the graph.
type Options struct {
	Minter     schema.Minter
	Version    string // of the program
	NoText     bool   // leave the text out; evidence then carries its exact words
	NoMentions bool   // leave out where entities are mentioned
}

// Quads gives the quads of a document, in the order of its layers, without duplicates. Nothing in them depends on
// anything but the document and the options.
func Quads(d *extract.Document, o Options) (quads []quad.Quad) {
	seen := map[quad.Quad]bool{} // terms are compared by their value
	for q := range All(d, o) {
		if !seen[q] {
			seen[q] = true
			quads = append(quads, q)
		}
	}
	return quads
}

// All gives the same quads one after the other; some come more than once (a role that is said twice).
func All(d *extract.Document, o Options) iter.Seq[quad.Quad] {
	return func(yield func(quad.Quad) bool) {
		w := &writer{d: d, o: o, article: quad.IRI(d.Article.ID), runes: extract.NewRunes(d.Text), mentions: inOrder(d), yield: yield}
		w.writeArticle()
		for i := range d.Entities {
			w.entity(&d.Entities[i])
		}
		for i := range d.Claims {
			w.claim(&d.Claims[i])
		}
		for i := range d.Roles {
			w.role(&d.Roles[i])
		}
		for i := range d.Statements {
			w.statement(&d.Statements[i])
		}
		for i := range d.Quantities {
			w.quantity(&d.Quantities[i])
		}
	}
}

// writer gives quads to yield until that wants no more.
type writer struct {
	d        *extract.Document
	o        Options
	article  quad.IRI
	runes    *extract.Runes
	mentions []mention
	yield    func(quad.Quad) bool
	enough   bool
}

func (w *writer) add(label, s quad.IRI, predicate string, o quad.Value) {
	if !w.enough {
		w.enough = !w.yield(quad.Quad{Subject: s, Predicate: quad.IRI(predicate), Object: o, Label: label})
	}
}

// mention is a place where the text speaks of an entity.
type mention struct {
	extract.Span
	entity int
}

// inOrder gives the mentions of all entities in the order of the text.
func inOrder(d *extract.Document) (all []mention) {
	for i := range d.Entities {
		for _, m := range d.Entities[i].Mentions {
			all = append(all, mention{m.Span, i})
		}
	}
	slices.SortFunc(all, func(a, b mention) int { return cmp.Or(cmp.Compare(a.Start, b.Start), cmp.Compare(a.entity, b.entity)) })
	return all
}

// from is the index of the first mention that begins at a byte or behind it.
func (w *writer) from(at int) int {
	i, _ := slices.BinarySearchFunc(w.mentions, at, func(m mention, at int) int { return cmp.Compare(m.Start, at) })
	return i
}

// say adds a quad that the article says.
func (w *writer) say(s quad.IRI, predicate string, o quad.Value) { w.add(w.article, s, predicate, o) }

// text adds a quad of a string, unless it is empty.
func (w *writer) text(s quad.IRI, predicate, value string) {
	if value != "" {
		w.say(s, predicate, quad.String(value))
	}
}

// evidence adds the passage of a span.
func (w *writer) evidence(label, s quad.IRI, predicate string, span extract.Span) {
	if span.Empty() {
		return
	}
	at := w.runes.Span(span)
	p := quad.IRI(schema.Passage(string(w.article), at[0], at[1]))
	w.add(label, s, predicate, p)
	if w.o.NoText {
		w.say(p, schema.OaExact, quad.String(w.d.Slice(span)))
	}
}

func (w *writer) writeArticle() {
	a, s := w.d.Article, w.article
	w.say(s, schema.RdfType, quad.IRI(schema.SchemaNewsArticle))
	w.text(s, schema.SchemaHeadline, a.Title)
	if a.Published != "" {
		w.say(s, schema.SchemaDatePublished, date(a.Published))
	}
	w.text(s, schema.SchemaPublisher, a.Site)
	for _, name := range a.Authors {
		w.text(s, schema.SchemaAuthor, name)
	}
	w.text(s, schema.SchemaUrl, a.URL)
	w.text(s, schema.SchemaInLanguage, a.Lang)
	w.text(s, schema.KgSha256, a.SHA256)
	if !w.o.NoText {
		w.text(s, schema.KgText, w.d.Text)
	}
	options := w.options()
	run := quad.IRI(w.o.Minter.Hashed("activity", w.o.Version, options))
	w.say(s, schema.ProvWasGeneratedBy, run)
	w.say(run, schema.RdfType, quad.IRI(schema.ProvActivity))
	w.text(run, schema.KgVersion, w.o.Version)
	w.text(run, schema.KgOptions, options)
}

// options is the part of the options that bears on the quads, as flags; "" for the defaults.
func (w *writer) options() string {
	var flags []string
	if w.o.NoText {
		flags = append(flags, "--no-text")
	}
	if w.o.NoMentions {
		flags = append(flags, "--no-mentions")
	}
	return strings.Join(flags, " ")
}

func class(t extract.EntityType) string {
	return [...]string{schema.SchemaPerson, schema.SchemaOrganization, schema.SchemaCountry, schema.SchemaCity,
		schema.SchemaPlace, schema.KgGroup, schema.SchemaEvent}[t]
}

func (w *writer) entity(e *extract.Entity) {
	s := quad.IRI(e.ID)
	w.say(s, schema.RdfType, quad.IRI(class(e.Type)))
	w.text(s, schema.SchemaName, e.Name)
	for _, m := range e.Mentions {
		if name := oneLine(w.d.Slice(m.Span)); m.Kind == extract.Name && name != e.Name {
			w.text(s, schema.SchemaAlternateName, name)
		}
	}
	for _, iri := range e.SameAs {
		w.say(s, schema.OwlSameAs, quad.IRI(iri))
	}
	if w.o.NoMentions {
		return
	}
	for _, m := range e.Mentions {
		w.evidence(w.article, s, schema.KgMentionedIn, m.Span)
	}
}

func (w *writer) claim(c *extract.Claim) {
	s, d := quad.IRI(c.ID), w.d
	w.say(s, schema.RdfType, quad.IRI(schema.KgClaim))
	if c.Source >= 0 {
		w.say(s, schema.KgSource, quad.IRI(d.Entities[c.Source].ID))
	}
	if c.Source < 0 || !w.isMention(c.Source, c.SourceSpan) {
		w.text(s, schema.KgSourceText, oneLine(d.Slice(c.SourceSpan)))
	}
	w.text(s, schema.KgCue, c.Cue)
	w.say(s, schema.KgStance, quad.IRI(schema.Expand("kg:"+c.Stance.String())))
	if c.Quote != extract.Indirect {
		w.say(s, schema.KgQuoteType, quad.IRI(schema.Expand("kg:"+c.Quote.String())))
	}
	w.text(s, schema.SchemaText, w.content(c))
	switch {
	case c.To >= 0:
		w.say(s, schema.KgAddressee, quad.IRI(d.Entities[c.To].ID))
	case !c.ToSpan.Empty():
		w.text(s, schema.KgAddressee, oneLine(d.Slice(c.ToSpan)))
	}
	if c.Date != "" {
		w.say(s, schema.KgSaidOn, date(c.Date))
	}
	if c.Place >= 0 {
		w.say(s, schema.SchemaLocation, quad.IRI(d.Entities[c.Place].ID))
	}
	w.about(s, c)
	if c.Within >= 0 {
		w.say(s, schema.KgWithin, quad.IRI(d.Claims[c.Within].ID))
		w.unlessAsserted(s, c.Within)
	}
	w.evidence(w.article, s, schema.KgCueEvidence, c.CueSpan)
	for _, span := range c.Content {
		w.evidence(w.article, s, schema.KgEvidence, span)
	}
	w.confidence(s, c.Confidence)
}

// isMention tells whether a span is a mention of an entity, which kg:mentionedIn and the names say already: "he",
// "Austin". "The US defence secretary, Lloyd Austin," is more than one.
func (w *writer) isMention(entity int, s extract.Span) bool {
	for i := w.from(s.Start); i < len(w.mentions) && w.mentions[i].Start == s.Start; i++ {
		if w.mentions[i] == (mention{s, entity}) {
			return true
		}
	}
	return false
}

// unlessAsserted marks what stands inside a claim that is denied, doubted or asked: that it was said is itself not
// certain then.
func (w *writer) unlessAsserted(s quad.IRI, within int) {
	for i := within; i >= 0; i = w.d.Claims[i].Within {
		switch w.d.Claims[i].Stance {
		case extract.Denies:
			w.say(s, schema.KgPolarity, quad.IRI(schema.KgNegative))
			return
		case extract.Doubts, extract.Asks:
			w.say(s, schema.KgModality, quad.IRI(schema.KgUnreal))
			return
		}
	}
}

// content is the words of a claim; parts that stand apart in the text are joined by a mark of omission.
func (w *writer) content(c *extract.Claim) string {
	var parts []string
	for _, span := range c.Content {
		parts = append(parts, w.d.Slice(span))
	}
	return strings.Join(parts, " [...] ")
}

// about adds every entity that is mentioned in the content, in the order of the document's entities.
func (w *writer) about(s quad.IRI, c *extract.Claim) {
	var of []int
	for _, span := range c.Content {
		for i := w.from(span.Start); i < len(w.mentions) && w.mentions[i].Start < span.End; i++ {
			if span.Contains(w.mentions[i].Span) {
				of = append(of, w.mentions[i].entity)
			}
		}
	}
	slices.Sort(of)
	for _, e := range slices.Compact(of) {
		w.say(s, schema.SchemaAbout, quad.IRI(w.d.Entities[e].ID))
	}
}

// sayer is the label of what is said in a claim: the claim, or the article where there is none.
func (w *writer) sayer(claim int) quad.IRI {
	if claim < 0 {
		return w.article
	}
	return quad.IRI(w.d.Claims[claim].ID)
}

// saidIn names the claim in which something is said; where the article itself says it, the passage of its evidence tells.
func (w *writer) saidIn(s quad.IRI, claim int) {
	if claim >= 0 {
		w.say(s, schema.KgSaidIn, w.sayer(claim))
	}
}

func (w *writer) role(r *extract.Role) {
	d := w.d
	person, of := d.Entities[r.Person].ID, ""
	if r.Of >= 0 {
		of = d.Entities[r.Of].ID
	}
	s := quad.IRI(w.o.Minter.Hashed("role", person, r.Title, of, strconv.FormatBool(r.Former)))
	label := w.sayer(r.Claim)
	w.add(label, s, schema.RdfType, quad.IRI(schema.OrgMembership))
	w.add(label, s, schema.OrgMember, quad.IRI(person))
	if of != "" {
		w.add(label, s, schema.OrgOrganization, quad.IRI(of))
	}
	w.add(label, s, schema.OrgRole, quad.String(r.Title))
	if r.Former {
		w.add(label, s, schema.KgFormer, typed("true", schema.XsdBoolean))
	}
	w.evidence(label, s, schema.KgEvidence, r.Span)
}

func (w *writer) statement(x *extract.Statement) {
	s, predicate := quad.IRI(x.ID), schema.Expand("kg:"+x.Predicate)
	subject, object := w.term(x.Subject, x.SubjectText), w.term(x.Object, x.ObjectText)
	w.say(s, schema.RdfType, quad.IRI(schema.KgStatement))
	w.say(s, schema.RdfSubject, subject)
	w.say(s, schema.RdfPredicate, quad.IRI(predicate))
	w.say(s, schema.RdfObject, object)
	if x.Negative {
		w.say(s, schema.KgPolarity, quad.IRI(schema.KgNegative))
	}
	if x.Modality != extract.Certain {
		w.say(s, schema.KgModality, quad.IRI(schema.Expand("kg:"+x.Modality.String())))
	}
	w.saidIn(s, x.Claim)
	w.evidence(w.article, s, schema.KgEvidence, x.Span)
	if x.Time != "" {
		w.say(s, schema.SchemaTemporal, date(x.Time))
	}
	if x.Place >= 0 {
		w.say(s, schema.SchemaLocation, quad.IRI(w.d.Entities[x.Place].ID))
	}
	w.text(s, schema.KgExtractor, x.Extractor)
	w.confidence(s, x.Confidence)
	if iri, ok := subject.(quad.IRI); ok && w.plain(x) {
		w.add(w.sayer(x.Claim), iri, predicate, object)
	}
}

// plain tells whether a statement may stand as an edge: it is said to be so, for certain, and every claim around it is
// one whose source says so too. What is denied, doubted, asked, demanded, promised or predicted stays a statement.
func (w *writer) plain(x *extract.Statement) bool {
	if x.Negative || x.Modality != extract.Certain {
		return false
	}
	for i := x.Claim; i >= 0; i = w.d.Claims[i].Within {
		if s := w.d.Claims[i].Stance; s != extract.Asserts && s != extract.Accuses {
			return false
		}
	}
	return true
}

func (w *writer) quantity(q *extract.Quantity) {
	at := w.runes.Span(q.Span)
	s := quad.IRI(w.o.Minter.Hashed("quantity", string(w.article), w.d.Article.SHA256, strconv.Itoa(at[0]), strconv.Itoa(at[1])))
	w.say(s, schema.RdfType, quad.IRI(schema.SchemaQuantitativeValue))
	if q.HasValue {
		w.say(s, schema.SchemaValue, number(q.Value))
	}
	if q.HasRange {
		w.say(s, schema.SchemaMinValue, number(q.Low))
		w.say(s, schema.SchemaMaxValue, number(q.High))
	}
	w.text(s, schema.SchemaUnitText, q.Unit)
	if q.Approximate {
		w.say(s, schema.KgApproximate, typed("true", schema.XsdBoolean))
	}
	w.saidIn(s, q.Claim)
	w.evidence(w.article, s, schema.KgEvidence, q.Span)
}

// term is an entity, or what the text calls it.
func (w *writer) term(entity int, text string) quad.Value {
	if entity >= 0 {
		return quad.IRI(w.d.Entities[entity].ID)
	}
	return quad.String(text)
}

func (w *writer) confidence(s quad.IRI, c float64) {
	if c > 0 {
		w.say(s, schema.KgConfidence, typed(strconv.FormatFloat(c, 'f', 2, 64), schema.XsdDecimal))
	}
}
