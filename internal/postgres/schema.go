// SPDX-License-Identifier: Apache-2.0

package postgres

import (
	"context"
	"errors"
	"fmt"

	"github.com/jackc/pgx/v5"
)

// format is the version of the tables; a graph of another one is refused.
const format = 1

// tables are the tables of a graph. nodes and quads are Cayley's, without what is not read: counts of uses, times and
// numbers of quads, and the references from quads to nodes, whose check at each deletion would read all quads by label.
// Texts are ordered by their bytes, as Go does.
//
// kg_graph has one row: what the graph is, the exact counts as of the last commit, and the lock of the writers.
const tables = `
CREATE TABLE nodes (
	hash BYTEA PRIMARY KEY,
	value BYTEA,
	value_string TEXT COLLATE "C",
	datatype TEXT COLLATE "C",
	language TEXT COLLATE "C",
	iri BOOLEAN,
	bnode BOOLEAN,
	value_int BIGINT,
	value_bool BOOLEAN,
	value_float DOUBLE PRECISION,
	value_time TIMESTAMP WITH TIME ZONE
);
CREATE TABLE quads (
	subject_hash BYTEA NOT NULL,
	predicate_hash BYTEA NOT NULL,
	object_hash BYTEA NOT NULL,
	label_hash BYTEA
);
CREATE UNIQUE INDEX quads_said ON quads (label_hash, subject_hash, predicate_hash, object_hash) WHERE label_hash IS NOT NULL;
CREATE UNIQUE INDEX quads_unsaid ON quads (subject_hash, predicate_hash, object_hash) WHERE label_hash IS NULL;
CREATE INDEX quads_spo ON quads (subject_hash, predicate_hash, object_hash);
CREATE INDEX quads_pos ON quads (predicate_hash, object_hash, subject_hash);
CREATE INDEX quads_ops ON quads (object_hash, predicate_hash, subject_hash);
CREATE TABLE kg_graph (
	one BOOLEAN PRIMARY KEY DEFAULT true CHECK (one),
	format INTEGER NOT NULL,
	base TEXT NOT NULL,
	quads BIGINT NOT NULL,
	nodes BIGINT NOT NULL
)`

// state is the row of kg_graph.
type state struct {
	format       int
	base         string
	quads, nodes int64
}

const selectState = "SELECT format, base, quads, nodes FROM kg_graph"

func readState(ctx context.Context, s *session, sql string) (st state, err error) {
	err = s.row(ctx, sql, nil, &st.format, &st.base, &st.quads, &st.nodes)
	if errors.Is(err, pgx.ErrNoRows) {
		err = fmt.Errorf("%w: kg_graph is empty", ErrCorrupt)
	}
	return st, err
}

// present finds out whether a graph is in the schema.
func present(ctx context.Context, s *session) (bool, error) {
	const ours = `SELECT count(*) FILTER (WHERE table_name = 'kg_graph' AND column_name IN ('format', 'base', 'quads', 'nodes')) = 4,
		count(*) FROM information_schema.columns WHERE table_schema = current_schema() AND table_name IN ('kg_graph', 'nodes', 'quads')`
	var known bool
	var found int
	if err := s.row(ctx, ours, nil, &known, &found); err != nil {
		return false, err
	}
	if found > 0 && !known {
		return false, ErrForeign
	}
	return known, nil
}

// inspect reads what the graph is, and refuses other formats.
func inspect(ctx context.Context, s *session) (state, error) {
	known, err := present(ctx, s)
	if err != nil {
		return state{}, err
	}
	if !known {
		return state{}, ErrNoGraph
	}
	st, err := readState(ctx, s, selectState)
	if err == nil && st.format != format {
		err = &FormatError{Has: st.format}
	}
	return st, err
}

// create makes the tables, unless somebody else just did.
func create(ctx context.Context, s *session, base string) (made bool, err error) {
	// Two that begin at once take turns here.
	if _, err := s.exec(ctx, "SELECT pg_advisory_xact_lock(hashtext('kg_graph'), hashtext(current_schema()))"); err != nil {
		return false, err
	}
	known, err := present(ctx, s)
	if err != nil || known {
		return false, err
	}
	var encoding string
	if err := s.row(ctx, "SHOW server_encoding", nil, &encoding); err != nil {
		return false, err
	}
	if encoding != "UTF8" {
		return false, fmt.Errorf("the database has the encoding %s; create it with ENCODING 'UTF8'", encoding)
	}
	err = s.use(ctx, func(ctx context.Context, c *pgx.Conn) error {
		_, err := c.PgConn().Exec(ctx, tables).ReadAll()
		return err
	})
	if err == nil {
		_, err = s.exec(ctx, "INSERT INTO kg_graph (format, base, quads, nodes) VALUES ($1, $2, 0, 0)", format, base)
	}
	return err == nil, err
}
