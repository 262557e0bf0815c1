// SPDX-License-Identifier: Apache-2.0

package postgres

import (
	"context"
	"errors"
	"fmt"
	"sync"

	"github.com/cayleygraph/cayley/graph"
	"github.com/cayleygraph/quad"
	"github.com/jackc/pgx/v5"
)

// Errors that a caller may want to tell apart; they come wrapped.
var (
	ErrAddress  = errors.New("the address of the database cannot be read")
	ErrConnect  = errors.New("the database cannot be reached")
	ErrNoGraph  = errors.New("there is no graph in the database")
	ErrForeign  = errors.New("the tables nodes, quads or kg_graph are of another program")
	ErrCorrupt  = errors.New("the graph is damaged")
	ErrLost     = errors.New("the connection to the database was lost")
	ErrFull     = errors.New("the disk of the database is full")
	ErrClosed   = errors.New("the graph is closed")
	ErrReadOnly = errors.New("the graph is open for reading only")
	ErrQuad     = errors.New("a quad needs a subject, a predicate and an object")
)

// FormatError is the error of a graph whose tables have another format than this package's.
type FormatError struct{ Has int }

func (e *FormatError) Error() string {
	return fmt.Sprintf("the graph has format %d, this program knows format %d", e.Has, format)
}

// Newer tells whether the graph is of a later program.
func (e *FormatError) Newer() bool { return e.Has > format }

// Options say how to open a graph.
type Options struct {
	ReadOnly bool        // see the graph as it is now, and ask for no more than the right to read
	Create   bool        // make the tables where there are none
	Base     string      // of a new graph; kept for the caller
	First    []quad.Quad // that a new graph holds from its first commit on
}

// Store is an open graph. Its methods may be called from several goroutines.
type Store struct {
	*view
	at    address
	opts  Options
	state state // its quads are those at the last look of the planner

	writing sync.Mutex
	writer  *pgx.Conn // nil before the first write and after an error

	mu     sync.Mutex
	open   map[*session]struct{} // all that read
	latest *session              // nil where none is open
	fresh  int64                 // quads that came since the last look of the planner
	closed bool
}

var _ graph.QuadStore = (*Store)(nil)

// Modes of transactions.
var (
	snapshotMode = pgx.TxOptions{IsoLevel: pgx.RepeatableRead, AccessMode: pgx.ReadOnly}
	latestMode   = pgx.TxOptions{IsoLevel: pgx.ReadCommitted, AccessMode: pgx.ReadOnly}
	writeMode    = pgx.TxOptions{IsoLevel: pgx.ReadCommitted, AccessMode: pgx.ReadWrite}
)

// Open opens the graph at an address. Its errors wrap [ErrAddress], [ErrConnect], [ErrNoGraph], [ErrForeign],
// [*FormatError] or what the server said.
func Open(ctx context.Context, text string, o Options) (*Store, error) {
	at, err := parse(text)
	if err != nil {
		return nil, err
	}
	s := &Store{at: at, opts: o, open: map[*session]struct{}{}}
	s.view = newView(s.live, &nameCache{})
	first, err := s.begin(ctx, snapshotMode)
	if err != nil {
		return nil, errors.Join(err, s.Close())
	}
	s.state, err = inspect(ctx, first)
	if errors.Is(err, ErrNoGraph) && o.Create && !o.ReadOnly {
		s.state, err = s.create(ctx)
	}
	if err != nil {
		return nil, errors.Join(err, s.Close())
	}
	if o.ReadOnly {
		s.view.session = func(context.Context) (*session, error) { return first, nil }
		return s, nil
	}
	return s, s.drop(first)
}

// create makes the graph and gives what it is.
func (s *Store) create(ctx context.Context) (st state, err error) {
	err = s.write(ctx, func(t *session) error {
		made, err := create(ctx, t, s.opts.Base)
		if err == nil && made {
			_, err = (&change{session: t}).load(ctx, all(s.opts.First))
		}
		if err == nil {
			st, err = inspect(ctx, t)
		}
		return err
	})
	return st, err
}

// Base is the base that the graph was made with.
func (s *Store) Base() string { return s.state.base }

// Format is the version of the tables.
func (s *Store) Format() int { return s.state.format }

// Name is the address for people; see [Name].
func (s *Store) Name() string { return s.at.name }

// begin opens a session that reads.
func (s *Store) begin(ctx context.Context, mode pgx.TxOptions) (*session, error) {
	conn, err := s.at.connect(ctx)
	if err != nil {
		return nil, err
	}
	n, err := begin(ctx, conn, mode)
	if err != nil {
		return nil, errors.Join(err, n.close())
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.closed {
		return nil, errors.Join(ErrClosed, n.close())
	}
	s.open[n] = struct{}{}
	return n, nil
}

// drop closes a session that reads.
func (s *Store) drop(n *session) error {
	s.mu.Lock()
	delete(s.open, n)
	s.mu.Unlock()
	return n.close()
}

// live gives the session that sees the latest commit; after an error in it, a new one.
func (s *Store) live(ctx context.Context) (*session, error) {
	s.mu.Lock()
	n, closed := s.latest, s.closed
	s.mu.Unlock()
	switch {
	case closed:
		return nil, ErrClosed
	case n != nil && !n.failed():
		return n, nil
	}
	next, err := s.begin(ctx, latestMode)
	if err != nil {
		return nil, err
	}
	s.mu.Lock()
	s.latest = next
	s.mu.Unlock()
	if n != nil {
		err = s.drop(n)
	}
	return next, err
}

// Snapshot is one unchanging state of the graph: a graph.QuadStore for reading. Close it when the query is done.
type Snapshot struct {
	*view
	close func() error
}

var _ graph.QuadStore = (*Snapshot)(nil)

// Close ends the snapshot; queries that still run on it get [ErrClosed].
func (sn *Snapshot) Close() error { return sn.close() }

// ApplyDeltas refuses.
func (sn *Snapshot) ApplyDeltas([]graph.Delta, graph.IgnoreOpts) error { return ErrReadOnly }

// NewQuadWriter refuses.
func (sn *Snapshot) NewQuadWriter() (quad.WriteCloser, error) { return nil, ErrReadOnly }

// Snapshot gives the present state, or, in a store that is open for reading only, the state at its opening.
func (s *Store) Snapshot(ctx context.Context) (*Snapshot, error) {
	if s.opts.ReadOnly {
		return &Snapshot{s.view, func() error { return nil }}, nil
	}
	n, err := s.begin(ctx, snapshotMode)
	if err != nil {
		return nil, err
	}
	if _, err := readState(ctx, n, selectState); err != nil { // the state is that at the first statement
		return nil, errors.Join(err, s.drop(n))
	}
	return &Snapshot{newView(fixed(n), s.view.names), func() error { return s.drop(n) }}, nil
}

func fixed(n *session) func(context.Context) (*session, error) {
	return func(context.Context) (*session, error) { return n, nil }
}

// Bytes is the size of the tables with their indexes.
func (s *Store) Bytes(ctx context.Context) (n int64, err error) {
	in, err := s.view.session(ctx)
	if err != nil {
		return 0, err
	}
	err = in.row(ctx, "SELECT (pg_total_relation_size('nodes') + pg_total_relation_size('quads') + pg_total_relation_size('kg_graph'))::bigint", nil, &n)
	return n, err
}

// Close waits for a running write and ends all that reads.
func (s *Store) Close() error {
	s.writing.Lock()
	defer s.writing.Unlock()
	s.mu.Lock()
	open := s.open
	s.open, s.closed = map[*session]struct{}{}, true
	s.mu.Unlock()
	var errs []error
	for n := range open {
		errs = append(errs, n.close())
	}
	if s.writer != nil {
		errs = append(errs, closeConn(s.writer))
		s.writer = nil
	}
	return errors.Join(errs...)
}
