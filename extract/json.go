// SPDX-License-Identifier: Apache-2.0

package extract

import (
	"io"
)

// The JSON form of a document (one object a line): offsets are code points, things are named by IRI. Fields are added,
// never renamed.
type (
	jsonArticle struct {
		ID        string   `json:"id"`
		Title     string   `json:"title"`
		Published string   `json:"published"`
		Site      string   `json:"site"`
		Authors   []string `json:"authors"`
		URL       string   `json:"url"`
		Lang      string   `json:"lang"`
		SHA256    string   `json:"sha256"`
	}
	jsonSpan struct {
		Start int `json:"start"`
		End   int `json:"end"`
	}
	jsonSentence struct {
		jsonSpan
		Paragraph int `json:"paragraph"`
	}
	jsonEntity struct {
		ID       string        `json:"id"`
		Type     string        `json:"type"`
		Name     string        `json:"name"`
		SameAs   []string      `json:"sameAs"`
		Mentions []jsonMention `json:"mentions"`
	}
	jsonMention struct {
		jsonSpan
		Kind string `json:"kind"`
	}
	jsonRole struct {
		Person string  `json:"person"`
		Title  string  `json:"title"`
		Of     *string `json:"of"`
		Former bool    `json:"former"`
		jsonSpan
		Claim *string `json:"claim"`
	}
	jsonStatement struct {
		ID          string `json:"id"`
		Subject     string `json:"subject"`
		SubjectKind string `json:"subjectKind"` // entity: subject is an IRI; literal: it is the words of the text
		Predicate   string `json:"predicate"`
		Object      string `json:"object"`
		ObjectKind  string `json:"objectKind"`
		ObjectText  string `json:"objectText"`
		jsonSpan
		Polarity   string  `json:"polarity"`
		Modality   string  `json:"modality"`
		Claim      *string `json:"claim"`
		Time       *string `json:"time"`
		Place      *string `json:"place"`
		Extractor  string  `json:"extractor"`
		Confidence float64 `json:"confidence"`
	}
	jsonClaim struct {
		ID           string   `json:"id"`
		Source       *string  `json:"source"`
		SourceSpan   *[2]int  `json:"sourceSpan"`
		SourceText   string   `json:"sourceText"`
		CueSpan      *[2]int  `json:"cueSpan"`
		Cue          string   `json:"cue"`
		ContentSpans [][2]int `json:"contentSpans"`
		Stance       string   `json:"stance"`
		Quote        string   `json:"quote"`
		To           *string  `json:"to"` // an entity's IRI, or the words of the text
		Date         *string  `json:"date"`
		Place        *string  `json:"place"`
		Within       *string  `json:"within"`
		Confidence   float64  `json:"confidence"`
	}
	jsonQuantity struct {
		Value  *float64 `json:"value"`
		Low    *float64 `json:"low"`
		High   *float64 `json:"high"`
		Unit   string   `json:"unit"`
		Approx bool     `json:"approx"`
		jsonSpan
		Claim *string `json:"claim"`
	}
	jsonTime struct {
		jsonSpan
		Value string `json:"value"`
	}
)

// WriteJSON writes the document as one line, element by element: the line of a long article is six times as long as its
// text.
func (d *Document) WriteJSON(w io.Writer) error {
	j := newJSONWriter(w)
	runes := NewRunes(d.Text)
	span := func(s Span) jsonSpan { p := runes.Span(s); return jsonSpan{p[0], p[1]} }
	a := d.Article
	j.field("article", jsonArticle{a.ID, a.Title, a.Published, a.Site, list(a.Authors), a.URL, a.Lang, a.SHA256})
	j.text("text", d.Text)
	j.list("sentences", len(d.Sentences), func(i int) any { return jsonSentence{span(d.Sentences[i].Span), d.Sentences[i].Paragraph} })
	j.list("entities", len(d.Entities), func(i int) any {
		e := &d.Entities[i]
		je := jsonEntity{ID: e.ID, Type: e.Type.String(), Name: e.Name, SameAs: list(e.SameAs), Mentions: []jsonMention{}}
		for _, m := range e.Mentions {
			je.Mentions = append(je.Mentions, jsonMention{span(m.Span), m.Kind.String()})
		}
		return je
	})
	j.list("roles", len(d.Roles), func(i int) any {
		x := &d.Roles[i]
		return jsonRole{d.Entities[x.Person].ID, x.Title, d.entityID(x.Of), x.Former, span(x.Span), d.claimID(x.Claim)}
	})
	j.list("statements", len(d.Statements), func(i int) any { return d.jsonStatement(d.Statements[i], span(d.Statements[i].Span)) })
	j.list("claims", len(d.Claims), func(i int) any { return d.jsonClaim(d.Claims[i], runes) })
	j.list("quantities", len(d.Quantities), func(i int) any {
		q := &d.Quantities[i]
		jq := jsonQuantity{Unit: q.Unit, Approx: q.Approximate, jsonSpan: span(q.Span), Claim: d.claimID(q.Claim)}
		if q.HasValue {
			jq.Value = &q.Value
		}
		if q.HasRange {
			jq.Low, jq.High = &q.Low, &q.High
		}
		return jq
	})
	j.list("times", len(d.Times), func(i int) any { return jsonTime{span(d.Times[i].Span), d.Times[i].Value} })
	return j.end()
}

func (d *Document) jsonStatement(x Statement, s jsonSpan) jsonStatement {
	j := jsonStatement{
		ID: x.ID, Predicate: x.Predicate, ObjectText: x.ObjectText, jsonSpan: s, Polarity: "positive",
		Modality: x.Modality.String(), Claim: d.claimID(x.Claim), Time: optional(x.Time), Place: d.entityID(x.Place),
		Extractor: x.Extractor, Confidence: x.Confidence,
	}
	j.Subject, j.SubjectKind = d.entityOrText(x.Subject, x.SubjectText)
	j.Object, j.ObjectKind = d.entityOrText(x.Object, x.ObjectText)
	if x.Negative {
		j.Polarity = "negative"
	}
	return j
}

func (d *Document) jsonClaim(c Claim, runes *Runes) jsonClaim {
	j := jsonClaim{
		ID: c.ID, Source: d.entityID(c.Source), SourceText: d.Slice(c.SourceSpan), Cue: c.Cue, ContentSpans: [][2]int{},
		Stance: c.Stance.String(), Quote: c.Quote.String(), Date: optional(c.Date), Place: d.entityID(c.Place), Within: d.claimID(c.Within),
		Confidence: c.Confidence,
	}
	if c.To >= 0 || !c.ToSpan.Empty() {
		to, _ := d.entityOrText(c.To, d.Slice(c.ToSpan))
		j.To = &to
	}
	if !c.SourceSpan.Empty() {
		s := runes.Span(c.SourceSpan)
		j.SourceSpan = &s
	}
	if !c.CueSpan.Empty() {
		s := runes.Span(c.CueSpan)
		j.CueSpan = &s
	}
	for _, s := range c.Content {
		j.ContentSpans = append(j.ContentSpans, runes.Span(s))
	}
	return j
}

// Slice is the text of a span; "" for an empty one.
func (d *Document) Slice(s Span) string {
	if s.Empty() {
		return ""
	}
	return d.Text[s.Start:s.End]
}

func (d *Document) entityID(i int) *string {
	if i < 0 {
		return nil
	}
	return &d.Entities[i].ID
}

func (d *Document) claimID(i int) *string {
	if i < 0 {
		return nil
	}
	return &d.Claims[i].ID
}

// entityOrText is an entity's IRI, or the words of the text, and which of the two it is.
func (d *Document) entityOrText(i int, text string) (value, kind string) {
	if i >= 0 {
		return d.Entities[i].ID, "entity"
	}
	return text, "literal"
}

func optional(s string) *string {
	if s == "" {
		return nil
	}
	return &s
}

// list is never nil, so that an empty one is [] in JSON.
func list(s []string) []string {
	if s == nil {
		return []string{}
	}
	return s
}
