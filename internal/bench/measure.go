// SPDX-License-Identifier: Apache-2.0

package main

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"path/filepath"
	"slices"
	"syscall"
	"time"

	"github.com/cayleygraph/quad"

	"kg/internal/graph"
	"kg/internal/nquads"
)

// store is what is compared.
type store interface {
	write(batch []quad.Quad) error // one commit, on the disk when it returns, where the store has one
	ask(ctx context.Context, q question, m mode, i int) (results int64, err error)
	remove(ctx context.Context, labels []quad.IRI) (quads int64, err error)
	close() error
}

// measure is one figure of one store.
type measure struct {
	Key     string
	Value   float64 // seconds, bytes or quads a second
	Times   int     // of what it is the median
	Results int64   // what was found; the same in all stores
}

// job is what one process measures.
type job struct {
	Store string
	Size  int
	Step  string // load, file, ask, or all where the store forgets at its end
	Dir   string // of the store
	File  string // N-Quads, for the step file
}

const (
	batchSize = 50_000
	patience  = time.Second // for the repetitions of one question; all its variants are asked at least once
	maxRounds = 9
	pause     = time.Millisecond // before each question, as a user makes one: what a store prepares meanwhile counts
	removals  = 10
)

func (j job) open(fresh bool) (store, error) {
	switch j.Store {
	case "kg":
		return openKG(j.Dir, fresh)
	case "sqlite":
		return openSQLite(j.Dir, fresh)
	}
	return openCayley(j.Store, j.Dir, fresh)
}

// run does a job and hands over each figure.
func (j job) run(ctx context.Context, give func(measure)) error {
	if j.Step == "file" {
		return j.loadFile(ctx, give)
	}
	var s store
	if j.Step != "ask" {
		var err error
		if s, err = j.load(give); err != nil {
			return err
		}
	}
	if j.Step == "load" {
		return nil
	}
	if s == nil {
		start := time.Now()
		var err error
		if s, err = j.open(false); err != nil {
			return err
		}
		give(measure{Key: "open", Value: time.Since(start).Seconds(), Times: 1})
	}
	for _, q := range questions {
		for _, m := range q.modes {
			got, err := askAll(ctx, s, q, m)
			if err != nil {
				return fmt.Errorf("%s by %s: %w", q.key, m, err)
			}
			give(got)
		}
	}
	return j.remove(ctx, s, give) // nothing is closed: Cayley's iterators leave what some stores do not close over
}

// load writes all quads in batches; making them is not in the time.
func (j job) load(give func(measure)) (store, error) {
	s, err := j.open(true)
	if err != nil {
		return nil, err
	}
	var took, cpu time.Duration
	timed := func(f func() error) error {
		start, before := time.Now(), processorTime()
		err := f()
		took += time.Since(start)
		cpu += processorTime() - before
		return err
	}
	for batch := range quads(j.Size, batchSize) {
		if err := timed(func() error { return s.write(batch) }); err != nil {
			return nil, err
		}
	}
	if j.Step == "load" {
		if err := timed(s.close); err != nil {
			return nil, err
		}
		size, err := diskSize(j.Dir)
		if err != nil {
			return nil, err
		}
		give(measure{Key: "disk", Value: float64(size), Times: 1})
	}
	give(measure{Key: "load", Value: float64(j.Size) / took.Seconds(), Times: 1})
	give(measure{Key: "load by CPU", Value: float64(j.Size) / cpu.Seconds(), Times: 1})
	give(measure{Key: "memory", Value: peakMemory(), Times: 1})
	return s, nil
}

// loadFile loads an N-Quads file as kg load does, or into SQLite.
func (j job) loadFile(ctx context.Context, give func(measure)) error {
	start := time.Now()
	if j.Store == "sqlite" {
		if err := loadSQLite(j.Dir, nquads.File(j.File, nil)); err != nil {
			return err
		}
	} else if err := loadGraph(ctx, j.Dir, j.File); err != nil {
		return err
	}
	give(measure{Key: "file", Value: float64(j.Size) / time.Since(start).Seconds(), Times: 1})
	give(measure{Key: "file memory", Value: peakMemory(), Times: 1})
	return nil
}

func loadGraph(ctx context.Context, dir, file string) error {
	g, err := graph.Open(dir, graph.Options{Create: true})
	if err != nil {
		return err
	}
	if _, err := g.LoadFile(ctx, file, nil, graph.FileOptions{}); err != nil {
		return errors.Join(err, g.Close())
	}
	return g.Close()
}

// askAll asks all variants of a question, again and again while there is time, and takes the median.
func askAll(ctx context.Context, s store, q question, m mode) (measure, error) {
	out := measure{Key: q.key + " by " + string(m)}
	var took []float64
	for begun, round := time.Now(), 0; round < maxRounds && time.Since(begun) < patience; round++ {
		found := int64(0)
		for i := range q.variants {
			time.Sleep(pause)
			start := time.Now()
			n, err := s.ask(ctx, q, m, i)
			if err != nil {
				return out, err
			}
			took = append(took, time.Since(start).Seconds())
			found += n
		}
		if round > 0 && found != out.Results {
			return out, fmt.Errorf("%d results, then %d", out.Results, found)
		}
		out.Results = found
	}
	out.Value, out.Times = median(took), len(took)
	return out, nil
}

// remove deletes articles one by one.
func (j job) remove(ctx context.Context, s store, give func(measure)) error {
	out := measure{Key: "delete"}
	var took []float64
	for i := range removals {
		start := time.Now()
		n, err := s.remove(ctx, doomed(i))
		if err != nil {
			return fmt.Errorf("delete: %w", err)
		}
		took = append(took, time.Since(start).Seconds())
		out.Results += n
	}
	out.Value, out.Times = median(took), len(took)
	give(out)
	return nil
}

func median(of []float64) float64 {
	sorted := slices.Sorted(slices.Values(of))
	n := len(sorted)
	return (sorted[(n-1)/2] + sorted[n/2]) / 2
}

func processorTime() time.Duration {
	var u syscall.Rusage
	if err := syscall.Getrusage(syscall.RUSAGE_SELF, &u); err != nil {
		return 0
	}
	return time.Duration(u.Utime.Nano() + u.Stime.Nano())
}

// peakMemory is the most memory in bytes that the process has had so far (Linux counts in KiB).
func peakMemory() float64 {
	var u syscall.Rusage
	if err := syscall.Getrusage(syscall.RUSAGE_SELF, &u); err != nil {
		return 0
	}
	return float64(u.Maxrss) * 1024
}

func diskSize(dir string) (size int64, err error) {
	err = filepath.WalkDir(dir, func(_ string, e fs.DirEntry, err error) error {
		if err != nil || e.IsDir() {
			return err
		}
		info, err := e.Info()
		if err == nil {
			size += info.Size()
		}
		return err
	})
	return size, err
}
