// SPDX-License-Identifier: Apache-2.0

// Command eval measures kg against annotated articles and corpora, with the independent scorers that lie in the folder
// KG_SHARED beside them, and writes the result as one Markdown table. It belongs to `make eval`.
package main

import (
	"bytes"
	"flag"
	"fmt"
	"log"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
)

func main() {
	log.SetFlags(0)
	log.SetPrefix("eval: ")
	kg := flag.String("kg", "bin/kg", "the program to measure")
	out := flag.String("o", "EVALUATION.md", "the file to write")
	parts := []struct {
		only    *bool
		measure func(kg, shared string) ([]row, error)
	}{
		{flag.Bool("names", false, "measure names alone, and print them"), names},
		{flag.Bool("relations", false, "measure relations alone, and print them"), relations},
		{flag.Bool("roles", false, "measure the offices of real articles alone, and print them"), offices},
	}
	flag.Parse()
	shared := os.Getenv("KG_SHARED")
	if shared == "" {
		log.Print("skipped: KG_SHARED is not set; it names the folder that holds eval/, articles/ and corpora/")
		return
	}
	alone := false
	for _, part := range parts {
		if !*part.only {
			continue
		}
		alone = true
		rows, err := part.measure(*kg, shared)
		if err != nil {
			log.Fatal(err)
		}
		for _, r := range rows {
			fmt.Print(r.String())
		}
	}
	if alone {
		return
	}
	if err := write(*kg, shared, *out); err != nil {
		log.Fatal(err)
	}
}

const head = `# Evaluation

The last result of ` + "`KG_SHARED=... make eval`" + `: precision, recall and F1 in percent. Entities to times are scored on
whole annotated articles: four, all of which were before us when the rules were written; 68 of our own whose errors
were read while the rules were mended, and of which small models learned, and 24 held out (internal/eval/articles says how). Source, cue and
content on the development split of PolNeAR (exact spans; overlap counts a span with a Jaccard of 0.8 or more), which
is read for figures only.

| data | layer | gold | found | P | R | F1 | overlap F1 |
|---|---|---:|---:|---:|---:|---:|---:|
`

// measure is one run of a scorer.
type measure struct {
	title  string
	scorer string // in KG_SHARED/eval
	gold   string // in KG_SHARED, or of ours
}

// ours is where articles of our own lie.
const ours = "internal/eval/articles"

func write(kg, shared, out string) error {
	kg, err := filepath.Abs(kg)
	if err != nil {
		return err
	}
	var b bytes.Buffer
	b.WriteString(head)
	for _, m := range []measure{
		{"articles", "article.py", "articles"},
		{"own, read", "article.py", filepath.Join(ours, "read")},
		{"own, held out", "article.py", filepath.Join(ours, "held")},
		{"PolNeAR dev", "attribution.py", "corpora/polnear/polnear_dev.jsonl"},
	} {
		rows, err := m.run(kg, shared)
		if err != nil {
			return fmt.Errorf("%s: %w", m.title, err)
		}
		b.WriteString(rows)
		log.Printf("%s: measured", m.title)
	}
	for _, part := range []struct {
		title string
		run   func(kg, shared string) (string, error)
	}{{"claims", claims}, {"names, coreference and relations", entities}, {"treebanks", readings}} {
		rows, err := part.run(kg, shared)
		if err != nil {
			return fmt.Errorf("%s: %w", part.title, err)
		}
		b.WriteString(rows)
		log.Printf("%s: measured", part.title)
	}
	return os.WriteFile(out, b.Bytes(), 0o644)
}

// scorerRow is a line of a scorer's table: layer, gold, found, precision, recall, F1, and F1 by overlap.
var scorerRow = regexp.MustCompile(`^(.+?) +gold +(\d+) pred +(\d+) \| (?:exact )?P +([\d.]+) R +([\d.]+) F1 +([\d.]+)(?: \| overlap F1 +([\d.]+))?$`)

// run gives the scorer's table as rows of ours.
func (m measure) run(kg, shared string) (string, error) {
	gold := m.gold
	if !strings.HasPrefix(gold, ours) {
		gold = filepath.Join(shared, gold)
	}
	cmd := exec.Command("python3", filepath.Join(shared, "eval", m.scorer), "--kg", kg, "--gold", gold)
	cmd.Stderr = os.Stderr
	text, err := cmd.Output()
	if err != nil {
		return "", err
	}
	var b strings.Builder
	for _, line := range strings.Split(strings.TrimSpace(string(text)), "\n") {
		f := scorerRow.FindStringSubmatch(strings.TrimSpace(line))
		if f == nil {
			return "", fmt.Errorf("the scorer printed a line that is no row: %q", line)
		}
		fmt.Fprintf(&b, "| %s | %s |\n", m.title, strings.Join(append([]string{strings.ReplaceAll(f[1], "|", " of ")}, f[2:]...), " | "))
	}
	return b.String(), nil
}
