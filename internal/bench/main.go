// SPDX-License-Identifier: Apache-2.0

// Command bench compares kg's store with its peers: Cayley's store in memory, Cayley's key-value layout on LevelDB and on
// Pebble, and SQLite with tables of the same layout. It makes graphs in kg's shape, loads them into each store, asks all
// the same, sees that they answer alike, and writes a table. See BENCHMARKS.md.
//
// Every store is measured in processes of its own, one after the other: one loads and tells its peak memory, the next
// opens what is on the disk and is asked.
package main

import (
	"context"
	"encoding/json"
	"errors"
	"flag"
	"fmt"
	"io"
	"os"
	"os/exec"
	"os/signal"
	"path/filepath"
	"slices"
	"strconv"
	"strings"

	"github.com/cayleygraph/quad"

	"kg/internal/nquads"
)

// peers are all stores, in the order of the table.
var peers = []string{"kg", kvPebble, "leveldb", "memstore", "sqlite"}

func main() {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt)
	err := run(ctx, os.Args[1:], os.Stdout, os.Stderr)
	stop()
	if err != nil {
		fmt.Fprintln(os.Stderr, "bench:", err)
		os.Exit(1)
	}
}

type options struct {
	sizes, stores string
	out, tmp      string
	job           string // in the process of a store: its job as JSON
	profile       string
}

func run(ctx context.Context, args []string, stdout, stderr io.Writer) error {
	var o options
	f := flag.NewFlagSet("bench", flag.ContinueOnError)
	f.SetOutput(stderr)
	f.StringVar(&o.sizes, "sizes", "10k,100k,1M", "numbers of quads")
	f.StringVar(&o.stores, "stores", strings.Join(peers, ","), "stores; kg alone for sizes such as 10M")
	f.StringVar(&o.out, "o", "", "file for the tables, which take the place of what stands between its two marks; standard output where empty")
	f.StringVar(&o.tmp, "tmp", "", "folder for the graphs; 1M quads of all stores take about a gigabyte")
	f.StringVar(&o.profile, "cpuprofile", "", "folder for a CPU profile of each process")
	f.StringVar(&o.job, "job", "", "for the program itself: what a process measures")
	if err := f.Parse(args); err != nil {
		return err
	}
	if o.job != "" {
		return o.work(ctx, stdout)
	}
	r := report{stores: strings.Split(o.stores, ",")}
	for _, name := range r.stores {
		if !slices.Contains(peers, name) {
			return fmt.Errorf("no store is called %q; there are %s", name, strings.Join(peers, ", "))
		}
	}
	for text := range strings.SplitSeq(o.sizes, ",") {
		size, err := number(text)
		if err != nil {
			return err
		}
		results, err := o.compare(ctx, size, r.stores, stderr)
		if err != nil {
			return err
		}
		r.tables = append(r.tables, table{size, results})
	}
	return errors.Join(r.write(o.out, stdout), r.disagreement())
}

// number reads "10k" and "1M".
func number(text string) (int, error) {
	digits, unit := strings.TrimSuffix(text, "k"), 1000
	if digits == text {
		digits, unit = strings.TrimSuffix(text, "M"), 1_000_000
	}
	if digits == text {
		unit = 1
	}
	n, err := strconv.Atoi(digits)
	if err != nil || n < 1 {
		return 0, fmt.Errorf("%q is no number of quads: 500, 10k, 1M", text)
	}
	return n * unit, nil
}

// results are the figures of each store.
type results map[string]map[string]measure

// compare measures the stores with graphs of one size.
func (o options) compare(ctx context.Context, size int, stores []string, progress io.Writer) (results, error) {
	tmp, err := os.MkdirTemp(o.tmp, "kg-bench-")
	if err != nil {
		return nil, err
	}
	defer os.RemoveAll(tmp)
	file := filepath.Join(tmp, "quads.nq")
	if err := writeFile(file, size); err != nil {
		return nil, err
	}
	out := results{}
	for _, name := range stores {
		out[name] = map[string]measure{}
		for _, step := range stepsOf(name) {
			j := job{Store: name, Size: size, Step: step, Dir: filepath.Join(tmp, name), File: file}
			if step == "file" {
				j.Dir += "-file"
			}
			fmt.Fprintf(progress, "%s, %d quads: %s\n", name, size, step)
			if err := o.start(ctx, j, out[name]); err != nil {
				return nil, fmt.Errorf("%s with %d quads, %s: %w", name, size, step, err)
			}
		}
		if err := errors.Join(os.RemoveAll(filepath.Join(tmp, name)), os.RemoveAll(filepath.Join(tmp, name+"-file"))); err != nil {
			return nil, err
		}
	}
	return out, nil
}

// stepsOf are the processes that measure a store.
func stepsOf(name string) []string {
	switch name {
	case "memstore":
		return []string{"all"}
	case "kg", "sqlite":
		return []string{"load", "ask", "file"}
	}
	return []string{"load", "ask"}
}

func writeFile(path string, size int) error {
	f, err := os.Create(path)
	if err != nil {
		return err
	}
	_, err = nquads.Write(f, func(yield func(quad.Quad, error) bool) {
		for batch := range quads(size, batchSize) {
			for _, q := range batch {
				if !yield(q, nil) {
					return
				}
			}
		}
	})
	return errors.Join(err, f.Close())
}

// start runs a job in a process of its own and takes its figures.
func (o options) start(ctx context.Context, j job, into map[string]measure) error {
	self, err := os.Executable()
	if err != nil {
		return err
	}
	text, err := json.Marshal(j)
	if err != nil {
		return err
	}
	c := exec.CommandContext(ctx, self, "-job", string(text), "-cpuprofile", o.profile)
	c.Stderr = os.Stderr
	said, err := c.Output()
	if err != nil {
		return err
	}
	for line := range strings.Lines(string(said)) {
		var m measure
		if err := json.Unmarshal([]byte(line), &m); err != nil {
			return err
		}
		into[m.Key] = m
	}
	return nil
}
