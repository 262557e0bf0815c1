// SPDX-License-Identifier: Apache-2.0

// Package query runs the saved queries and people's own scripts on a graph: it finds a query by its name, checks and
// resolves its arguments, runs it with a deadline and a limit, and writes the rows as a table, JSON, JSON lines or CSV.
package query

import (
	"bytes"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"sort"
	"strings"

	"kg/internal/fault"
	"kg/queries"
)

// UserDir is where people's own queries are looked for when no folder is named.
const UserDir = "queries"

// Query is a saved query, or a free script: then only Script is set, and any parameter is passed on as a string.
type Query struct {
	Name    string // "" for a free script
	Title   string
	Doc     string
	Params  []Param
	Columns []string // in their order; those of the rows that are not named here come after, by name
	Example string   // a command line
	Common  bool     // the script uses the functions of queries/lib/common.js
	Script  string   // the whole file, header included, so that line numbers are those of the file
	File    string   // the user's file; "" for an embedded query
	Instead bool     // the user's file stands in place of an embedded query of the same name
	err     error    // its header cannot be read
}

// Catalog is the list of saved queries.
type Catalog struct {
	byName map[string]Query
}

// Load reads the embedded queries and those of dir, where a file of the same name wins. With dir "" it looks into
// ./queries, if there is one; a dir that is named must be there (fault.Usage). A user's file that cannot be read as a
// query spoils nothing but itself: see Problems.
func Load(dir string) (*Catalog, error) {
	c := &Catalog{byName: map[string]Query{}}
	if err := c.add(queries.Files, ""); err != nil {
		return nil, err
	}
	named := dir != ""
	if !named {
		dir = UserDir
	}
	info, err := os.Stat(dir)
	switch {
	case errors.Is(err, fs.ErrNotExist) && !named:
		return c, nil
	case err != nil:
		return nil, fault.New(fault.Usage, "queries: %w", err)
	case !info.IsDir() && !named:
		return c, nil
	case !info.IsDir():
		return nil, fault.New(fault.Usage, "queries: %s is not a folder", dir)
	}
	return c, c.add(os.DirFS(dir), dir)
}

// add reads NAME.js at the root of files; dir is "" for the embedded ones.
func (c *Catalog) add(files fs.FS, dir string) error {
	names, err := fs.Glob(files, "*.js")
	if err != nil {
		return fault.New(fault.Usage, "queries: %w", err)
	}
	for _, file := range names {
		text, err := fs.ReadFile(files, file)
		if err != nil {
			return fault.New(fault.Usage, "queries: %w", err)
		}
		name := strings.TrimSuffix(file, ".js")
		former, taken := c.byName[name]
		if dir == "" {
			dir, file = "", "queries/"+file // as it stands in the source
		} else {
			file = filepath.Join(dir, file)
			if taken && bytes.Equal(text, []byte(former.Script)) {
				continue // the embedded file itself, seen from the root of the source
			}
		}
		q, err := parse(name, file, string(text))
		q.err = err
		if dir != "" {
			q.File, q.Instead = file, taken
		}
		c.byName[name] = q
	}
	return nil
}

// List gives the queries that can be run, by name.
func (c *Catalog) List() []Query {
	var qs []Query
	for _, q := range c.byName {
		if q.err == nil {
			qs = append(qs, q)
		}
	}
	sort.Slice(qs, func(i, j int) bool { return qs[i].Name < qs[j].Name })
	return qs
}

// Problems gives what is wrong with the files that List leaves out, one error (FILE:LINE: what) a file.
func (c *Catalog) Problems() []error {
	var errs []error
	for _, q := range c.byName {
		if q.err != nil {
			errs = append(errs, q.err)
		}
	}
	sort.Slice(errs, func(i, j int) bool { return errs[i].Error() < errs[j].Error() })
	return errs
}

// Find gives the query of that name; fault.Usage with near names where there is none, or where its header is wrong.
func (c *Catalog) Find(name string) (Query, error) {
	if q, ok := c.byName[name]; ok {
		return q, q.err
	}
	var names []string
	for _, q := range c.List() {
		names = append(names, q.Name)
	}
	hint := "kg query lists them"
	if ns := near(name, names); len(ns) > 0 {
		hint = "did you mean " + strings.Join(ns, " or ") + "? " + hint
	}
	return Query{}, fault.Hint(fault.Usage, hint, "no query is called %q", name)
}
