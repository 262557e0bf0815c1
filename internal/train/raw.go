// SPDX-License-Identifier: Apache-2.0

package train

import (
	"bufio"
	"compress/gzip"
	"fmt"
	"os"
	"strings"

	"kg/extract/reading"
	"kg/extract/reading/network"
)

// EachLine calls yield with the words of every paragraph of gzipped texts, in
// normal form and in order. The slice is reused.
func EachLine(files []string, yield func(words []string)) error {
	var spans []reading.Span
	var words []string
	var normal []byte
	seen := map[string]string{} // one copy of each word
	return eachParagraph(files, func(text string) {
		spans = reading.AppendTokens(spans[:0], text, reading.Span{End: len(text)})
		words = words[:0]
		for _, s := range spans {
			normal = network.AppendNormal(normal[:0], text[s.Start:s.End])
			w, ok := seen[string(normal)]
			if !ok {
				w = string(normal)
				seen[w] = w
			}
			words = append(words, w)
		}
		yield(words)
	})
}

// Bounds of sentences taken from raw text, in words: shorter ones teach
// nothing, longer ones are lists or mistakes.
const (
	shortestRaw = 4
	longestRaw  = 70
)

// Sentences returns the words of the sentences of every n-th paragraph of
// gzipped texts, split by the weights of a splitter.
func Sentences(files []string, n int, splitter []int8) ([][]string, error) {
	var all [][]string
	var spans, words []reading.Span
	seen := map[string]string{}
	count := 0
	err := eachParagraph(files, func(text string) {
		if count++; count%n != 0 {
			return
		}
		spans = reading.AppendSplit(spans[:0], text, func(p reading.Place) bool { return reading.Splits(splitter, p) })
		for _, s := range spans {
			words = reading.AppendTokens(words[:0], text, s)
			if len(words) < shortestRaw || len(words) > longestRaw {
				continue
			}
			forms := make([]string, len(words))
			for i, w := range words {
				form, ok := seen[text[w.Start:w.End]]
				if !ok {
					form = strings.Clone(text[w.Start:w.End])
					seen[form] = form
				}
				forms[i] = form
			}
			all = append(all, forms)
		}
	})
	return all, err
}

// eachParagraph calls yield with every line that is not blank.
func eachParagraph(files []string, yield func(text string)) error {
	for _, name := range files {
		if err := eachLineOf(name, yield); err != nil {
			return fmt.Errorf("%s: %w", name, err)
		}
	}
	return nil
}

func eachLineOf(name string, yield func(text string)) error {
	f, err := os.Open(name)
	if err != nil {
		return err
	}
	defer f.Close()
	z, err := gzip.NewReader(f)
	if err != nil {
		return err
	}
	lines := bufio.NewScanner(z)
	lines.Buffer(nil, 1<<24)
	for lines.Scan() {
		if text := lines.Text(); strings.TrimSpace(text) != "" {
			yield(text)
		}
	}
	return lines.Err()
}
