// SPDX-License-Identifier: Apache-2.0

package main

import (
	"context"
	"database/sql"
	"database/sql/driver"
	"encoding/json"
	"fmt"
	"io"
	"iter"
	"os"
	"path/filepath"
	"regexp"
	"strings"

	"github.com/cayleygraph/quad"
	"modernc.org/sqlite"
)

// sqliteStore is the layout of kg's store in tables: a dictionary of terms and quads of ids, with the same four
// orderings. Its answers are those of SQL written by hand.
type sqliteStore struct {
	db   *sql.DB
	ids  map[string]int64 // of all terms; it makes loading faster and is not used for questions
	last int64
}

const sqliteTables = `
	CREATE TABLE terms (id INTEGER PRIMARY KEY, term TEXT NOT NULL);
	CREATE TABLE quads (s INTEGER, p INTEGER, o INTEGER, g INTEGER, PRIMARY KEY (s, p, o, g)) WITHOUT ROWID;`

const sqliteIndexes = `
	CREATE UNIQUE INDEX term ON terms (term);
	CREATE UNIQUE INDEX posg ON quads (p, o, s, g);
	CREATE UNIQUE INDEX ospg ON quads (o, s, p, g);
	CREATE UNIQUE INDEX gspo ON quads (g, s, p, o);`

// openSQLite opens with a log that is on the disk at each commit, and as much memory for pages as kg's store has for
// blocks.
func openSQLite(dir string, fresh bool) (store, error) {
	s, err := openTables(dir)
	if err == nil && fresh {
		_, err = s.db.Exec(sqliteTables + sqliteIndexes)
	}
	return s, err
}

func openTables(dir string) (*sqliteStore, error) {
	if err := os.MkdirAll(dir, 0o755); err != nil {
		return nil, err
	}
	db, err := sql.Open("sqlite", "file:"+filepath.Join(dir, "quads.db")+
		"?_pragma=journal_mode(WAL)&_pragma=synchronous(FULL)&_pragma=cache_size(-131072)&_pragma=temp_store(MEMORY)")
	if err != nil {
		return nil, err
	}
	db.SetMaxOpenConns(1)
	return &sqliteStore{db: db, ids: map[string]int64{}}, db.Ping()
}

// registerRegexp gives SQL the operator REGEXP, with Go's expressions.
func registerRegexp() error {
	compiled := map[string]*regexp.Regexp{}
	return sqlite.RegisterDeterministicScalarFunction("regexp", 2, func(_ *sqlite.FunctionContext, args []driver.Value) (driver.Value, error) {
		pattern, _ := args[0].(string)
		text, _ := args[1].(string)
		re := compiled[pattern]
		if re == nil {
			var err error
			if re, err = regexp.Compile(pattern); err != nil {
				return nil, err
			}
			compiled[pattern] = re
		}
		return re.MatchString(text), nil
	})
}

// rowsEach is how many rows a statement inserts: many at a time are faster.
const rowsEach = 200

// inserter inserts rows of some columns.
type inserter struct {
	tx      *sql.Tx
	into    string
	columns int
	full    *sql.Stmt // for rowsEach rows
	args    []any
}

func (i *inserter) add(row ...any) error {
	i.args = append(i.args, row...)
	if len(i.args) < rowsEach*i.columns {
		return nil
	}
	if i.full == nil {
		var err error
		if i.full, err = i.tx.Prepare(i.statement(rowsEach)); err != nil {
			return err
		}
	}
	_, err := i.full.Exec(i.args...)
	i.args = i.args[:0]
	return err
}

func (i *inserter) flush() error {
	if len(i.args) == 0 {
		return nil
	}
	_, err := i.tx.Exec(i.statement(len(i.args)/i.columns), i.args...)
	i.args = i.args[:0]
	return err
}

func (i *inserter) statement(rows int) string {
	row := "(?" + strings.Repeat(",?", i.columns-1) + ")"
	return i.into + " VALUES " + row + strings.Repeat(","+row, rows-1)
}

func (s *sqliteStore) write(batch []quad.Quad) error {
	return s.insert(func(yield func(quad.Quad, error) bool) {
		for _, q := range batch {
			if !yield(q, nil) {
				return
			}
		}
	}, "")
}

// insert adds quads and then runs a statement, in one transaction.
func (s *sqliteStore) insert(quads iter.Seq2[quad.Quad, error], then string) error {
	tx, err := s.db.Begin()
	if err != nil {
		return err
	}
	defer tx.Rollback() // nothing after a commit
	terms := inserter{tx: tx, into: "INSERT INTO terms", columns: 2}
	rows := inserter{tx: tx, into: "INSERT OR IGNORE INTO quads", columns: 4}
	for q, err := range quads {
		if err != nil {
			return err
		}
		var row [4]any
		for i, v := range []quad.Value{q.Subject, q.Predicate, q.Object, q.Label} {
			text := v.String()
			id, ok := s.ids[text]
			if !ok {
				s.last++
				id = s.last
				s.ids[text] = id
				if err := terms.add(id, text); err != nil {
					return err
				}
			}
			row[i] = id
		}
		if err := rows.add(row[:]...); err != nil {
			return err
		}
	}
	if err := terms.flush(); err != nil {
		return err
	}
	if err := rows.flush(); err != nil {
		return err
	}
	if _, err := tx.Exec(then); err != nil {
		return err
	}
	return tx.Commit()
}

// loadSQLite loads a file as SQLite does it best: in one transaction, and the indexes afterwards.
func loadSQLite(dir string, quads iter.Seq2[quad.Quad, error]) error {
	s, err := openTables(dir)
	if err != nil {
		return err
	}
	if _, err := s.db.Exec(sqliteTables); err != nil {
		return err
	}
	if err := s.insert(quads, sqliteIndexes); err != nil {
		return err
	}
	return s.close()
}

func (s *sqliteStore) close() error { return s.db.Close() }

func (s *sqliteStore) ask(ctx context.Context, q question, m mode, i int) (n int64, err error) {
	text, iris := q.sql(i)
	var terms []any
	for _, iri := range iris {
		terms = append(terms, iri.String())
	}
	text = byText.ReplaceAllString(text, "(SELECT id FROM terms WHERE term = $0)")
	if m == asJSON {
		text = "SELECT term FROM (" + text + ") CROSS JOIN terms USING (id)"
	}
	rows, err := s.db.QueryContext(ctx, text, terms...)
	if err != nil {
		return 0, fmt.Errorf("%s: %w", text, err)
	}
	defer rows.Close()
	enc := json.NewEncoder(io.Discard)
	for rows.Next() {
		if m != asJSON {
			var id int64
			if err := rows.Scan(&id); err != nil {
				return 0, err
			}
			if n++; q.key == "count" {
				n = id
			}
			continue
		}
		var name string
		if err := rows.Scan(&name); err != nil {
			return 0, err
		}
		if err := enc.Encode(map[string]string{"id": name}); err != nil {
			return 0, err
		}
		n++
	}
	return n, rows.Err()
}

// byText is the place of a term in the SQL of a question.
var byText = regexp.MustCompile(`\?[0-9]?`)

// remove deletes the quads of some labels; their terms stay.
func (s *sqliteStore) remove(ctx context.Context, labels []quad.IRI) (n int64, err error) {
	tx, err := s.db.BeginTx(ctx, nil)
	if err != nil {
		return 0, err
	}
	defer tx.Rollback() // nothing after a commit
	for _, label := range labels {
		r, err := tx.ExecContext(ctx, "DELETE FROM quads WHERE g = (SELECT id FROM terms WHERE term = ?)", label.String())
		if err != nil {
			return 0, err
		}
		deleted, err := r.RowsAffected()
		if err != nil {
			return 0, err
		}
		n += deleted
	}
	return n, tx.Commit()
}
