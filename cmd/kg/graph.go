// SPDX-License-Identifier: Apache-2.0

package main

import (
	"os"

	"github.com/spf13/pflag"

	"kg/internal/graph"
)

// defaultFolder is where the graph lives unless -d says otherwise.
const defaultFolder = "kg.db"

// graphOptions are the flags of the commands that open a graph.
type graphOptions struct {
	dir    string
	memory bool
}

func (o *graphOptions) flags(f *pflag.FlagSet) {
	f.StringVarP(&o.dir, "dir", "d", defaultFolder, "folder of the graph, or postgres://USER@HOST/DATABASE")
	f.BoolVar(&o.memory, "memory", false, "keep the graph in memory, for this run only")
}

func (o *graphOptions) open(g graph.Options) (*graph.Graph, error) {
	g.Memory = o.memory
	g.Fatal = func(err error) { os.Exit(report(os.Stderr, err)) }
	return graph.Open(o.dir, g)
}

// closing closes a graph at the end of a command; its error counts where there is no other.
func closing(g *graph.Graph, err *error) {
	if e := g.Close(); e != nil && *err == nil {
		*err = e
	}
}
