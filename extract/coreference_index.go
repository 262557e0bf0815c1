// SPDX-License-Identifier: Apache-2.0

package extract

import (
	"slices"
)

// index is what the entities of a text are to each other, so that what a phrase may stand for need not be looked for among all of them.
type index struct {
	unknown    []int                // bodies that the gazetteer does not know
	countries  map[int]int          // things of the gazetteer -> the countries of the text
	capitals   map[int]int          // things of the gazetteer that are countries -> their capitals
	home       int                  // the thing that is the country which the text names most, -1 if none
	weightiest map[EntityType][]int // countries and places of which the text speaks, most first
	members    map[int][]int        // bodies and countries -> the people whom the text gives to them
	owning     map[int][]int        // entities -> those who are called something of theirs
	citizens   map[int][]int        // things of the gazetteer -> those who may be of that country
}

// indexEntities finds what of the index does not change while the text is read.
func (r *resolver) indexEntities() {
	r.index = index{countries: map[int]int{}, capitals: map[int]int{}, home: -1, weightiest: map[EntityType][]int{}, members: map[int][]int{}, owning: map[int][]int{}, citizens: map[int][]int{}}
	most := 0
	for e := range r.d.Entities {
		x := &r.d.Entities[e]
		k, known := r.g.forms[x.Name]
		switch x.Type {
		case Organization:
			if !r.g.knows(x) {
				r.unknown = append(r.unknown, e)
			}
		case Country:
			if known {
				r.countries[k] = e
			}
			if known && r.info[e].all > most {
				most, r.home = r.info[e].all, k
			}
		case City:
			if known && r.g.things[k].country >= 0 {
				if _, ok := r.capitals[r.g.things[k].country]; !ok {
					r.capitals[r.g.things[k].country] = e
				}
			}
		}
		if x.Type == Country || x.Type == City || x.Type == Place {
			r.weightiest[x.Type] = append(r.weightiest[x.Type], e)
		}
	}
	for _, es := range r.weightiest {
		slices.SortStableFunc(es, func(a, b int) int { return r.weight(b) - r.weight(a) })
	}
}

// weight is how much the text speaks of a place.
func (r *resolver) weight(e int) int {
	x := 3 * min(r.spoken[e], farSpoken)
	if r.info[e].dateline {
		x += choiceMargin
	}
	return x
}

// citizen notes that somebody or a body may be of a country of the gazetteer, -1 for none.
func (r *resolver) citizen(e, country int) {
	if es := r.citizens[country]; country >= 0 && !slices.Contains(latest(es), e) {
		r.citizens[country] = append(es, e)
	}
}

// countSpoken counts how often the text speaks of each entity: by its names, and of countries by those of their people.
func (r *resolver) countSpoken() {
	r.spoken = make([]int, len(r.info))
	for k := range r.d.placed { // the city of a dateline is that of the article
		if first, _ := r.d.tokensOf(r.d.placed[k].Span); first < len(r.d.Tokens) && first < r.begins[r.d.Tokens[first].Sentence] {
			r.info[r.d.placed[k].entity].dateline = true
		}
	}
	people := map[int]int{} // things -> entities
	for e := range r.info {
		r.spoken[e] = r.info[e].all
		if k, ok := r.g.forms[r.d.Entities[e].Name]; ok && r.d.Entities[e].Type == Country {
			people[k] = e
		}
	}
	for i := 0; i < len(r.d.Tokens); i++ {
		if k, end := r.g.findDemonym(r.d, i, len(r.d.Tokens)); end > i {
			if e, ok := people[k]; ok {
				r.spoken[e]++
			}
			i = end - 1
		}
	}
}
