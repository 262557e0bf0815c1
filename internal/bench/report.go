// SPDX-License-Identifier: Apache-2.0

package main

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"runtime"
	"runtime/pprof"
	"strconv"
	"strings"
	"time"
)

// unit is what a figure counts.
type unit int

const (
	perSecond unit = iota // more is better
	seconds
	megabytes
)

// row is a line of the table.
type row struct {
	key, what string
	unit      unit
	least     string // the ratios to the Pebble adapter and to memstore that kg is to reach with 1M quads
	other     string // what stands for it where a store has no such figure
}

var rows = []row{
	{key: "load", what: "load in batches of 50,000, quads/s", unit: perSecond, least: "2.5 / 1.5"},
	{key: "load by CPU", what: "the same, quads per second of processor", unit: perSecond},
	{key: "file", what: "N-Quads file to graph, quads/s", unit: perSecond, least: "6 / 4", other: "load"},
	{key: "point by path", what: "point: a node's object, path", unit: seconds},
	{key: "point by gizmo", what: "point, Gizmo", unit: seconds},
	{key: "point by JSON", what: "point, JSON", unit: seconds, least: "1.2 / 2"},
	{key: "two hops by path", what: "two hops, limit 100, path", unit: seconds},
	{key: "two hops by gizmo", what: "two hops, limit 100, Gizmo", unit: seconds},
	{key: "two hops by JSON", what: "two hops, limit 100, JSON", unit: seconds, least: "1.2 / 2"},
	{key: "hub by path", what: "two hops from a hub, path", unit: seconds},
	{key: "hub by gizmo", what: "two hops from a hub, Gizmo", unit: seconds, least: "7 / 2.5"},
	{key: "hub by JSON", what: "two hops from a hub, JSON", unit: seconds, least: "3 / 1"},
	{key: "nodes of two by gizmo", what: "nodes that point to two entities", unit: seconds, least: "100 / 5"},
	{key: "claims of one about another by gizmo", what: "claims of one about another", unit: seconds, least: "100 / 5"},
	{key: "articles of two by gizmo", what: "articles and claims of two entities", unit: seconds, least: "13 / 0.7"},
	{key: "articles of two by JSON", what: "the same, JSON", unit: seconds},
	{key: "count by gizmo", what: "count of all nodes", unit: seconds, least: "1000 / "},
	{key: "regular expression by gizmo", what: "regular expression over all nodes", unit: seconds, least: "40 / "},
	{key: "delete", what: "delete one article", unit: seconds, least: "100 / "},
	{key: "open", what: "open", unit: seconds},
	{key: "memory", what: "peak memory of the load in batches", unit: megabytes, least: "0.5 / "},
	{key: "file memory", what: "peak memory of the load from a file", unit: megabytes, other: "memory"},
	{key: "disk", what: "disk", unit: megabytes, least: "0.8 / "},
}

// work is what the process of a store does: its job, a line of JSON for each figure.
func (o options) work(ctx context.Context, stdout io.Writer) (err error) {
	var j job
	if err := json.Unmarshal([]byte(o.job), &j); err != nil {
		return err
	}
	registerPebble()
	if err := registerRegexp(); err != nil {
		return err
	}
	if o.profile != "" {
		f, err := os.Create(filepath.Join(o.profile, fmt.Sprintf("%s-%d-%s.pprof", j.Store, j.Size, j.Step)))
		if err != nil {
			return err
		}
		defer f.Close()
		if err := pprof.StartCPUProfile(f); err != nil {
			return err
		}
		defer pprof.StopCPUProfile()
	}
	enc := json.NewEncoder(stdout)
	return j.run(ctx, func(m measure) {
		err = errors.Join(err, enc.Encode(m))
	})
}

type table struct {
	size    int
	results results
}

type report struct {
	stores []string
	tables []table
}

// The tables stand between these marks.
const (
	begin = "<!-- make bench writes from here -->\n"
	end   = "<!-- to here -->\n"
)

func (r report) write(path string, stdout io.Writer) error {
	text := r.text()
	if path == "" {
		_, err := io.WriteString(stdout, text)
		return err
	}
	old, err := os.ReadFile(path)
	if err != nil && !errors.Is(err, os.ErrNotExist) {
		return err
	}
	before, rest, ok := bytes.Cut(old, []byte(begin))
	_, after, closed := bytes.Cut(rest, []byte(end))
	if len(old) > 0 && !(ok && closed) {
		return fmt.Errorf("%s lacks the marks between which the tables go:\n%s%s", path, begin, end)
	}
	return os.WriteFile(path, []byte(string(before)+begin+"\n"+text+end+string(after)), 0o644)
}

func (r report) text() string {
	var b strings.Builder
	fmt.Fprintf(&b, "%s, %s.\n\n", time.Now().Format("January 2006"), machine())
	for _, t := range r.tables {
		fmt.Fprintf(&b, "## %s quads\n\n", thousands(float64(t.size)))
		r.table(&b, t)
		b.WriteByte('\n')
	}
	return b.String()
}

// table has a column for each store and one for kg's ratio to each: how many times faster kg is, or how many times more
// it takes of memory and disk.
func (r report) table(b *strings.Builder, t table) {
	b.WriteString("| |")
	for _, s := range r.stores {
		b.WriteString(" " + s + " |")
	}
	others := r.others()
	for _, s := range others {
		b.WriteString(" to " + s + " |")
	}
	if len(others) > 0 {
		b.WriteString(" at least |")
	}
	b.WriteString("\n|---" + strings.Repeat("|---", len(r.stores)+len(others)+min(1, len(others))) + "|\n")
	for _, w := range rows {
		line := "| " + w.what + " |"
		for _, s := range r.stores {
			line += " " + w.figure(t.results[s]) + " |"
		}
		for _, s := range others {
			line += " " + w.ratio(t.results["kg"], t.results[s]) + " |"
		}
		if len(others) > 0 {
			line += " " + w.least + " |"
		}
		b.WriteString(line + "\n")
	}
}

// others are the stores that kg is set beside.
func (r report) others() (out []string) {
	if len(r.stores) > 0 && r.stores[0] == "kg" {
		out = r.stores[1:]
	}
	return out
}

func (w row) of(m map[string]measure) (v measure, ok bool) {
	if v, ok = m[w.key]; !ok && w.other != "" {
		v, ok = m[w.other]
	}
	return v, ok
}

func (w row) figure(m map[string]measure) string {
	v, ok := w.of(m)
	if !ok {
		return ""
	}
	text := ""
	switch w.unit {
	case perSecond:
		text = thousands(v.Value)
	case seconds:
		text = duration(v.Value)
	case megabytes:
		text = fmt.Sprintf("%.0f MB", v.Value/1e6)
	}
	if v.Key != w.key {
		text = "(" + text + ")"
	}
	return text
}

func (w row) ratio(kg, other map[string]measure) string {
	a, ok := w.of(kg)
	b, also := w.of(other)
	if !ok || !also || a.Value == 0 || b.Value == 0 {
		return ""
	}
	ratio := a.Value / b.Value
	if w.unit == seconds {
		ratio = 1 / ratio
	}
	if ratio >= 10 {
		return thousands(ratio) + "x"
	}
	return strconv.FormatFloat(ratio, 'g', 2, 64) + "x"
}

// duration writes seconds with two or three digits.
func duration(s float64) string {
	switch {
	case s < 0.001:
		return fmt.Sprintf("%.3g us", s*1e6)
	case s < 1:
		return fmt.Sprintf("%.3g ms", s*1e3)
	}
	return fmt.Sprintf("%.3g s", s)
}

func thousands(v float64) string {
	text := strconv.FormatFloat(v, 'f', 0, 64)
	for i := len(text) - 3; i > 0; i -= 3 {
		text = text[:i] + "," + text[i:]
	}
	return text
}

// disagreement names what not all stores answered with as many results. Of the number of nodes memstore is not asked: it
// counts its quads among them.
func (r report) disagreement() error {
	var errs []error
	for _, t := range r.tables {
		for _, w := range rows {
			first := t.results[r.stores[0]][w.key]
			for _, s := range r.stores[1:] {
				if w.key == "count by gizmo" && s == "memstore" {
					continue
				}
				if m, ok := t.results[s][w.key]; ok && m.Results != first.Results {
					errs = append(errs, fmt.Errorf("%d quads, %s: %s has %d results, %s has %d",
						t.size, w.what, r.stores[0], first.Results, s, m.Results))
				}
			}
		}
	}
	return errors.Join(errs...)
}

// machine says on what the figures were measured.
func machine() string {
	cpu := runtime.GOARCH
	info, _ := os.ReadFile("/proc/cpuinfo") // elsewhere the architecture has to do
	for line := range strings.Lines(string(info)) {
		if name, ok := strings.CutPrefix(line, "model name"); ok {
			cpu = strings.TrimLeft(strings.TrimSpace(name), ": \t")
			break
		}
	}
	busy := ""
	if load, err := os.ReadFile("/proc/loadavg"); err == nil {
		busy = ", load average at the end " + strings.Fields(string(load))[0]
	}
	return fmt.Sprintf("%s, %d processors, %s, %s%s", cpu, runtime.NumCPU(), runtime.GOOS, runtime.Version(), busy)
}
