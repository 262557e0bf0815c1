// SPDX-License-Identifier: Apache-2.0

package main

import (
	"embed"
	"fmt"
	"io/fs"
	"strings"
)

// stories are invented news, written for kg with the names marked: "[PER Ada Lane] left [LOC Kolding]." A story is a
// headline and paragraphs, a line each, and ends with an empty line.
//
//go:embed news/*.txt
var stories embed.FS

// heldStories: of how many stories one is not learned from.
const heldStories = 12

// readNews makes a text of every story, to learn from or to be held out.
func readNews(files fs.FS) (list, held []text, err error) {
	err = fs.WalkDir(files, ".", func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		data, err := fs.ReadFile(files, path)
		if err != nil {
			return err
		}
		for n, story := range strings.Split(strings.TrimSpace(string(data)), "\n\n") {
			t, err := marked(story)
			if err != nil {
				return fmt.Errorf("%s: story %d: %w", path, n+1, err)
			}
			if n%heldStories == heldStories-1 {
				held = append(held, t)
				continue
			}
			list = append(list, t)
		}
		return nil
	})
	return list, held, err
}

// marked takes the marks out of a story. A bracket that begins no mark stays.
func marked(story string) (t text, err error) {
	var b strings.Builder
	type name struct {
		span
		typ string
	}
	var names []name
	for {
		before, rest, ok := strings.Cut(story, "[")
		b.WriteString(before)
		if !ok {
			break
		}
		typ, _, _ := strings.Cut(rest, " ")
		if _, known := types[typ]; !known {
			b.WriteByte('[')
			story = rest
			continue
		}
		in, after, ok := strings.Cut(rest[len(typ)+1:], "]")
		if !ok || in == "" || strings.ContainsAny(in, "[\n") {
			return text{}, fmt.Errorf("a mark that does not end: %.40q", rest)
		}
		names = append(names, name{span{b.Len(), b.Len() + len(in)}, typ})
		b.WriteString(in)
		story = after
	}
	t.body = b.String()
	for _, n := range names {
		t.add(n.span, n.typ)
	}
	return t, nil
}
