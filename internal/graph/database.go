// SPDX-License-Identifier: Apache-2.0

package graph

import (
	"context"
	"errors"
	"io"
	"iter"

	"kg/internal/fault"
	"kg/internal/postgres"

	"github.com/cayleygraph/quad"
)

// database keeps a graph in PostgreSQL. Several processes may write to it: they take turns, commit by commit.
type database struct{ *postgres.Store }

// openDatabase opens the graph at an address, or makes it there.
func openDatabase(address string, o Options) (*Graph, error) {
	s, err := postgres.Open(context.Background(), address, postgres.Options{
		ReadOnly: o.ReadOnly, Create: o.Create, Base: orDefault(o.Base), First: ontology(),
	})
	if err != nil {
		return nil, databaseError(postgres.Name(address), err)
	}
	g := &Graph{name: s.Name(), base: s.Base(), readOnly: o.ReadOnly, place: database{s}}
	if checkBase(g.base) != nil {
		err = fault.New(fault.Graph, "the graph in %s is damaged: %q is no base", g.name, g.base)
	} else {
		err = sameBase(g.name, o.Base, g.base)
	}
	if err != nil {
		return nil, errors.Join(err, g.Close())
	}
	return g, nil
}

// databaseError says why a graph cannot be opened. The address is not in it: a password may be.
func databaseError(name string, err error) error {
	var other *postgres.FormatError
	switch {
	case errors.Is(err, postgres.ErrNoGraph):
		return fault.Hint(fault.Graph, "make one with kg build", "no graph in %s", name)
	case errors.Is(err, postgres.ErrForeign):
		return fault.Hint(fault.Graph, "name another database, or another schema with ?search_path=NAME", "%s: %w", name, err)
	case errors.Is(err, postgres.ErrAddress):
		return fault.New(fault.Graph, "%w", err)
	case errors.As(err, &other) && other.Newer():
		return fault.Hint(fault.Graph, "use a newer kg", "%s: %w", name, err)
	case errors.As(err, &other):
		return fault.Hint(fault.Graph, "export it with the kg that made it, and load that into a new schema", "%s: %w", name, err)
	}
	return fault.New(fault.Graph, "%s: %w", name, err)
}

func (d database) snapshot(ctx context.Context) (snapshot, error) {
	sn, err := d.Snapshot(ctx)
	if err != nil {
		return nil, err // and not a snapshot that is nil
	}
	return sn, nil
}

func (d database) replace(ctx context.Context, held func(snapshot) ([]quad.Quad, error), add []quad.Quad) (bool, error) {
	return d.Replace(ctx, func(sn *postgres.Snapshot) ([]quad.Quad, error) { return held(sn) }, add)
}

func (d database) load(ctx context.Context, quads iter.Seq2[quad.Quad, error]) (int, error) {
	return d.Load(ctx, quads)
}

func (d database) compact(context.Context) error {
	return fault.Hint(fault.Usage, "VACUUM FULL does that, in psql", "a graph in a database is not compacted by kg")
}

func (d database) backup(context.Context, io.Writer) error {
	return fault.Hint(fault.Usage, "pg_dump does that; kg export writes N-Quads", "a graph in a database is not backed up by kg")
}

func (d database) measure(ctx context.Context) (Stats, error) {
	n, err := d.Bytes(ctx)
	return Stats{Format: d.Format(), Store: "postgres", Bytes: n}, err
}

func (d database) failed(err error) error {
	switch {
	case errors.Is(err, postgres.ErrFull):
		return fault.Hint(fault.Output, "the graph is as it was", "graph in %s: %w", d.Name(), err)
	case unreachable(err):
		return fault.Hint(fault.Graph, "what was stored before is safe", "graph in %s: %w", d.Name(), err)
	}
	return fault.New(fault.Graph, "graph in %s: %w", d.Name(), err)
}

func unreachable(err error) bool {
	return errors.Is(err, postgres.ErrLost) || errors.Is(err, postgres.ErrConnect)
}
