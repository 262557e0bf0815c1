// SPDX-License-Identifier: Apache-2.0

package quadstore

import (
	"bytes"
	"cmp"
	"context"
	"fmt"
	"slices"

	"github.com/cayleygraph/cayley/graph"
	"github.com/cayleygraph/cayley/graph/refs"
	"github.com/cayleygraph/quad"
	"github.com/cockroachdb/pebble/v2"
)

var _ refs.BatchNamer = (*view)(nil)

// ValuesOf names many tokens at once: in the order of ids with one iterator,
// several times faster than one by one. What is unknown comes back as nil.
func (v *view) ValuesOf(ctx context.Context, tokens []graph.Ref) ([]quad.Value, error) {
	out := make([]quad.Value, len(tokens))
	wanted := make([]uint64, 0, len(tokens))
	for i, r := range tokens {
		if id, ok := nodeID(r); ok {
			wanted = append(wanted, id)
			continue
		}
		val, err := v.NameOf(r)
		if err != nil {
			return nil, err
		}
		out[i] = val
	}
	names, err := v.namesOf(ctx, wanted)
	if err != nil {
		return nil, err
	}
	n := 0
	for i, r := range tokens {
		if _, ok := nodeID(r); ok {
			out[i] = names[n]
			n++
		}
	}
	return out, nil
}

// RefsOf finds the tokens of terms; a term that no quad uses is an error.
func (v *view) RefsOf(ctx context.Context, terms []quad.Value) ([]graph.Ref, error) {
	out := make([]graph.Ref, len(terms))
	for i, t := range terms {
		r, err := v.ValueOf(t)
		if err != nil {
			return nil, err
		}
		if r == nil {
			return nil, fmt.Errorf("not found: %v", t)
		}
		out[i] = r
	}
	return out, nil
}

// cachedAtOnce is how many names that are read together are kept: those of a small result may be wanted again, a wide
// one would only drive others out.
const cachedAtOnce = 256

// namesOf names ids, in any order and with repetitions; id 0 and unknown ids
// give nil.
func (v *view) namesOf(ctx context.Context, wanted []uint64) ([]quad.Value, error) {
	out := make([]quad.Value, len(wanted))
	type place struct {
		id uint64
		at int
	}
	todo := make([]place, 0, len(wanted))
	for i, id := range wanted {
		if val, ok := v.names.get(id); ok {
			out[i] = val
		} else if id != 0 {
			todo = append(todo, place{id, i})
		}
	}
	if len(todo) == 0 {
		return out, nil
	}
	slices.SortFunc(todo, func(a, b place) int { return cmp.Compare(a.id, b.id) })
	r := nameReader{v: v}
	defer r.close()
	for i, p := range todo {
		if i > 0 && todo[i-1].id == p.id {
			out[p.at] = out[todo[i-1].at]
			continue
		}
		if i%checkEvery == 0 && ctx.Err() != nil {
			return nil, ctx.Err()
		}
		val, err := r.name(p.id)
		if err != nil {
			return nil, err
		}
		out[p.at] = val
		if val != nil && len(todo) <= cachedAtOnce {
			v.names.put(p.id, val)
		}
	}
	return out, nil
}

// nameReader reads terms by rising ids.
type nameReader struct {
	v   *view
	it  *pebble.Iterator
	key []byte
	at  uint64
}

// near is how far ahead stepping is cheaper than seeking.
const near = 8

func (r *nameReader) name(id uint64) (quad.Value, error) {
	r.v.life.RLock()
	defer r.v.life.RUnlock()
	if r.v.closed {
		return nil, ErrClosed
	}
	r.key = appendNodeKey(r.key[:0], id)
	ok := false
	if r.it == nil {
		var err error
		if r.it, err = r.v.newIter(r, []byte{keyNode}, []byte{keyNode + 1}); err != nil {
			return nil, err
		}
		ok = r.it.SeekGE(r.key)
	} else if id-r.at <= near {
		for ok = r.it.Valid(); ok && bytes.Compare(r.it.Key(), r.key) < 0; {
			ok = r.it.Next()
		}
	} else {
		ok = r.it.SeekGE(r.key)
	}
	r.at = id
	if !ok || !bytes.Equal(r.it.Key(), r.key) {
		return nil, r.it.Error()
	}
	return decodeTerm(r.it.Value())
}

func (r *nameReader) close() error {
	r.v.life.RLock()
	defer r.v.life.RUnlock()
	return r.release()
}

func (r *nameReader) release() error {
	if r.it == nil {
		return nil
	}
	it := r.it
	r.it = nil
	return r.v.closeIter(r, it)
}
