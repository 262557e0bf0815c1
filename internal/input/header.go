// SPDX-License-Identifier: Apache-2.0

package input

import (
	"fmt"
	"strings"
)

// header takes the header block off a text: lines "Key: value", every one of them with a known key, closed by a blank
// line. Anything else is text, so that a headline such as "Trump: Cruz has to come a long way" stays one.
func header(text string) (meta Meta, body string, err error) {
	seen := map[string]bool{}
	for rest := text; ; {
		line, after, ok := strings.Cut(rest, "\n")
		if !ok {
			return Meta{}, text, nil // no blank line closes the block
		}
		rest = after
		if line = strings.TrimSpace(line); line == "" {
			if len(seen) == 0 {
				return Meta{}, text, nil
			}
			return meta, rest, err
		}
		key, value, ok := strings.Cut(line, ":")
		key = strings.ToLower(strings.TrimSpace(key))
		if !ok || !meta.set(key, strings.TrimSpace(value)) {
			return Meta{}, text, nil
		}
		if seen[key] && key != "author" {
			err = fmt.Errorf("the header block names %s twice", key)
		}
		seen[key] = true
	}
}

// set tells whether a key is known, in lower case.
func (m *Meta) set(key, value string) bool {
	switch key {
	case "title":
		m.Title = value
	case "published":
		m.Published = value
	case "url":
		m.URL = value
	case "site":
		m.Site = value
	case "lang":
		m.Lang = value
	case "author":
		m.Authors = append(m.Authors, nonEmpty(value)...)
	case "authors":
		m.Authors = append(m.Authors, list(value)...)
	default:
		return false
	}
	return true
}

// list cuts "A; B" or, where there is no semicolon, "A, B".
func list(value string) []string {
	sep := ";"
	if !strings.Contains(value, sep) {
		sep = ","
	}
	return nonEmpty(strings.Split(value, sep)...)
}

func nonEmpty(values ...string) []string {
	var kept []string
	for _, v := range values {
		if v = strings.TrimSpace(v); v != "" {
			kept = append(kept, v)
		}
	}
	return kept
}

// strayKey is the key that makes a text of what begins as a header block, "" where there is none: the writer is told,
// for the title and the date above it are lost.
func strayKey(text string) string {
	for n, rest := 0, text; ; n++ {
		line, after, ok := strings.Cut(rest, "\n")
		if line = strings.TrimSpace(line); line == "" {
			return ""
		}
		key, _, colon := strings.Cut(line, ":")
		key = strings.TrimSpace(key)
		known := colon && new(Meta).set(strings.ToLower(key), "")
		switch {
		case n == 0 && !known, !colon, strings.Contains(key, " "):
			return ""
		case !known:
			return key
		case !ok:
			return ""
		}
		rest = after
	}
}
