// SPDX-License-Identifier: Apache-2.0

package main

import (
	"bytes"
	"compress/gzip"
	"io"
	"os"
	"path/filepath"
	"strings"
)

// columns is a corpus with a word a line, its tag (B-, I-, O) in a column.
type columns struct {
	title, path     string
	word, tag, xpos int // columns; xpos -1 where there is none
	types           map[string]string
	perText         int // sentences of a text, where the corpus does not say
}

var (
	gmb = columns{"GMB", "gmb_kaggle/gmb_voa_ner.conll.gz", 0, 2, 1, map[string]string{"per": "PER", "org": "ORG", "geo": "LOC",
		"gpe": "GPE", "eve": "EVT", "art": "OTH", "nat": "OTH"}, 12}
	politics = map[string]string{"politician": "PER", "person": "PER", "country": "LOC", "location": "LOC", "organisation": "ORG",
		"politicalparty": "ORG", "election": "EVT", "event": "EVT", "misc": "OTH"}
	crossTrain = columns{"CrossNER", "crossner_politics/train.txt", 0, 1, -1, politics, 1}
	crossDev   = columns{"CrossNER dev", "crossner_politics/dev.txt", 0, 1, -1, politics, 1}
	tweets     = map[string]string{"person": "PER", "location": "LOC", "corporation": "ORG", "group": "ORG", "product": "OTH", "creative-work": "OTH"}
	wnutTrain  = columns{"WNUT", "wnut17/wnut17train.conll", 0, 1, -1, tweets, 1}
	wnutDev    = columns{"WNUT dev", "wnut17/emerging.dev.conll", 0, 1, -1, tweets, 1}
	unerDev    = columns{"UNER dev", "uner_ewt/en_ewt-ud-dev.iob2", 1, 2, -1, map[string]string{"PER": "PER", "LOC": "LOC", "ORG": "ORG"}, 0}
)

// read reads the texts of the corpus. Sentences that say how they are written are joined to their documents.
func (c *columns) read(corpora string) ([]text, error) {
	data, err := os.ReadFile(filepath.Join(corpora, c.path))
	if err == nil && strings.HasSuffix(c.path, ".gz") {
		var z *gzip.Reader
		if z, err = gzip.NewReader(bytes.NewReader(data)); err == nil {
			data, err = io.ReadAll(z)
		}
	}
	if err != nil {
		return nil, err
	}
	var list []text
	n := 0
	data = bytes.ReplaceAll(bytes.ReplaceAll(data, []byte("\r"), nil), []byte("\n\t\n"), []byte("\n\n")) // WNUT17 has both
	for _, block := range strings.Split(string(data), "\n\n") {
		s := c.sentence(block)
		if s.body == "" {
			continue
		}
		joins := len(list) > 0 && (c.perText == 0 && !strings.Contains(block, "# newdoc") || c.perText > 1 && n%c.perText != 0)
		n++
		if joins {
			list[len(list)-1].join(s)
			continue
		}
		list = append(list, s)
	}
	return list, nil
}

// sentence reads a block of lines.
func (c *columns) sentence(block string) text {
	var words, tags, xpos []string
	written := ""
	for _, line := range strings.Split(block, "\n") {
		if t, ok := strings.CutPrefix(line, "# text = "); ok {
			written = t
		}
		cols := strings.Split(line, "\t")
		if strings.HasPrefix(line, "# ") || len(cols) <= c.tag || cols[c.word] == "" {
			continue
		}
		words, tags = append(words, cols[c.word]), append(tags, strings.TrimSpace(cols[c.tag]))
		if c.xpos >= 0 {
			xpos = append(xpos, cols[c.xpos])
		}
	}
	t, places := laid(written, words)
	for i := 0; i < len(tags); i++ {
		kind, name, _ := strings.Cut(tags[i], "-")
		if kind != "B" && kind != "I" {
			continue
		}
		first := i
		for i+1 < len(tags) && tags[i+1] == "I-"+name {
			i++
		}
		typ := c.types[name]
		if typ == "GPE" {
			typ = ""
			if xpos[first] == "NNP" && !demonym(words[first]) {
				typ = "LOC"
			}
		}
		t.add(span{places[first].from, places[i].to}, typ)
	}
	return t
}

// demonym tells most of the names of peoples and what is theirs from those of countries, by their ends.
func demonym(w string) bool {
	for _, end := range []string{"ian", "ese", "ish", "aqi", "eli", "ani", "ans", "can", "iot", "nch", "tch", "ss", "ean", "yan", "bian", "lian", "emeni", "wiss"} {
		if strings.HasSuffix(w, end) {
			return true
		}
	}
	return false
}
