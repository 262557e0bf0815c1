// SPDX-License-Identifier: Apache-2.0

package postgres

import (
	"context"
	"encoding/hex"
	"fmt"
	"sync"

	"github.com/cayleygraph/cayley/graph"
	"github.com/cayleygraph/cayley/graph/refs"
	"github.com/cayleygraph/quad"
	"github.com/jackc/pgx/v5"
)

var _ refs.BatchNamer = (*view)(nil)

// nameCache keeps names of hashes. What it says is always true: a hash is made of its name.
type nameCache struct {
	mu         sync.Mutex
	young, old map[refs.ValueHash]quad.Value
}

// generation is how many names are kept at least; twice as many at most.
const generation = 32_768

func (c *nameCache) get(h refs.ValueHash) (quad.Value, bool) {
	c.mu.Lock()
	defer c.mu.Unlock()
	v, ok := c.young[h]
	if !ok {
		if v, ok = c.old[h]; ok {
			c.keep(h, v)
		}
	}
	return v, ok
}

func (c *nameCache) put(h refs.ValueHash, v quad.Value) {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.keep(h, v)
}

func (c *nameCache) keep(h refs.ValueHash, v quad.Value) {
	if c.young == nil || len(c.young) >= generation {
		c.young, c.old = map[refs.ValueHash]quad.Value{}, c.young
	}
	c.young[h] = v
}

// NameOf gives the term of a token, nil when it is unknown. Where the token is of a result, those that came with it are
// named by the same statement: whoever asks for one asks for the next.
func (v *view) NameOf(r graph.Ref) (quad.Value, error) {
	if p, ok := r.(refs.PreFetchedValue); ok {
		return p.NameOf(), nil
	}
	h, ok := node(r)
	if !ok {
		return nil, nil
	}
	names, err := v.namesOf(context.Background(), []refs.ValueHash{h})
	if err != nil {
		return nil, err
	}
	return names[0], nil
}

// ValuesOf names many tokens at once. What is unknown comes back as nil.
func (v *view) ValuesOf(ctx context.Context, tokens []graph.Ref) ([]quad.Value, error) {
	hashes := make([]refs.ValueHash, len(tokens))
	for i, r := range tokens {
		hashes[i], _ = node(r)
	}
	names, err := v.namesOf(ctx, hashes)
	if err != nil {
		return nil, err
	}
	for i, r := range tokens {
		if p, ok := r.(refs.PreFetchedValue); ok {
			names[i] = p.NameOf()
		}
	}
	return names, nil
}

// RefsOf finds the tokens of terms; a term that no quad uses is an error.
func (v *view) RefsOf(_ context.Context, terms []quad.Value) ([]graph.Ref, error) {
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

// namesOf names hashes, nil for those that are zero or unknown.
func (v *view) namesOf(ctx context.Context, hashes []refs.ValueHash) ([]quad.Value, error) {
	out := make([]quad.Value, len(hashes))
	missing := map[refs.ValueHash][]int{}
	for i, h := range hashes {
		if !h.Valid() {
			continue
		}
		if name, ok := v.names.get(h); ok {
			out[i] = name
		} else {
			missing[h] = append(missing[h], i)
		}
	}
	if len(missing) == 0 {
		return out, nil
	}
	err := v.fetch(ctx, v.withRecent(missing), func(h refs.ValueHash, name quad.Value) {
		v.names.put(h, name)
		for _, i := range missing[h] {
			out[i] = name
		}
	})
	return out, err
}

// maxRecent is how many tokens of results are remembered for being named.
const maxRecent = 8192

// notice remembers tokens that a query found.
func (v *view) notice(hashes []refs.ValueHash) {
	v.mu.Lock()
	defer v.mu.Unlock()
	for _, h := range hashes {
		if len(v.recent) == maxRecent {
			clear(v.recent)
		}
		if h.Valid() {
			v.recent[h] = struct{}{}
		}
	}
}

// withRecent lists the hashes that have no name yet and, where one of them was found lately, the others found lately.
func (v *view) withRecent(missing map[refs.ValueHash][]int) [][]byte {
	var out [][]byte
	v.mu.Lock()
	defer v.mu.Unlock()
	found := false
	for h := range missing {
		out = append(out, append([]byte(nil), h[:]...))
		_, is := v.recent[h]
		found = found || is
	}
	if !found {
		return out
	}
	for h := range v.recent {
		if _, known := v.names.get(h); !known && missing[h] == nil {
			out = append(out, append([]byte(nil), h[:]...))
		}
	}
	clear(v.recent)
	return out
}

// fetch reads names.
func (v *view) fetch(ctx context.Context, hashes [][]byte, use func(refs.ValueHash, quad.Value)) error {
	in, err := v.session(ctx)
	if err != nil {
		return err
	}
	return in.query(ctx, "SELECT hash, "+columns+" FROM nodes WHERE hash = ANY($1)", []any{prepared, hashes}, func(r pgx.Rows) error {
		h, name, err := scanTerm(r)
		if err == nil {
			use(h, name)
		}
		return err
	})
}

// rawHash reads a hash as the server writes it in a text, zero for NULL.
func rawHash(b []byte) (h refs.ValueHash, err error) {
	if b == nil {
		return h, nil
	}
	if len(b) != 2+2*len(h) {
		return h, fmt.Errorf("%w: a hash of %d bytes", ErrCorrupt, len(b)/2-1)
	}
	_, err = hex.Decode(h[:], b[2:])
	return h, err
}
