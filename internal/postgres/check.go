// SPDX-License-Identifier: Apache-2.0

package postgres

import (
	"context"
	"errors"
	"fmt"

	csql "github.com/cayleygraph/cayley/graph/sql"
	"github.com/cayleygraph/quad"
	"github.com/jackc/pgx/v5"
)

// maxProblems is how many problems Check names.
const maxProblems = 100

// Check reads all of the graph and names what is wrong: quads whose terms are not there, terms that no quad uses or that
// are not what their hash says, counts that are off. (That the indexes agree with the tables is PostgreSQL's word;
// pg_amcheck checks it.)
func (v *view) Check(ctx context.Context) (problems []string, err error) {
	in, err := v.session(ctx)
	if err != nil {
		return nil, err
	}
	c := checker{in: in}
	for _, check := range []func(context.Context) error{c.counts, c.quads, c.unused, c.terms} {
		if err := check(ctx); errors.Is(err, errEnough) {
			break
		} else if err != nil {
			return nil, err
		}
	}
	return c.problems, nil
}

type checker struct {
	in       *session
	problems []string
}

var errEnough = errors.New("enough problems")

func (c *checker) wrong(format string, args ...any) error {
	c.problems = append(c.problems, fmt.Sprintf(format, args...))
	if len(c.problems) >= maxProblems {
		return errEnough
	}
	return nil
}

func (c *checker) counts(ctx context.Context) error {
	st, err := readState(ctx, c.in, selectState)
	if err != nil {
		return err
	}
	var quads, nodes int64
	if err := c.in.row(ctx, "SELECT (SELECT count(*) FROM quads), (SELECT count(*) FROM nodes)", nil, &quads, &nodes); err != nil {
		return err
	}
	if quads != st.quads || nodes != st.nodes {
		return c.wrong("there are %d quads and %d terms, the counts say %d and %d", quads, nodes, st.quads, st.nodes)
	}
	return nil
}

// limited lets a statement give no more than can be named.
const limited = " LIMIT 100"

func (c *checker) quads(ctx context.Context) error {
	for _, d := range quad.Directions {
		sql := fmt.Sprintf("SELECT encode(%[1]s, 'hex') FROM quads q LEFT JOIN nodes n ON n.hash = q.%[1]s WHERE n.hash IS NULL AND q.%[1]s IS NOT NULL", column(d))
		if err := c.list(ctx, sql+limited, fmt.Sprintf("a quad has a %v that is not there: %%s", d)); err != nil {
			return err
		}
	}
	return nil
}

func (c *checker) unused(ctx context.Context) error {
	const sql = `SELECT encode(hash, 'hex') FROM nodes n WHERE NOT EXISTS (SELECT FROM quads WHERE subject_hash = n.hash)
		AND NOT EXISTS (SELECT FROM quads WHERE object_hash = n.hash) AND NOT EXISTS (SELECT FROM quads WHERE label_hash = n.hash)
		AND NOT EXISTS (SELECT FROM quads WHERE predicate_hash = n.hash)`
	return c.list(ctx, sql+limited, "the term %s is in no quad")
}

// list names a problem for each row of a statement.
func (c *checker) list(ctx context.Context, sql, format string) error {
	var found []string
	err := c.in.query(ctx, sql, nil, func(r pgx.Rows) error {
		var hash string
		err := r.Scan(&hash)
		found = append(found, hash)
		return err
	})
	if err != nil {
		return err
	}
	for _, hash := range found {
		if err := c.wrong(format, hash); err != nil {
			return err
		}
	}
	return nil
}

// terms checks that each term is found by its hash. What is wrong is collected first: a problem is no error of the
// session.
func (c *checker) terms(ctx context.Context) error {
	var bad []string
	read := func(r pgx.Rows) error {
		h, v, err := scanTerm(r)
		if errors.Is(err, ErrCorrupt) {
			bad = append(bad, err.Error())
			return nil
		}
		if err != nil {
			return err
		}
		if t, err := newTerm(v); err != nil || t.hash != (csql.NodeHash{ValueHash: h}) {
			bad = append(bad, fmt.Sprintf("the term %v is stored under the hash of another: %v", v, h))
		}
		return nil
	}
	cur, err := c.in.open(ctx, "SELECT hash, "+columns+" FROM nodes", nil, read)
	for err == nil && !cur.done && len(bad) < maxProblems {
		err = cur.next(ctx, read)
	}
	if err != nil {
		return err
	}
	cur.stop()
	for _, problem := range bad {
		if err := c.wrong("%s", problem); err != nil {
			return err
		}
	}
	return nil
}
