// SPDX-License-Identifier: Apache-2.0

package train

import (
	"bufio"
	"compress/gzip"
	"fmt"
	"os"

	"kg/extract/reading"
	"kg/extract/reading/network"
)

// EachLine calls yield with the words of every paragraph of gzipped texts, in
// normal form and in order. The slice is reused.
func EachLine(files []string, yield func(words []string)) error {
	for _, name := range files {
		if err := eachLineOf(name, yield); err != nil {
			return fmt.Errorf("%s: %w", name, err)
		}
	}
	return nil
}

func eachLineOf(name string, yield func(words []string)) error {
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
	var spans []reading.Span
	var words []string
	var normal []byte
	seen := map[string]string{} // one copy of each word
	for lines.Scan() {
		text := lines.Text()
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
	}
	return lines.Err()
}
