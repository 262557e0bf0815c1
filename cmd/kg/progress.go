// SPDX-License-Identifier: Apache-2.0

package main

import (
	"fmt"
	"io"
	"time"

	"kg/internal/graph"
)

// progress shows how far the load of a large file is: on a terminal in one line that changes, elsewhere in a line now and
// then.
type progress struct {
	out      io.Writer
	name     string
	terminal bool
	begun    time.Time // of the load
	told     time.Time
	stage    string
	width    int // of the line on the terminal
}

// progressEvery is the time between two lines where there is no terminal.
const progressEvery = 10 * time.Second

func newProgress(out io.Writer, name string) *progress {
	now := time.Now()
	return &progress{out: out, name: name, terminal: width(out) > 0, begun: now, told: now}
}

func (p *progress) show(now graph.Progress) {
	if now.Stage != p.stage {
		p.stage = now.Stage
		if now.Resumed > 0 {
			p.end()
			fmt.Fprintf(p.out, "%s: goes on behind %d quads that were sorted before\n", p.name, now.Resumed)
		}
	}
	if !p.terminal && time.Since(p.told) < progressEvery {
		return
	}
	p.told = time.Now()
	line := p.name + ": " + now.Stage
	if now.Part >= 0 {
		line += fmt.Sprintf(" %.0f%%", 100*now.Part)
	}
	if now.Quads > 0 {
		rate := float64(now.Quads-now.Resumed) / time.Since(p.begun).Seconds()
		line += fmt.Sprintf(", %d quads, %.0f a second", now.Quads, rate)
	}
	if !p.terminal {
		fmt.Fprintln(p.out, line)
		return
	}
	fmt.Fprintf(p.out, "\r%-*s", p.width, line)
	p.width = len(line)
}

// end clears the line on the terminal.
func (p *progress) end() {
	if p.width > 0 {
		fmt.Fprintf(p.out, "\r%*s\r", p.width, "")
		p.width = 0
	}
}
