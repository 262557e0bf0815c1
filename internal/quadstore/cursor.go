// SPDX-License-Identifier: Apache-2.0

package quadstore

import (
	"bytes"
	"context"
	"encoding/binary"
	"fmt"
	"slices"

	"github.com/cayleygraph/cayley/graph/refs"
	"github.com/cockroachdb/pebble/v2"
)

// pattern says which parts of a quad are fixed, and to which ids.
type pattern struct {
	mask uint8 // bit of a position: 1<<pos
	id   ids
}

func (p *pattern) fix(pos int, id uint64) {
	p.mask |= 1 << pos
	p.id[pos] = id
}

func (p *pattern) fixed(pos int) bool { return p.mask&(1<<pos) != 0 }

func (p *pattern) match(q *ids) bool {
	for pos := range q {
		if p.fixed(pos) && q[pos] != p.id[pos] {
			return false
		}
	}
	return true
}

// plans gives for each mask the ordering to scan and how many parts of its keys
// are known. Where no ordering starts with all fixed parts, the rest is
// filtered: a label is one article, so it goes first, unless subject and object
// are known, which few quads share.
var plans = [16]struct{ ordering, known int }{
	0b0000: {0, 0},
	0b0001: {0, 1}, // S
	0b0010: {1, 1}, // P
	0b0011: {0, 2}, // S P
	0b0100: {2, 1}, // O
	0b0101: {2, 2}, // O S
	0b0110: {1, 2}, // P O
	0b0111: {0, 3}, // S P O
	0b1000: {3, 1}, // G
	0b1001: {3, 2}, // G S
	0b1010: {3, 1}, // G, P filtered
	0b1011: {3, 3}, // G S P
	0b1100: {3, 1}, // G, O filtered
	0b1101: {2, 2}, // O S, G filtered
	0b1110: {3, 1}, // G, P and O filtered
	0b1111: {0, 4},
}

// appendPrefix appends what the keys that match p start with. exact is false
// when keys with that prefix must still be matched.
func (p *pattern) appendPrefix(k []byte) (_ []byte, exact bool) {
	plan := plans[p.mask]
	k = append(k, keySPOG+byte(plan.ordering))
	covered := uint8(0)
	for _, pos := range orderings[plan.ordering][:plan.known] {
		k = binary.BigEndian.AppendUint64(k, p.id[pos])
		covered |= 1 << pos
	}
	return k, covered == p.mask
}

// checkEvery is how many keys a cursor reads between two looks at its context.
const checkEvery = 256

// cursor walks the quads of a pattern, then of the next: one Pebble iterator
// serves all. It frees the iterator when its context is done.
type cursor struct {
	v      *view
	it     *pebble.Iterator
	p      pattern
	prefix []byte // of the keys
	from   []byte // where the next seek goes
	exact  bool
	fresh  bool // seek was called, the first key is still to be found
	cur    ids
	err    error
	steps  int

	once bool   // pass over what follows a quad with the same node in the position part, and before it in the key
	part int    // a position
	same int    // length of a key up to that part; 0 before the first quad
	last []byte // that much of the last quad's key
}

// seek sets the pattern that next walks.
func (c *cursor) seek(p pattern) {
	c.p = p
	c.prefix, c.exact = p.appendPrefix(c.prefix[:0])
	c.from = append(c.from[:0], c.prefix...)
	c.fresh, c.same = true, 0
}

// onceFor lets the cursor give less quads of those that follow each other with the same node in a position: what
// hundreds of articles say is one node after the other the same.
func (c *cursor) onceFor(pos int) { c.once, c.part = true, pos }

// next moves to the next quad of the pattern and keeps it in cur.
func (c *cursor) next(ctx context.Context) bool {
	if c.err != nil {
		return false
	}
	c.v.life.RLock()
	defer c.v.life.RUnlock()
	for valid := c.start(); valid; valid = c.it.Next() {
		if c.steps%checkEvery == 0 && ctx.Err() != nil {
			return c.fail(ctx.Err())
		}
		c.steps++
		key := c.it.Key()
		if !bytes.HasPrefix(key, c.prefix) {
			return false
		}
		q, ok := parseQuadKey(key)
		if !ok {
			return c.fail(fmt.Errorf("%w: key %x", ErrCorrupt, key))
		}
		if c.exact || c.p.match(&q) {
			c.cur = q
			c.keep(key)
			return true
		}
	}
	if c.it != nil && c.it.Error() != nil {
		c.fail(c.it.Error())
	}
	return false
}

// start makes the first or the next move; life is held.
func (c *cursor) start() bool {
	if c.v.closed {
		c.err = ErrClosed
		return false
	}
	if c.it == nil {
		if !c.fresh {
			return c.fail(ErrClosed) // next after the end or after close
		}
		if c.it, c.err = c.v.newIter(c, []byte{keySPOG}, []byte{keyGSPO + 1}); c.err != nil {
			return false
		}
	}
	if !c.fresh {
		return c.pass()
	}
	c.fresh = false
	return c.it.SeekGE(c.from)
}

// keep keeps the beginning of a key, for pass.
func (c *cursor) keep(key []byte) {
	if !c.once {
		return
	}
	if c.same == 0 {
		plan := plans[c.p.mask]
		c.same = 1 + 8*(1+slices.Index(orderings[plan.ordering][:], c.part))
	}
	c.last = append(c.last[:0], key[:c.same]...)
}

// pass moves to the next key, or with once to the next that begins otherwise: by steps, and by a seek where they are
// many.
func (c *cursor) pass() bool {
	ok := c.it.Next()
	if !c.once || c.same == 0 || c.same == quadKeyLen {
		return ok
	}
	for n := 0; ok && bytes.HasPrefix(c.it.Key(), c.last); n++ {
		if n == near {
			return c.it.SeekGE(afterPrefix(c.last))
		}
		ok = c.it.Next()
	}
	return ok
}

// fail keeps the error and frees the iterator; life is held.
func (c *cursor) fail(err error) bool {
	c.err = err
	c.release()
	return false
}

// close frees the iterator; the cursor may still be asked for cur and err.
func (c *cursor) close() error {
	c.v.life.RLock()
	defer c.v.life.RUnlock()
	return c.release()
}

func (c *cursor) release() error {
	if c.it == nil {
		return nil
	}
	it := c.it
	c.it = nil
	return c.v.closeIter(c, it)
}

// exactUpTo is the number of quads that size is willing to count.
const exactUpTo = 64

// size tells how many quads match: exactly when they are few, else by the share
// of the tables that their keys fill.
func (v *view) size(ctx context.Context, p pattern) (refs.Size, error) {
	total := v.Size()
	if p.mask == 0 {
		return refs.Size{Value: total, Exact: true}, nil
	}
	c := cursor{v: v}
	defer c.close()
	c.seek(p)
	n := int64(0)
	for n < exactUpTo && c.next(ctx) {
		n++
	}
	if c.err != nil {
		return refs.Size{}, c.err
	}
	if n < exactUpTo {
		return refs.Size{Value: n, Exact: true}, nil
	}
	v.life.RLock()
	defer v.life.RUnlock()
	if v.closed {
		return refs.Size{}, ErrClosed
	}
	prefix, _ := p.appendPrefix(nil)
	part, err := v.db.EstimateDiskUsage(prefix, afterPrefix(prefix))
	if err != nil {
		return refs.Size{}, err
	}
	all, err := v.db.EstimateDiskUsage(prefix[:1], afterPrefix(prefix[:1]))
	if err != nil || all == 0 {
		return refs.Size{Value: n}, err
	}
	return refs.Size{Value: max(n, int64(float64(total)*float64(part)/float64(all)))}, nil
}
