// SPDX-License-Identifier: Apache-2.0

package quadstore

import (
	"context"
	"fmt"
	"iter"

	"github.com/cayleygraph/cayley/graph"
	"github.com/cayleygraph/quad"
	"github.com/cockroachdb/pebble/v2"
)

// ApplyDeltas makes all changes in their order as one commit, or none. A quad
// added twice or deleted without being there is an error unless opts say
// otherwise. Its errors that concern a quad are *graph.DeltaError with
// graph.ErrQuadExists, graph.ErrQuadNotExist, graph.ErrInvalidAction, [ErrQuad]
// or [ErrTerm] inside.
func (s *Store) ApplyDeltas(deltas []graph.Delta, opts graph.IgnoreOpts) error {
	_, err := s.update(context.Background(), len(deltas), func(t *tx) error {
		for _, d := range deltas {
			if err := t.apply(d, opts); err != nil {
				return &graph.DeltaError{Delta: d, Err: err}
			}
		}
		return nil
	})
	return err
}

// Changed counts what a commit changed: quads that were there before and afterwards are not in it.
type Changed struct{ Added, Deleted int }

// lax passes over quads to add that are there and quads to delete that are not.
var lax = graph.IgnoreOpts{IgnoreDup: true, IgnoreMissing: true}

// Replace deletes one set of quads and adds another as one commit. Quads to delete that are not there and quads to add
// that are, are passed over; a quad in both sets is there afterwards. So an article takes the place of its former
// version. Errors are those of [Store.ApplyDeltas], or of ctx.
func (s *Store) Replace(ctx context.Context, del, add []quad.Quad) (Changed, error) {
	return s.update(ctx, len(del)+len(add), func(t *tx) error {
		for i, q := range del {
			if err := t.change(ctx, i, q, graph.Delete); err != nil {
				return err
			}
		}
		for i, q := range add {
			if err := t.change(ctx, i, q, graph.Add); err != nil {
				return err
			}
		}
		return nil
	})
}

// Load adds quads as they come, as one commit; an error that comes with one ends it, with nothing written. In memory
// are the ids of the quads and the terms that are new, and not the quads.
func (s *Store) Load(ctx context.Context, quads iter.Seq2[quad.Quad, error]) (Changed, error) {
	return s.update(ctx, filterFrom, func(t *tx) error {
		n := 0
		for q, err := range quads {
			if err == nil {
				err = t.change(ctx, n, q, graph.Add)
			}
			if err != nil {
				return err
			}
			n++
		}
		return nil
	})
}

// change adds or deletes the nth quad of a call; it looks at the context now and then.
func (t *tx) change(ctx context.Context, n int, q quad.Quad, action graph.Procedure) error {
	if n%checkEvery == 0 && ctx.Err() != nil {
		return ctx.Err()
	}
	d := graph.Delta{Quad: q, Action: action}
	if err := t.apply(d, lax); err != nil {
		return &graph.DeltaError{Delta: d, Err: err}
	}
	return nil
}

// NewQuadWriter returns a writer that adds quads and passes over those that are
// there. Each of its calls is one commit, so write many quads at once.
func (s *Store) NewQuadWriter() (quad.WriteCloser, error) {
	if s.opts.ReadOnly {
		return nil, ErrReadOnly
	}
	return adder{s}, nil
}

type adder struct{ s *Store }

func (a adder) WriteQuad(q quad.Quad) error {
	_, err := a.WriteQuads([]quad.Quad{q})
	return err
}

func (a adder) WriteQuads(quads []quad.Quad) (int, error) {
	if _, err := a.s.Replace(context.Background(), nil, quads); err != nil {
		return 0, err
	}
	return len(quads), nil
}

func (a adder) Close() error { return nil }

// update runs fill as the one writer and commits what it asked for.
func (s *Store) update(ctx context.Context, size int, fill func(*tx) error) (Changed, error) {
	unlock, err := s.lockWriter()
	if err != nil {
		return Changed{}, err
	}
	defer unlock()
	if err := s.prepareFilter(size); err != nil {
		return Changed{}, err
	}
	t := newTx(s, size)
	if err := fill(t); err != nil {
		return Changed{}, err
	}
	if err := ctx.Err(); err != nil {
		return Changed{}, err
	}
	return t.commit()
}

// lockWriter makes the caller the one writer, until it unlocks.
func (s *Store) lockWriter() (unlock func(), err error) {
	if s.opts.ReadOnly {
		return nil, ErrReadOnly
	}
	s.writing.Lock()
	if s.view.closed { // changes only with writing held
		s.writing.Unlock()
		return nil, ErrClosed
	}
	return s.writing.Unlock, nil
}

// tx collects the changes of one commit.
type tx struct {
	s     *Store
	last  uint64            // last id given, here or before
	terms map[string]uint64 // ids met in this commit
	fresh []freshTerm       // terms that are not stored yet, by rising ids
	index map[ids]int       // place of a quad in quads
	quads []touched
	buf   []byte
	key   []byte
}

type freshTerm struct {
	hash termHash
	id   uint64
	term string
}

// touched is a quad that the commit is about: whether it is stored and whether
// it shall be.
type touched struct {
	q           ids
	before, now bool
}

func newTx(s *Store, size int) *tx {
	return &tx{
		s: s, last: s.count.last,
		terms: make(map[string]uint64, size),
		index: make(map[ids]int, size),
		quads: make([]touched, 0, size),
	}
}

func (t *tx) apply(d graph.Delta, opts graph.IgnoreOpts) error {
	if d.Action != graph.Add && d.Action != graph.Delete {
		return graph.ErrInvalidAction
	}
	if !d.Quad.IsValid() {
		return ErrQuad
	}
	add := d.Action == graph.Add
	q, known, err := t.resolve(d.Quad, add)
	if err != nil {
		return err
	}
	var at *touched
	if known {
		if at, err = t.touch(q); err != nil {
			return err
		}
	}
	switch {
	case add && at.now:
		if !opts.IgnoreDup {
			return graph.ErrQuadExists
		}
	case !add && (at == nil || !at.now):
		if !opts.IgnoreMissing {
			return graph.ErrQuadNotExist
		}
	default:
		at.now = add
	}
	return nil
}

// resolve finds the ids of a quad and gives new ones when it is to be added;
// otherwise known is false when a term is not stored.
func (t *tx) resolve(q quad.Quad, add bool) (k ids, known bool, err error) {
	for pos, v := range [4]quad.Value{q.Subject, q.Predicate, q.Object, q.Label} {
		if v == nil {
			continue
		}
		if k[pos], err = t.id(v, add); err != nil {
			return k, false, err
		}
		if k[pos] == 0 {
			return k, false, nil
		}
	}
	return k, true, nil
}

// id finds the id of a term, 0 when there is none and none is to be given.
func (t *tx) id(v quad.Value, give bool) (id uint64, err error) {
	if t.buf, err = appendTerm(t.buf[:0], v); err != nil {
		return 0, err
	}
	if id, ok := t.terms[string(t.buf)]; ok {
		return id, nil
	}
	if id, ok := t.s.recent.get(t.buf); ok {
		return id, nil
	}
	hash := hashTerm(t.buf)
	if t.s.count.nodes > 0 && t.s.known.maybe(hash) {
		t.key = appendHashKey(t.key[:0], hash)
		found, err := getKey(t.s.db, t.key, func(b []byte) error {
			id, err = decodeID(b)
			return err
		})
		if err != nil {
			return 0, err
		}
		if found {
			t.terms[string(t.buf)] = id
			return id, nil
		}
	}
	if !give {
		return 0, nil
	}
	t.last++
	term := string(t.buf)
	t.terms[term] = t.last
	t.fresh = append(t.fresh, freshTerm{hash, t.last, term})
	return t.last, nil
}

// touch finds out whether a quad is stored. One with an id given by this commit
// cannot be.
func (t *tx) touch(q ids) (*touched, error) {
	if i, ok := t.index[q]; ok {
		return &t.quads[i], nil
	}
	stored := true
	for _, id := range q {
		stored = stored && id <= t.s.count.last
	}
	if stored {
		var err error
		t.key = appendQuadKey(t.key[:0], 0, &q)
		if stored, err = getKey(t.s.db, t.key, nil); err != nil {
			return nil, err
		}
	}
	t.index[q] = len(t.quads)
	t.quads = append(t.quads, touched{q, stored, stored})
	return &t.quads[len(t.quads)-1], nil
}

// ingestFrom is the number of quads from which sorted tables are cheaper than
// the log.
const ingestFrom = 20_000

// commit writes the difference and then, and only then, brings what is kept in
// memory up to date.
func (t *tx) commit() (Changed, error) {
	c, err := t.changes()
	done := Changed{Added: len(c.add), Deleted: len(c.del)}
	if err != nil || done == (Changed{}) {
		return Changed{}, err
	}
	if err = roomFor(t.s.fs, t.s.dir, c.size()); err != nil {
		return Changed{}, err
	}
	if len(c.del) == 0 && len(c.add) >= t.s.opts.ingestFrom {
		err = t.s.ingest(c)
	} else {
		err = t.s.writeBatch(c)
	}
	if err != nil {
		return Changed{}, err
	}
	t.remember(c)
	return done, nil
}

// changes finds the difference between what is stored and what shall be.
func (t *tx) changes() (*changes, error) {
	c := &changes{}
	for _, e := range t.quads {
		if e.now && !e.before {
			c.add = append(c.add, e.q)
		} else if e.before && !e.now {
			c.del = append(c.del, e.q)
		}
	}
	used := make(map[uint64]struct{}, len(t.fresh))
	for _, q := range c.add {
		for _, id := range q {
			used[id] = struct{}{}
		}
	}
	for _, f := range t.fresh {
		if _, ok := used[f.id]; ok {
			c.terms = append(c.terms, f)
		} else {
			delete(t.terms, f.term) // its quads were added and deleted again
		}
	}
	var err error
	c.gone, err = t.s.unused(c.del, used)
	c.count = counters{
		last:  t.last,
		quads: t.s.count.quads + uint64(len(c.add)) - uint64(len(c.del)),
		nodes: t.s.count.nodes + uint64(len(c.terms)) - uint64(len(c.gone)),
	}
	return c, err
}

func (t *tx) remember(c *changes) {
	s := t.s
	s.count = c.count
	s.view.count.Store(&c.count)
	for term, id := range t.terms {
		s.recent.put(term, id)
	}
	for _, g := range c.gone {
		s.recent.forget(g.term)
	}
	for _, f := range c.terms {
		s.known.add(f.hash)
	}
}

// changes is what one commit writes.
type changes struct {
	add, del []ids
	terms    []freshTerm
	gone     []freshTerm
	count    counters
}

// size is about how many bytes the keys and terms fill.
func (c *changes) size() int {
	n := 4 * (quadKeyLen + 4) * (len(c.add) + len(c.del))
	for _, f := range c.terms {
		n += len(f.term) + 48
	}
	return n
}

func (s *Store) writeBatch(c *changes) error {
	b := s.db.NewBatchWithSize(64 + c.size())
	defer b.Close()
	var err error
	set := func(key, value []byte) {
		if err == nil {
			err = b.Set(key, value, nil)
		}
	}
	del := func(key []byte) {
		if err == nil {
			err = b.Delete(key, nil)
		}
	}
	var key, id []byte
	for i := range orderings {
		for j := range c.add {
			key = appendQuadKey(key[:0], i, &c.add[j])
			set(key, nil)
		}
		for j := range c.del {
			key = appendQuadKey(key[:0], i, &c.del[j])
			del(key)
		}
	}
	for _, f := range c.terms {
		key = appendHashKey(key[:0], f.hash)
		id = appendNodeKey(id[:0], f.id)
		set(key, id[1:])
		set(id, []byte(f.term))
	}
	for _, f := range c.gone {
		key = appendHashKey(key[:0], f.hash)
		id = appendNodeKey(id[:0], f.id)
		del(key)
		del(id)
	}
	set([]byte{keyMeta}, c.count.encode())
	if err != nil {
		return err
	}
	if err := b.Commit(pebble.Sync); err != nil {
		return fmt.Errorf("write graph: %w", err)
	}
	s.logged = true
	return nil
}
