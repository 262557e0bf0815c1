// SPDX-License-Identifier: Apache-2.0

package query

import (
	"context"
	"fmt"

	"github.com/cayleygraph/cayley/graph"
	"github.com/cayleygraph/cayley/query"
	"github.com/cayleygraph/cayley/query/graphql"
	"github.com/cayleygraph/cayley/query/mql"

	"kg/internal/fault"
)

// runOther runs a script in one of Cayley's other languages, with the rows as its session collates them for JSON.
func runOther(ctx context.Context, qs graph.QuadStore, lang string, q Query, rows *collector) (err error) {
	// Both sessions run on this goroutine and some of their code panics on what it does not know.
	defer func() {
		if p := recover(); p != nil {
			err = fault.New(fault.Query, "%s: %v", lang, p)
		}
	}()
	var session query.Session = mql.NewSession(qs)
	if lang == "graphql" {
		session = graphql.NewSession(qs)
	}
	it, err := session.Execute(ctx, expand(q.Script), query.Options{Collation: query.JSON})
	if err != nil {
		return fault.New(fault.Query, "%s: %w", lang, err)
	}
	defer it.Close()
	for it.Next(ctx) {
		if !rows.add(plain(it.Result())) {
			return nil
		}
	}
	if ctx.Err() != nil {
		return stopped(ctx)
	}
	if err := it.Err(); err != nil {
		return fault.New(fault.Query, "%s: %w", lang, err)
	}
	return nil
}

// plain turns maps with odd types of keys into those of JSON.
func plain(v any) any {
	if m, ok := v.(map[any]any); ok {
		out := map[string]any{}
		for k := range m {
			out[fmt.Sprint(k)] = m[k]
		}
		return out
	}
	return v
}
