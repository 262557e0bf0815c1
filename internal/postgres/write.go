// SPDX-License-Identifier: Apache-2.0

package postgres

import (
	"context"
	"errors"
	"iter"

	"github.com/cayleygraph/cayley/graph"
	"github.com/cayleygraph/cayley/graph/refs"
	csql "github.com/cayleygraph/cayley/graph/sql"
	"github.com/cayleygraph/quad"
	"github.com/jackc/pgx/v5"
)

// ApplyDeltas makes all changes in their order as one commit, or none. A quad added twice or deleted without being
// there is an error unless opts say otherwise. Its errors that concern a quad are *graph.DeltaError with
// graph.ErrQuadExists, graph.ErrQuadNotExist, graph.ErrInvalidAction, [ErrQuad] or [ErrTerm] inside.
func (s *Store) ApplyDeltas(deltas []graph.Delta, opts graph.IgnoreOpts) error {
	ctx := context.Background()
	return s.update(ctx, func(c *change) error { return c.apply(ctx, deltas, opts) })
}

// Replace deletes what held finds in the state that it writes to, and adds quads, as one commit. Quads to add that are
// there already are passed over; a quad in both sets is there afterwards.
func (s *Store) Replace(ctx context.Context, held func(*Snapshot) ([]quad.Quad, error), add []quad.Quad) (changed bool, err error) {
	err = s.update(ctx, func(c *change) error {
		now := &Snapshot{newView(fixed(c.session), s.view.names), func() error { return nil }}
		del, err := held(now)
		if err != nil {
			return err
		}
		deltas := make([]graph.Delta, 0, len(del)+len(add))
		for _, q := range del {
			deltas = append(deltas, graph.Delta{Quad: q, Action: graph.Delete})
		}
		for _, q := range add {
			deltas = append(deltas, graph.Delta{Quad: q, Action: graph.Add})
		}
		err = c.apply(ctx, deltas, graph.IgnoreOpts{IgnoreDup: true, IgnoreMissing: true})
		changed = c.changed
		return err
	})
	return changed && err == nil, err
}

// Load adds quads as they come, as one commit, and gives the number of those that are new; an error that comes with one
// ends it, with nothing written.
func (s *Store) Load(ctx context.Context, quads iter.Seq2[quad.Quad, error]) (added int, err error) {
	err = s.update(ctx, func(c *change) (err error) {
		added, err = c.load(ctx, quads)
		return err
	})
	if err != nil {
		return 0, err
	}
	return added, s.analyze(ctx, added)
}

// analyzeFrom is the number of new quads, and analyzePart their part in all, from which the planner of the server is to
// look at the tables at once. Without that it joins in a hopeless order.
const (
	analyzeFrom = 10_000
	analyzePart = 0.2
)

// analyze tells the planner what there is now, where much has come. Who does not own the tables may not, and need not:
// the server does so by itself after a while.
func (s *Store) analyze(ctx context.Context, added int) error {
	s.mu.Lock()
	s.fresh += int64(added)
	due := s.fresh >= analyzeFrom && float64(s.fresh) >= analyzePart*float64(s.state.quads+s.fresh)
	if due {
		s.state.quads += s.fresh
		s.fresh = 0
	}
	s.mu.Unlock()
	if !due {
		return nil
	}
	return s.write(ctx, func(t *session) error {
		_, err := t.exec(ctx, "ANALYZE nodes, quads")
		return err
	})
}

// NewQuadWriter returns a writer that adds quads and passes over those that are there. Each of its calls is one commit.
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
	if _, err := a.s.Load(context.Background(), all(quads)); err != nil {
		return 0, err
	}
	return len(quads), nil
}

func (a adder) Close() error { return nil }

func all(quads []quad.Quad) iter.Seq2[quad.Quad, error] {
	return func(yield func(quad.Quad, error) bool) {
		for _, q := range quads {
			if !yield(q, nil) {
				return
			}
		}
	}
}

// update runs fill as the one writer of the graph, and commits.
func (s *Store) update(ctx context.Context, fill func(*change) error) error {
	return s.write(ctx, func(t *session) error {
		// The row is the lock: other writers wait here, and readers do not.
		if _, err := readState(ctx, t, selectState+" FOR UPDATE"); err != nil {
			return err
		}
		return fill(&change{session: t})
	})
}

// write runs f in a transaction that writes, and commits.
func (s *Store) write(ctx context.Context, f func(*session) error) error {
	if s.opts.ReadOnly {
		return ErrReadOnly
	}
	s.writing.Lock()
	defer s.writing.Unlock()
	t, err := s.beginWrite(ctx)
	if err != nil {
		return err
	}
	err = f(t)
	if err == nil {
		err = ctx.Err()
	}
	if err == nil {
		err = t.commit(ctx)
	}
	if err == nil {
		return nil
	}
	s.writer = nil
	t.close() // the error that ended the transaction matters more
	return err
}

// beginWrite begins a transaction on the connection of the last write. Where the server closed that meanwhile, it makes
// another: nothing was asked of the old one yet.
func (s *Store) beginWrite(ctx context.Context) (*session, error) {
	s.mu.Lock()
	closed := s.closed
	s.mu.Unlock()
	if closed {
		return nil, ErrClosed
	}
	if s.writer != nil {
		t, err := begin(ctx, s.writer, writeMode)
		if err == nil {
			return t, nil
		}
		s.writer = nil
		t.close() // it is of no use
		if !errors.Is(err, ErrLost) {
			return nil, err
		}
	}
	conn, err := s.at.connect(ctx)
	if err != nil {
		return nil, err
	}
	t, err := begin(ctx, conn, writeMode)
	if err != nil {
		t.close()
		return nil, err
	}
	s.writer = conn
	return t, nil
}

// change is what one commit changes.
type change struct {
	session *session
	changed bool
}

// touched is a quad that a commit is about: whether it is stored and whether it shall be.
type touched struct {
	hashes      refs.QuadHash
	terms       [4]term // the last without a value where there is no label
	before, now bool
}

func newTouched(q quad.Quad) (*touched, error) {
	t := &touched{}
	if !q.IsValid() {
		return nil, ErrQuad
	}
	for i, d := range quad.Directions {
		v := q.Get(d)
		if v == nil {
			continue
		}
		var err error
		if t.terms[i], err = newTerm(v); err != nil {
			return nil, err
		}
		t.hashes.Set(d, t.terms[i].hash.ValueHash)
	}
	return t, nil
}

// apply makes changes in their order.
func (c *change) apply(ctx context.Context, deltas []graph.Delta, opts graph.IgnoreOpts) error {
	quads := make([]*touched, len(deltas)) // of each delta
	known := map[refs.QuadHash]*touched{}
	var each []*touched
	for i, d := range deltas {
		t, err := newTouched(d.Quad)
		if err != nil {
			return &graph.DeltaError{Delta: d, Err: err}
		}
		if known[t.hashes] == nil {
			known[t.hashes] = t
			each = append(each, t)
		}
		quads[i] = known[t.hashes]
	}
	if err := c.lookUp(ctx, each); err != nil {
		return err
	}
	for i, d := range deltas {
		switch t := quads[i]; {
		case d.Action != graph.Add && d.Action != graph.Delete:
			return &graph.DeltaError{Delta: d, Err: graph.ErrInvalidAction}
		case d.Action == graph.Add && t.now && !opts.IgnoreDup:
			return &graph.DeltaError{Delta: d, Err: graph.ErrQuadExists}
		case d.Action == graph.Delete && !t.now && !opts.IgnoreMissing:
			return &graph.DeltaError{Delta: d, Err: graph.ErrQuadNotExist}
		default:
			t.now = d.Action == graph.Add
		}
	}
	var add, del []*touched
	for _, t := range each {
		switch {
		case t.now && !t.before:
			add = append(add, t)
		case t.before && !t.now:
			del = append(del, t)
		}
	}
	if err := c.delete(ctx, del, add); err != nil {
		return err
	}
	_, err := c.add(ctx, add)
	return err
}

// parts are quads as the parameters $1 to $4: a slice a direction.
func parts(quads []*touched) []any {
	columns := make([][][]byte, len(quad.Directions))
	for _, q := range quads {
		for i, d := range quad.Directions {
			var b []byte
			if h := q.hashes.Get(d); h.Valid() {
				b = h[:]
			}
			columns[i] = append(columns[i], b)
		}
	}
	return []any{prepared, columns[0], columns[1], columns[2], columns[3]}
}

const (
	given = "unnest($1::bytea[], $2::bytea[], $3::bytea[], $4::bytea[])"
	same  = "q.subject_hash = g.s AND q.predicate_hash = g.p AND q.object_hash = g.o AND q.label_hash IS NOT DISTINCT FROM g.l"
)

// lookUp finds out which quads are stored.
func (c *change) lookUp(ctx context.Context, quads []*touched) error {
	if len(quads) == 0 {
		return nil
	}
	const sql = "SELECT g.n FROM " + given + " WITH ORDINALITY g(s, p, o, l, n) JOIN quads q ON " + same
	return c.session.query(ctx, sql, parts(quads), func(r pgx.Rows) error {
		var n int
		err := r.Scan(&n)
		if err == nil {
			quads[n-1].before, quads[n-1].now = true, true
		}
		return err
	})
}

// block is how many quads are added by one statement.
const block = 10_000

// load adds quads as they come.
func (c *change) load(ctx context.Context, quads iter.Seq2[quad.Quad, error]) (added int, err error) {
	waiting := make([]*touched, 0, block)
	flush := func() error {
		n, err := c.add(ctx, waiting)
		added += n
		waiting = waiting[:0]
		return err
	}
	for q, err := range quads {
		if err != nil {
			return 0, err
		}
		t, err := newTouched(q)
		if err != nil {
			return 0, &graph.DeltaError{Delta: graph.Delta{Quad: q, Action: graph.Add}, Err: err}
		}
		if waiting = append(waiting, t); len(waiting) == block {
			if err := flush(); err != nil {
				return 0, err
			}
		}
	}
	return added, flush()
}

// add adds quads, of which some may be there, with their terms.
func (c *change) add(ctx context.Context, quads []*touched) (added int, err error) {
	if len(quads) == 0 {
		return 0, nil
	}
	const sql = "INSERT INTO quads (subject_hash, predicate_hash, object_hash, label_hash) SELECT * FROM " + given + " ON CONFLICT DO NOTHING"
	if added, err = c.session.exec(ctx, sql, parts(quads)...); err != nil || added == 0 {
		return 0, err
	}
	var terms table
	seen := map[csql.NodeHash]bool{}
	for _, q := range quads {
		for _, t := range q.terms {
			if t.value == nil || seen[t.hash] {
				continue
			}
			seen[t.hash] = true
			r, err := t.row()
			if err != nil {
				return 0, err
			}
			terms.add(r)
		}
	}
	const name = "INSERT INTO nodes (hash, " + columns + `) SELECT * FROM unnest($1::bytea[], $2::bytea[], $3::text[], $4::text[], $5::text[],
		$6::boolean[], $7::boolean[], $8::bigint[], $9::boolean[], $10::double precision[], $11::timestamptz[]) ON CONFLICT (hash) DO NOTHING`
	fresh, err := c.session.exec(ctx, name, append([]any{prepared}, terms.args()...)...)
	if err != nil {
		return 0, err
	}
	return added, c.count(ctx, added, fresh)
}

// delete deletes quads that are there, and the terms that nothing uses then; those of next will be used.
func (c *change) delete(ctx context.Context, quads, next []*touched) error {
	if len(quads) == 0 {
		return nil
	}
	n, err := c.session.exec(ctx, "DELETE FROM quads q USING "+given+" g(s, p, o, l) WHERE "+same, parts(quads)...)
	if err != nil {
		return err
	}
	used := map[csql.NodeHash]bool{}
	for _, q := range next {
		for _, t := range q.terms {
			used[t.hash] = true
		}
	}
	var candidates [][]byte
	for _, q := range quads {
		for _, t := range q.terms {
			if t.value != nil && !used[t.hash] {
				used[t.hash] = true
				candidates = append(candidates, t.hash.ValueHash[:])
			}
		}
	}
	// Each look-up stops at the first quad it finds, by an index.
	const unused = `DELETE FROM nodes n USING unnest($1::bytea[]) g(h) WHERE n.hash = g.h
		AND (SELECT true FROM quads WHERE subject_hash = g.h LIMIT 1) IS NULL
		AND (SELECT true FROM quads WHERE object_hash = g.h LIMIT 1) IS NULL
		AND (SELECT true FROM quads WHERE label_hash = g.h LIMIT 1) IS NULL
		AND (SELECT true FROM quads WHERE predicate_hash = g.h LIMIT 1) IS NULL`
	gone, err := c.session.exec(ctx, unused, prepared, candidates)
	if err != nil {
		return err
	}
	return c.count(ctx, -n, -gone)
}

// count brings the counts up to date.
func (c *change) count(ctx context.Context, quads, nodes int) error {
	c.changed = true
	_, err := c.session.exec(ctx, "UPDATE kg_graph SET quads = quads + $1, nodes = nodes + $2", prepared, quads, nodes)
	return err
}
