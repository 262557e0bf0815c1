// SPDX-License-Identifier: Apache-2.0

package main

import (
	"bytes"
	"context"
	"fmt"
	"io"
	"os"
	"strings"
	"text/tabwriter"
	"time"

	"github.com/spf13/cobra"
	"golang.org/x/term"

	"kg/internal/fault"
	"kg/internal/graph"
	"kg/internal/query"
)

type queryOptions struct {
	graphOptions
	query.Options
	script  string
	file    string
	print   bool
	queries string
	format  string
	memory  int // MB
}

func newQuery(std streams) *cobra.Command {
	o := &queryOptions{}
	c := &cobra.Command{
		Use:   "query [NAME [key=value...]]",
		Short: "Run a saved query, or a script of one's own; without a name: list the queries",
		Long: `query runs a saved query with its parameters; without a name it lists the queries. Names of people, bodies and places may
be given as people write them ("lukashenko", "South Korea"). Queries of one's own stand as *.js in ./queries, or in the
folder of --queries; one of the same name takes the place of kg's.

-e and --file run a script of one's own in Gizmo, GraphQL or MQL, with no saved query.`,
		Example: `  kg query
  kg query claims-of lukashenko stance=denies
  kg query who-said escalation --format json
  kg query -e 'g.V().has("<schema:name>", "Russia").in("<kg:source>").all()'`,
		RunE: func(c *cobra.Command, args []string) error { return o.run(c.Context(), args, std) },
	}
	f := c.Flags()
	o.graphOptions.flags(f)
	f.StringVarP(&o.script, "execute", "e", "", "a script to run")
	f.StringVar(&o.file, "file", "", "a file with a script to run; - is standard input")
	f.BoolVar(&o.print, "script", false, "print the saved query with its parameters as a script for Cayley's own shell")
	f.StringVar(&o.Lang, "lang", "gizmo", "language of -e and --file: "+strings.Join(query.Langs(), ", "))
	f.StringVar(&o.queries, "queries", "", "folder of saved queries of one's own (default ./"+query.UserDir+" where there is one)")
	f.StringVarP(&o.format, "format", "f", "table", strings.Join(query.Formats(), ", "))
	f.IntVar(&o.Limit, "limit", 1000, "rows at most; 0 for all")
	f.IntVar(&o.memory, "memory-limit", 512, "MB of memory at most, the cache of the graph included; 0 for no limit")
	f.DurationVar(&o.Timeout, "timeout", 30*time.Second, "time after which the query is stopped; 0 for none")
	return c
}

func (o *queryOptions) run(ctx context.Context, args []string, std streams) (err error) {
	if o.memory < 0 {
		return fault.New(fault.Usage, "--memory-limit is not negative")
	}
	o.Memory = int64(o.memory) << 20
	if asks := len(args) > 0 || o.script != "" || o.file != ""; asks && apart() {
		confine(o.Memory)
	} else if asks && std.program != "" {
		return runApart(ctx, std, o.Timeout)
	}
	catalog, err := query.Load(o.queries)
	if err != nil {
		return err
	}
	for _, problem := range catalog.Problems() {
		fmt.Fprintf(std.err, "kg: %s\n", oneLine(problem.Error()))
	}
	q, params, err := o.choose(catalog, args, std.in)
	if err != nil {
		return err
	}
	if q == nil {
		return list(std.out, catalog)
	}
	g, err := o.graphOptions.open(graph.Options{ReadOnly: true})
	if err != nil {
		return err
	}
	defer closing(g, &err)
	if o.print {
		script, err := query.Script(ctx, g.Store(), *q, params)
		if err != nil {
			return err
		}
		_, err = io.WriteString(std.out, script)
		return err
	}
	result, err := query.Run(ctx, g.Store(), *q, params, o.Options)
	if err != nil {
		return err
	}
	return writeResult(std, result, o.format)
}

// writeResult writes a table, and says where a limit cut rows off.
func writeResult(std streams, r *query.Result, format string) error {
	err := writeTo("", std.out, func(w io.Writer) error { return query.Write(w, r, format, width(std.out)) })
	if err == nil && r.More {
		fmt.Fprintf(std.err, "kg: the first %d rows; --limit 0 gives all\n", len(r.Rows))
	}
	return err
}

// choose gives the query to run and its parameters; nil where the list is asked for.
func (o *queryOptions) choose(c *query.Catalog, args []string, stdin io.Reader) (*query.Query, map[string]string, error) {
	script, file := o.script, ""
	switch {
	case o.script != "" && o.file != "":
		return nil, nil, fault.New(fault.Usage, "-e and --file are two scripts; give one")
	case o.file != "":
		text, err := readScript(o.file, stdin)
		if err != nil {
			return nil, nil, fault.New(fault.Input, "%w", err)
		}
		script, file = text, o.file
	}
	if script != "" || o.file != "" {
		if len(args) > 0 {
			return nil, nil, fault.New(fault.Usage, "a script of one's own takes no arguments, such as %q", args[0])
		}
		return &query.Query{Script: script, File: file}, nil, nil
	}
	if len(args) == 0 {
		return nil, nil, nil
	}
	q, err := c.Find(args[0])
	if err != nil {
		return nil, nil, err
	}
	params, err := query.ParseArgs(q, args[1:])
	return &q, params, err
}

func readScript(path string, stdin io.Reader) (string, error) {
	if path == "-" {
		b, err := io.ReadAll(stdin)
		return string(b), err
	}
	b, err := os.ReadFile(path)
	return string(b), err
}

// list prints the saved queries with their titles and parameters.
func list(out io.Writer, c *query.Catalog) error {
	var b bytes.Buffer
	w := tabwriter.NewWriter(&b, 0, 0, 2, ' ', 0)
	for _, q := range c.List() {
		var params []string
		for _, p := range q.Params {
			text := p.Name + "=" + strings.ToUpper(p.Type)
			if p.Choices() != nil {
				text = p.Name + "=" + p.Type
			}
			if !p.Required {
				text = "[" + text + "]"
			}
			params = append(params, text)
		}
		own := ""
		if q.File != "" {
			own = " (" + q.File + ")"
		}
		fmt.Fprintf(w, "%s\t%s%s\t%s\n", q.Name, q.Title, own, strings.Join(params, " "))
	}
	w.Flush()
	_, err := out.Write(b.Bytes())
	return err
}

// width is that of the terminal, 0 where standard output is none.
func width(out io.Writer) int {
	f, ok := out.(*os.File)
	if !ok || !term.IsTerminal(int(f.Fd())) {
		return 0
	}
	w, _, err := term.GetSize(int(f.Fd()))
	if err != nil {
		return 0
	}
	return w
}
