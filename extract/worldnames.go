// SPDX-License-Identifier: Apache-2.0

package extract

import (
	"fmt"
	"io/fs"
	"sort"
	"strings"

	"kg/extract/naming"
	"kg/extract/reading"
)

// worldNames is data/lexicon/worldnames.tsv without its head: a name a line, in small letters and in the order of their
// bytes, each with the letters of what it may be. It is searched where it lies, so it costs no time to load.
type worldNames string

// What naming.Word.World holds: what the longest name of the world that the word stands in may be.
const (
	worldGiven uint16 = 1 << iota
	worldSurname
	worldFrequent // surname
	worldTown
	worldCity
	worldCompany
	worldGoesOn // not the first word of the name
)

func loadWorldNames(files fs.FS) (worldNames, error) {
	data, err := fs.ReadFile(files, "lexicon/worldnames.tsv")
	if err != nil {
		return "", fmt.Errorf("worldnames.tsv: %w", err)
	}
	text := string(data)
	for strings.HasPrefix(text, "#") {
		_, text, _ = strings.Cut(text, "\n")
	}
	return worldNames(text), nil
}

// find gives what a name in small letters may be, 0 where it is not listed, and whether a longer one begins with it and
// a space.
func (w worldNames) find(name string) (kinds uint16, longer bool) {
	at := w.search(name + "\t")
	if line, ok := strings.CutPrefix(string(w[at:]), name+"\t"); ok {
		for i := 0; i < len(line) && line[i] != '\n'; i++ {
			kinds |= worldKind(line[i])
		}
	}
	name += " "
	return kinds, strings.HasPrefix(string(w[w.search(name):]), name)
}

func worldKind(c byte) uint16 {
	switch c {
	case 'g':
		return worldGiven
	case 's':
		return worldSurname
	case 'S':
		return worldFrequent
	case 't':
		return worldTown
	case 'T':
		return worldCity
	case 'c':
		return worldCompany
	}
	return 0
}

// search gives the place of the first line that is not before the key.
func (w worldNames) search(key string) int {
	start := func(i int) int { return strings.LastIndexByte(string(w[:i]), '\n') + 1 }
	i := sort.Search(len(w), func(i int) bool { return string(w[start(i):]) >= key })
	if i == len(w) {
		return i
	}
	return start(i)
}

// mark tells the words of a sentence in which names of the world they stand.
func (w worldNames) mark(words []naming.Word, text string, spans []reading.Span) {
	for i := 0; i < len(words); {
		end, kinds := i+1, uint16(0)
		for k := i; k < len(words) && k < i+longestForm; k++ {
			name := strings.ToLower(text[spans[i].Start:spans[k].End])
			found, longer := w.find(name)
			if found != 0 {
				end, kinds = k+1, found
			}
			if !longer {
				break
			}
		}
		for k := i; k < end; k++ {
			words[k].World = kinds
			if k > i {
				words[k].World |= worldGoesOn
			}
		}
		i = end
	}
}
