// SPDX-License-Identifier: Apache-2.0

package main

import (
	"bytes"
	"compress/gzip"
	_ "embed"
	"fmt"
	"hash/crc32"
	"io"
	"os"
	"path/filepath"
	"strings"
)

// silverNames are the chances that a teacher gives to the labels of words in texts where nobody drew names, see the model
// card. A line holds the source of a text, its number there, its sum, and its words, but those that are surely no names:
// how many bytes behind the one before it a word begins, and for each label that it may have its letter and percentage,
// none where the label is sure. It holds no text.
//
//go:embed silver-names.tsv.gz
var silverNames []byte

// rawSource is a file of raw text, of which every so many documents one is read, up to so many bytes.
type rawSource struct {
	name  string
	every int
	bytes int
}

var rawSources = []rawSource{
	{"congress_press", 20, 2400}, {"senate_press", 80, 2400}, {"whitehouse", 12, 3000}, {"au_pm_release", 12, 2400},
	{"au_pm_speech", 16, 3000}, {"blog18f", 3, 3000}, {"digitalgov", 6, 3000},
}

// silverText is a text to be labelled, or labelled, by the teacher.
type silverText struct {
	text
	source string
	number int
}

// sum tells a text from others, so that labels never meet another text than theirs.
func (t *silverText) sum() uint32 { return crc32.ChecksumIEEE([]byte(t.body)) }

// readSilver reads the texts that the teacher labels, without labels: those of GMB that are not learned from as they are,
// and raw text.
func readSilver(corpora string, share int) (list []silverText, err error) {
	voa, err := gmb.read(corpora)
	if err != nil {
		return nil, err
	}
	for i := range voa {
		if i%share != 0 {
			list = append(list, silverText{text{body: voa[i].body}, "gmb", i})
		}
	}
	for _, s := range rawSources {
		if list, err = s.read(list, filepath.Join(corpora, "raw")); err != nil {
			return nil, err
		}
	}
	return list, nil
}

// read appends the texts of a source: whole paragraphs.
func (s *rawSource) read(list []silverText, dir string) ([]silverText, error) {
	file, err := os.ReadFile(filepath.Join(dir, s.name+".txt.gz"))
	if err != nil {
		return nil, err
	}
	data, err := unzipped(file)
	if err != nil {
		return nil, err
	}
	for n, doc := range strings.Split(strings.TrimSpace(string(data)), "\n\n") {
		if n%s.every != 0 {
			continue
		}
		end := 0
		for end < len(doc) {
			next := strings.IndexByte(doc[end:], '\n')
			if next < 0 {
				next = len(doc) - end
			}
			if end > 0 && end+next > s.bytes {
				break
			}
			end += next + 1
		}
		if body := strings.TrimSuffix(doc[:min(end, len(doc))], "\n"); len(body) <= 2*s.bytes {
			list = append(list, silverText{text{body: body}, s.name, n})
		}
	}
	return list, nil
}

func unzipped(file []byte) ([]byte, error) {
	z, err := gzip.NewReader(bytes.NewReader(file))
	if err != nil {
		return nil, err
	}
	return io.ReadAll(z)
}

// labelled gives the texts their chances; texts of which the file says nothing are left out.
func labelled(list []silverText, file []byte) ([]text, error) {
	data, err := unzipped(file)
	if err != nil {
		return nil, err
	}
	lines := map[string][]string{}
	for line := range strings.Lines(string(data)) {
		cols := strings.Split(strings.TrimSuffix(line, "\n"), "\t")
		if len(cols) != 4 {
			return nil, fmt.Errorf("silver-names.tsv: %d columns", len(cols))
		}
		lines[cols[0]+" "+cols[1]] = cols[2:]
	}
	var texts []text
	for _, t := range list {
		line, ok := lines[fmt.Sprint(t.source, " ", t.number)]
		if !ok {
			continue
		}
		if line[0] != fmt.Sprintf("%08x", t.sum()) {
			return nil, fmt.Errorf("silver-names.tsv: %s %d: the labels of another text", t.source, t.number)
		}
		if t.chances, err = readChances(line[1]); err != nil {
			return nil, fmt.Errorf("silver-names.tsv: %s %d: %w", t.source, t.number, err)
		}
		texts = append(texts, t.text)
	}
	return texts, nil
}

// readChances reads the words of a line.
func readChances(words string) (map[int]chances, error) {
	all := map[int]chances{}
	at := 0
	for w := range strings.FieldsSeq(words) {
		gap, rest := number(w)
		at += gap
		var c chances
		var sum float32
		for rest != "" {
			label := int(rest[0]) - 'a'
			if label < 0 || label >= len(c) {
				return nil, fmt.Errorf("no label: %q", w)
			}
			var percent int
			if percent, rest = number(rest[1:]); percent == 0 {
				percent = 100
			}
			c[label] = float32(percent)
			sum += c[label]
		}
		if sum == 0 {
			return nil, fmt.Errorf("no label: %q", w)
		}
		for i := range c {
			c[i] /= sum
		}
		all[at] = c
	}
	return all, nil
}

// number cuts the digits that a text begins with.
func number(s string) (n int, rest string) {
	for s != "" && s[0] >= '0' && s[0] <= '9' && n < 1<<24 {
		n, s = 10*n+int(s[0]-'0'), s[1:]
	}
	return n, s
}
