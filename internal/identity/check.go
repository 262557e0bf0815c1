// SPDX-License-Identifier: Apache-2.0

package identity

import (
	"fmt"
	"slices"
	"strings"

	"kg/internal/fault"
	"kg/schema"
)

// Merge decides that entity is the same as other, into which it goes. Both are what Collect found of all members of them.
// Errors are fault.Usage: an entity with itself, of two classes, with two Wikidata ids, merged already, a circle, or said
// to be two.
func (s *Set) Merge(entity, other *Entity) (Decision, error) {
	d := Decision{Kind: Merge, Entity: entity.IRI, Other: other.IRI}
	if entity.IRI == other.IRI {
		return d, fault.Hint(fault.Usage, "give two entities", "%s is itself", entity)
	}
	if x, ok := s.between(entity.IRI, other.IRI, Merge); ok {
		return d, fault.Hint(fault.Usage, x.back(), "%s and %s are merged already, %s", entity, other, x.told())
	}
	if members := s.Members(entity.IRI); slices.Contains(members, other.IRI) {
		return d, fault.Hint(fault.Usage, "nothing is to be done", "merging %s into %s would form a circle: both are counted as <%s> already",
			entity, other, s.Head(entity.IRI))
	}
	if s.Head(entity.IRI) != entity.IRI {
		return d, fault.Hint(fault.Usage, "merge that one", "%s is counted as <%s> already", entity, s.Head(entity.IRI))
	}
	if !sameKind(entity.Class, other.Class) {
		return d, fault.New(fault.Usage, "%s is a %s and %s a %s: those are two", entity, local(entity.Class), other, local(other.Class))
	}
	if Different(entity.Wikidata, other.Wikidata) {
		return d, fault.New(fault.Usage, "%s is %s in Wikidata and %s %s: those are two", entity, ids(entity.Wikidata), other, ids(other.Wikidata))
	}
	for _, a := range s.Members(entity.IRI) {
		for _, b := range s.Members(other.IRI) {
			if x, ok := s.between(a, b, Apart, Split); ok {
				return d, fault.Hint(fault.Usage, x.back(), "<%s> and <%s> are two, %s", a, b, x.told())
			}
		}
	}
	return d, nil
}

// Apart decides that two entities are two. Errors are fault.Usage: an entity from itself, merged, or decided already.
func (s *Set) Apart(entity, other *Entity) (Decision, error) {
	a := pair(entity.IRI, other.IRI)
	d := Decision{Kind: Apart, Entity: a[0], Other: a[1]}
	if entity.IRI == other.IRI {
		return d, fault.Hint(fault.Usage, "split NAME --article IRI --as WORDS tells two of one name apart", "%s is itself", entity)
	}
	if slices.Contains(s.Members(entity.IRI), other.IRI) {
		return d, fault.Hint(fault.Usage, "take back what lies between them: kg entities decisions lists it",
			"%s and %s are one by way of others", entity, other)
	}
	if x, ok := s.between(a[0], a[1], Apart, Split); ok {
		return d, fault.Hint(fault.Usage, x.back(), "%s and %s are two already, %s", entity, other, x.told())
	}
	return d, nil
}

// Split decides that article speaks of another one than entity, who is told from it by some words. Errors are fault.Usage:
// decided already, no words, or the article does not speak of the entity.
func (s *Set) Split(m schema.Minter, entity *Entity, article, telling string) (Decision, error) {
	d := Decision{Kind: Split, Other: entity.IRI, Article: article, Telling: telling}
	if strings.Trim(schema.Slug(telling), "-") == "" || strings.HasPrefix(schema.Slug(telling), "-") {
		return d, fault.Hint(fault.Usage, "such as --as golfer", "--as is to say in words what tells the other one from %s", entity)
	}
	d.Entity = m.Entity(local(entity.Class), entity.Name+" "+telling)
	if other, ok := s.split[article][entity.IRI]; ok {
		return d, fault.New(fault.Usage, "in <%s>, %s is <%s> already", article, entity, other)
	}
	if made := s.splits(entity.IRI); len(made) > 0 {
		return d, fault.Hint(fault.Usage, made[0].back(), "%s was itself split from <%s>", entity, made[0].Other)
	}
	for _, x := range s.splits(d.Entity) {
		if x.Other != entity.IRI {
			return d, fault.Hint(fault.Usage, "use other words", "<%s> was split from <%s>", d.Entity, x.Other)
		}
	}
	if !slices.Contains(entity.Articles, article) {
		return d, fault.Hint(fault.Usage, "kg entities "+schema.Shorten(entity.IRI)+" lists those that do", "<%s> does not speak of %s", article, entity)
	}
	return d, nil
}

// Merged finds the merge of two entities, in either direction.
func (s *Set) Merged(a, b string) (Decision, bool) { return s.between(a, b, Merge) }

// Between finds the one decision on two entities. Errors are fault.Usage: there is none, or several.
func (s *Set) Between(a, b string) (Decision, error) {
	on := s.on[pair(a, b)]
	switch len(on) {
	case 0:
		return Decision{}, fault.Hint(fault.Usage, "kg entities decisions lists them", "nothing is decided on <%s> and <%s>", a, b)
	case 1:
		return s.Decisions[on[0]], nil
	}
	return Decision{}, fault.Hint(fault.Usage, "name one that kg entities decisions lists", "%d decisions are on <%s> and <%s>", len(on), a, b)
}

// between finds a decision of some kinds on two entities.
func (s *Set) between(a, b string, kinds ...Kind) (Decision, bool) {
	for _, i := range s.on[pair(a, b)] {
		if slices.Contains(kinds, s.Decisions[i].Kind) {
			return s.Decisions[i], true
		}
	}
	return Decision{}, false
}

// Of gives the decisions in which an entity stands.
func (s *Set) Of(iri string) []Decision {
	var out []Decision
	for _, d := range s.Decisions {
		if d.Entity == iri || d.Other == iri {
			out = append(out, d)
		}
	}
	return out
}

// splits gives the decisions that made an entity.
func (s *Set) splits(iri string) []Decision {
	return slices.DeleteFunc(s.Of(iri), func(d Decision) bool { return d.Kind != Split || d.Entity != iri })
}

// Undo finds the decision of an ID that is to be taken back. Errors are fault.Usage: there is none, or another one rests
// on it.
func (s *Set) Undo(id string) (Decision, error) {
	i := slices.IndexFunc(s.Decisions, func(d Decision) bool { return d.ID == id })
	if i < 0 {
		return Decision{}, fault.Hint(fault.Usage, "kg entities decisions lists them", "there is no decision <%s>", id)
	}
	d := s.Decisions[i]
	if d.Kind != Split || len(s.splits(d.Entity)) > 1 {
		return d, nil
	}
	for _, x := range s.Of(d.Entity) {
		if x.Kind != Split {
			return d, fault.Hint(fault.Usage, "kg entities undo "+x.ID+" first", "<%s>, which this split made, stands in another decision", d.Entity)
		}
	}
	return d, nil
}

// told says who decided, and when.
func (d *Decision) told() string { return fmt.Sprintf("as %s decided on %s", d.By, d.On) }

// back says how to take the decision back.
func (d *Decision) back() string { return "kg entities undo " + d.ID + " takes that back" }

// sameKind tells whether two classes can be of one entity: a group may be read as an organisation.
func sameKind(a, b string) bool {
	body := func(c string) string {
		if c == schema.KgGroup {
			return schema.SchemaOrganization
		}
		return c
	}
	return body(a) == body(b)
}

// Different tells whether two entities have Wikidata ids that are not the same.
func Different(a, b []string) bool {
	return len(a) > 0 && len(b) > 0 && !slices.Equal(a, b)
}

func ids(iris []string) string {
	var out []string
	for _, iri := range iris {
		out = append(out, schema.Shorten(iri))
	}
	return strings.Join(out, " and ")
}
