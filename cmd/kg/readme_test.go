// SPDX-License-Identifier: Apache-2.0

package main

import (
	"bytes"
	"context"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"kg/internal/query"
)

// shown is a command of the README with the output that stands under it.
type shown struct {
	line    int
	command string
	want    string
}

// readShown finds the commands in the ```console blocks of a Markdown file: lines that begin with "$ kg". Under each
// stands its output; a last line "..." stands for the rest of it.
func readShown(t *testing.T, path string) []shown {
	text, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	var all []shown
	in := false
	for i, l := range strings.Split(string(text), "\n") {
		switch command, ok := strings.CutPrefix(l, "$ kg "); {
		case strings.HasPrefix(l, "```"):
			in = l == "```console"
		case in && ok:
			all = append(all, shown{line: i + 1, command: command})
		case in && len(all) > 0:
			all[len(all)-1].want += l + "\n"
		}
	}
	return all
}

// words splits a command line as a shell does, for single and double quotes.
var shellWord = regexp.MustCompile(`(?:[^\s'"]|'[^']*'|"[^"]*")+`)

func words(command string) []string {
	var out []string
	for _, w := range shellWord.FindAllString(command, -1) {
		out = append(out, strings.NewReplacer("'", "", `"`, "").Replace(w))
	}
	return out
}

var update = flag.Bool("update", false, "write what the commands print into README.md")

// TestReadme runs the commands of the README, in their order, in a folder with the sample articles.
func TestReadme(t *testing.T) {
	root, err := filepath.Abs(filepath.Join("..", ".."))
	if err != nil {
		t.Fatal(err)
	}
	all := readShown(t, filepath.Join(root, "README.md"))
	if len(all) < 5 {
		t.Fatalf("%d commands with output, want five or more", len(all))
	}
	dir := t.TempDir()
	if err := os.CopyFS(filepath.Join(dir, "data", "articles"), os.DirFS(filepath.Join(root, "data", "articles"))); err != nil {
		t.Fatal(err)
	}
	t.Chdir(dir)
	text := ""
	for _, s := range all {
		var out bytes.Buffer
		run(context.Background(), words(s.command), streams{in: strings.NewReader(""), out: &out, err: &out})
		got, want := strings.ReplaceAll(out.String(), "\r\n", "\n"), s.want // CSV ends its lines as RFC 4180 says
		if *update {
			text = replaceShown(t, filepath.Join(root, "README.md"), text, s, got)
			continue
		}
		if head, ok := strings.CutSuffix(want, "...\n"); ok {
			want = head
			got = got[:min(len(got), len(want))]
		}
		if got != want {
			t.Errorf("README.md:%d: kg %s prints\n%s\nthe README has\n%s", s.line, s.command, out.String(), s.want)
		}
	}
}

// replaceShown puts got under a command in the text of a Markdown file, which it reads where text is empty, and writes it.
// Where only the beginning was shown, as many lines are shown again, thirty at first.
func replaceShown(t *testing.T, path, text string, s shown, got string) string {
	if text == "" {
		b, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		text = string(b)
	}
	if strings.HasSuffix(s.want, "...\n") {
		n := max(strings.Count(s.want, "\n")-1, 30)
		lines := strings.SplitAfter(got, "\n")
		got = strings.Join(lines[:min(n, len(lines))], "") + "...\n"
	}
	command := "$ kg " + s.command + "\n"
	at := strings.Index(text, command+s.want) + len(command)
	text = text[:at] + got + text[at+len(s.want):]
	if err := os.WriteFile(path, []byte(text), 0o644); err != nil {
		t.Fatal(err)
	}
	return text
}

// TestQueriesAreNamed fails when a saved query is not in the README's list.
func TestQueriesAreNamed(t *testing.T) {
	text, err := os.ReadFile(filepath.Join("..", "..", "README.md"))
	if err != nil {
		t.Fatal(err)
	}
	catalog, err := query.Load("")
	if err != nil {
		t.Fatal(err)
	}
	for _, q := range catalog.List() {
		if !bytes.Contains(text, []byte(fmt.Sprintf("`%s`", q.Name))) {
			t.Errorf("README.md does not name the query %s", q.Name)
		}
	}
}
