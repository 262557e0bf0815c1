// SPDX-License-Identifier: Apache-2.0

package quadstore

import (
	"context"
	"iter"

	"github.com/cayleygraph/quad"
)

// nameBlock is how many quads are named at once.
const nameBlock = 1024

// QuadsByLabel gives the quads that have a label, ordered by the ids of
// subject, predicate and object: first those whose subject was known first. A
// label that nothing has gives none. The sequence ends after an error.
func (v *view) QuadsByLabel(ctx context.Context, label quad.Value) iter.Seq2[quad.Quad, error] {
	return func(yield func(quad.Quad, error) bool) {
		id, err := v.idOf(label)
		if err != nil {
			yield(quad.Quad{}, err)
			return
		}
		if id == 0 {
			return
		}
		var p pattern
		p.fix(posG, id)
		v.each(ctx, p, yield)
	}
}

// Quads gives all quads, ordered by the ids of subject, predicate, object and
// label. The sequence ends after an error. On a Store it is the state at the
// first step; names are read later, so take a Snapshot where others write.
func (v *view) Quads(ctx context.Context) iter.Seq2[quad.Quad, error] {
	return func(yield func(quad.Quad, error) bool) { v.each(ctx, pattern{}, yield) }
}

func (v *view) each(ctx context.Context, p pattern, yield func(quad.Quad, error) bool) {
	c := cursor{v: v}
	defer c.close()
	c.seek(p)
	block := make([]uint64, 0, 4*nameBlock)
	for more := true; more; {
		block = block[:0]
		for len(block) < cap(block) {
			if more = c.next(ctx); !more {
				break
			}
			block = append(block, c.cur[:]...)
		}
		names, err := v.namesOf(ctx, block)
		if err = firstError(c.err, err); err != nil {
			yield(quad.Quad{}, err)
			return
		}
		for ; len(names) > 0; names = names[4:] {
			q := quad.Quad{Subject: names[posS], Predicate: names[posP], Object: names[posO], Label: names[posG]}
			if !yield(q, nil) {
				return
			}
		}
	}
}
