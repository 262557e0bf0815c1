// SPDX-License-Identifier: Apache-2.0

package identity

import (
	"fmt"
	"iter"
	"slices"
	"strings"

	"github.com/cayleygraph/quad"

	"kg/internal/nquads"
	"kg/schema"
)

// Entity is what a graph says of an entity, or of several that are counted as one.
type Entity struct {
	IRI      string
	Class    string // IRI
	Name     string
	Others   []string // other names, sorted
	Wikidata []string // IRIs, sorted
	Telling  string   // what tells a split entity from the one of its name
	Mentions int
	Articles []string // IRIs of the articles that speak of it, sorted
	Roles    []string // "president of Belarus", sorted
}

// String names the entity for a person: name and IRI.
func (e *Entity) String() string {
	if e.Name == "" {
		return "<" + e.IRI + ">"
	}
	return fmt.Sprintf("%s <%s>", e.Title(), e.IRI)
}

// Title is the name, with what tells the entity from others of that name.
func (e *Entity) Title() string {
	if e.Telling == "" {
		return e.Name
	}
	return e.Name + " (" + e.Telling + ")"
}

// Collect finds the entities in quads, sorted by IRI; those of which s says that they are one come as one, under the IRI,
// class and name of their head. Quads may be all of a graph, or some: what is not there is not counted.
func Collect(quads iter.Seq2[quad.Quad, error], s *Set) ([]*Entity, error) {
	c := collector{entities: map[string]*Entity{}, roles: map[string]*role{}}
	for q, err := range quads {
		if err != nil {
			return nil, err
		}
		c.take(q)
	}
	return c.entitiesOf(s), nil
}

// collector gathers what quads say of entities, by IRI.
type collector struct {
	entities map[string]*Entity
	roles    map[string]*role
}

type role struct{ member, title, of string }

func (c *collector) entity(iri string) *Entity {
	e := c.entities[iri]
	if e == nil {
		e = &Entity{IRI: iri}
		c.entities[iri] = e
	}
	return e
}

func (c *collector) role(iri string) *role {
	r := c.roles[iri]
	if r == nil {
		r = &role{}
		c.roles[iri] = r
	}
	return r
}

// take takes what a quad says of an entity or a role.
func (c *collector) take(q quad.Quad) {
	if q.Label == nil { // the vocabulary
		return
	}
	s, o := nquads.Lexical(q.Subject), nquads.Lexical(q.Object)
	switch nquads.Lexical(q.Predicate) {
	case schema.RdfType:
		if IsEntity(o) {
			e := c.entity(s)
			e.Class = first(e.Class, o)
			e.Articles = append(e.Articles, nquads.Lexical(q.Label))
		}
	case schema.SchemaName:
		e := c.entity(s)
		if e.Name != "" && e.Name != o {
			e.Others = append(e.Others, max(e.Name, o))
		}
		e.Name = first(e.Name, o)
	case schema.SchemaAlternateName:
		c.entity(s).Others = append(c.entity(s).Others, o)
	case schema.OwlSameAs:
		c.entity(s).Wikidata = append(c.entity(s).Wikidata, o)
	case schema.SchemaDisambiguatingDescription:
		c.entity(s).Telling = first(c.entity(s).Telling, o)
	case schema.KgMentionedIn:
		c.entity(s).Mentions++
	case schema.OrgMember:
		c.role(s).member = o
	case schema.OrgRole:
		c.role(s).title = o
	case schema.OrgOrganization:
		c.role(s).of = o
	}
}

// first is the first of two strings in their order that is not empty.
func first(a, b string) string {
	if a == "" || b == "" {
		return max(a, b)
	}
	return min(a, b)
}

// entitiesOf gives the entities, with their roles, merged as a set says.
func (c *collector) entitiesOf(s *Set) []*Entity {
	for _, r := range c.roles {
		e := c.entities[r.member]
		if e == nil || r.title == "" {
			continue
		}
		text := r.title
		if of := c.entities[r.of]; of != nil {
			text += " of " + of.Name
		}
		e.Roles = append(e.Roles, text)
	}
	var all []*Entity
	for iri, e := range c.entities {
		if e.Class == "" { // an article's or a claim's name, or the twin of what is not in these quads
			continue
		}
		head := s.Head(iri)
		if h := c.entities[head]; head != iri && h != nil && h.Class != "" {
			h.absorb(e)
			continue
		}
		all = append(all, e)
	}
	for _, e := range all {
		for _, list := range []*[]string{&e.Others, &e.Wikidata, &e.Articles, &e.Roles} {
			slices.Sort(*list)
			*list = slices.Compact(*list)
		}
	}
	slices.SortFunc(all, func(a, b *Entity) int { return strings.Compare(a.IRI, b.IRI) })
	return all
}

// absorb adds what is known of a merged entity.
func (e *Entity) absorb(x *Entity) {
	if x.Name != e.Name {
		e.Others = append(e.Others, x.Name)
	}
	e.Others = append(e.Others, x.Others...)
	e.Wikidata = append(e.Wikidata, x.Wikidata...)
	e.Articles = append(e.Articles, x.Articles...)
	e.Roles = append(e.Roles, x.Roles...)
	e.Mentions += x.Mentions
}

// local is the local name of a class.
func local(class string) string {
	_, name, _ := strings.Cut(schema.Shorten(class), ":")
	return name
}
