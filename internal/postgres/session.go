// SPDX-License-Identifier: Apache-2.0

package postgres

import (
	"context"
	"errors"
	"fmt"
	"sync"
	"time"

	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/pgconn"
)

// session is a transaction on a connection, at whose statements several goroutines take turns. Where a statement fails,
// the transaction is lost and with it the session: it gives that error from then on.
type session struct {
	life context.Context // done when the session is closed
	end  context.CancelCauseFunc

	mu      sync.Mutex
	conn    *pgx.Conn
	tx      pgx.Tx
	cursors int      // opened so far
	left    []string // cursors to close
	err     error
}

// begin opens a transaction.
func begin(ctx context.Context, conn *pgx.Conn, mode pgx.TxOptions) (*session, error) {
	s := &session{conn: conn}
	s.life, s.end = context.WithCancelCause(context.Background())
	err := s.use(ctx, func(ctx context.Context, c *pgx.Conn) (err error) {
		s.tx, err = c.BeginTx(ctx, mode)
		return err
	})
	return s, err
}

// use calls f, as the only one on the connection, with a context that ends with the session also.
func (s *session) use(ctx context.Context, f func(context.Context, *pgx.Conn) error) error {
	if err := ctx.Err(); err != nil {
		return err // without the loss of the session
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.life.Err() != nil {
		return context.Cause(s.life)
	}
	if s.err != nil {
		return s.err
	}
	within, cancel := context.WithCancel(ctx)
	defer cancel()
	defer context.AfterFunc(s.life, cancel)()
	err := f(within, s.conn)
	if err == nil {
		return nil
	}
	switch {
	case s.life.Err() != nil:
		err = context.Cause(s.life)
	case ctx.Err() != nil:
		err = ctx.Err()
	case s.conn.IsClosed():
		err = fmt.Errorf("%w: %w", ErrLost, plain(err))
	default:
		err = plain(err)
	}
	s.err = err
	return err
}

// failed tells whether the session is of no more use.
func (s *session) failed() bool {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.err != nil || s.life.Err() != nil
}

// plain shortens what the server says to one clause. Nothing in it is of the address.
func plain(err error) error {
	var e *pgconn.PgError
	if !errors.As(err, &e) {
		return err
	}
	switch e.Code {
	case "53100":
		return fmt.Errorf("%w: %s", ErrFull, e.Message)
	case "57P01", "57P02", "57P03": // shut down by its administrator
		return fmt.Errorf("%w: %s", ErrLost, e.Message)
	}
	return fmt.Errorf("the server says: %s (SQLSTATE %s)", e.Message, e.Code)
}

// prepared is the mode of statements that are sent again and again; the others are sent whole, in one round trip.
const prepared = pgx.QueryExecModeCacheStatement

// query gives all rows of a statement to each.
func (s *session) query(ctx context.Context, sql string, args []any, each func(pgx.Rows) error) error {
	return s.use(ctx, func(ctx context.Context, c *pgx.Conn) error {
		rows, err := c.Query(ctx, sql, args...)
		if err != nil {
			return err
		}
		defer rows.Close()
		for rows.Next() {
			if err := each(rows); err != nil {
				return err
			}
		}
		return rows.Err()
	})
}

// row scans the only row of a statement.
func (s *session) row(ctx context.Context, sql string, args []any, into ...any) error {
	return s.use(ctx, func(ctx context.Context, c *pgx.Conn) error { return c.QueryRow(ctx, sql, args...).Scan(into...) })
}

// exec runs a statement and gives the number of rows that it changed.
func (s *session) exec(ctx context.Context, sql string, args ...any) (n int, err error) {
	err = s.use(ctx, func(ctx context.Context, c *pgx.Conn) error {
		tag, err := c.Exec(ctx, sql, args...)
		n = int(tag.RowsAffected())
		return err
	})
	return n, err
}

// commit ends the transaction. Whoever waits for it no longer does not undo it.
func (s *session) commit(ctx context.Context) error {
	return s.use(context.WithoutCancel(ctx), func(ctx context.Context, _ *pgx.Conn) error { return s.tx.Commit(ctx) })
}

// close ends the connection, and the transaction unless it was committed. A statement that runs is stopped.
func (s *session) close() error {
	s.end(ErrClosed)
	s.mu.Lock()
	defer s.mu.Unlock()
	return closeConn(s.conn)
}

// closeConn says goodbye, but not for long.
func closeConn(c *pgx.Conn) error {
	ctx, cancel := context.WithTimeout(context.Background(), 2*time.Second)
	defer cancel()
	return c.Close(ctx)
}

// cursor gives the rows of a query in blocks, while other statements run between them.
type cursor struct {
	s    *session
	name string
	size int // of the next block
	done bool
}

// Sizes of blocks: small at first, for queries that want a few rows.
const (
	firstBlock = 100
	largeBlock = 4000
)

// open begins a query and gives its first block to each, in one turn of the connection.
func (s *session) open(ctx context.Context, sql string, args []any, each func(pgx.Rows) error) (*cursor, error) {
	c := &cursor{s: s, size: firstBlock}
	err := s.use(ctx, func(ctx context.Context, conn *pgx.Conn) error {
		s.cursors++
		c.name = fmt.Sprint("c", s.cursors)
		b := &pgx.Batch{}
		s.closeLeft(b)
		b.Queue("DECLARE "+c.name+" NO SCROLL CURSOR FOR "+sql, args...)
		return c.send(ctx, conn, b, each)
	})
	return c, err
}

// next gives the next block to each; none is left when c.done.
func (c *cursor) next(ctx context.Context, each func(pgx.Rows) error) error {
	return c.s.use(ctx, func(ctx context.Context, conn *pgx.Conn) error {
		b := &pgx.Batch{}
		c.s.closeLeft(b)
		return c.send(ctx, conn, b, each)
	})
}

// send sends b and the fetch of a block.
func (c *cursor) send(ctx context.Context, conn *pgx.Conn, b *pgx.Batch, each func(pgx.Rows) error) error {
	before := b.Len()
	b.Queue(fmt.Sprintf("FETCH %d FROM %s", c.size, c.name))
	results := conn.SendBatch(ctx, b)
	defer results.Close()
	for range before {
		if _, err := results.Exec(); err != nil {
			return err
		}
	}
	rows, err := results.Query()
	if err != nil {
		return err
	}
	n := 0
	for rows.Next() {
		if err := each(rows); err != nil {
			return err
		}
		n++
	}
	rows.Close()
	if err := rows.Err(); err != nil {
		return err
	}
	c.done = n < c.size
	c.size = min(c.size*4, largeBlock)
	if c.done {
		c.s.left = append(c.s.left, c.name)
	}
	return results.Close()
}

// closeLeft closes the cursors that nobody reads from any more, with what is sent next.
func (s *session) closeLeft(b *pgx.Batch) {
	for _, name := range s.left {
		b.Queue("CLOSE " + name)
	}
	s.left = nil
}

// stop gives the cursor up before its end.
func (c *cursor) stop() {
	if c == nil || c.done {
		return
	}
	c.done = true
	c.s.mu.Lock()
	defer c.s.mu.Unlock()
	c.s.left = append(c.s.left, c.name)
}
