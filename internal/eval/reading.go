// SPDX-License-Identifier: Apache-2.0

package main

import (
	"bytes"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"

	"kg/internal/conllu"
	"kg/internal/score"
)

const readingHead = "\n## Words, tags and trees\n\nF1 over words in percent, as the CoNLL 2018 shared task counts them, on the development parts of treebanks of Universal\n" +
	"Dependencies; the training parts of both (of GUM what its licences allow) are what the model learned from. \"Given\": sentences and\n" +
	"words are the treebank's; \"text\": all is made from the plain text. The last columns are F1 of three relations.\n" +
	"\n| treebank | from | words | sentences | UPOS | XPOS | lemma | UAS | LAS | nsubj | ccomp | parataxis |\n" +
	"|---|---|---:|---:|---:|---:|---:|---:|---:|---:|---:|---:|\n"

// readings measures kg parse.
func readings(kg, shared string) (string, error) {
	var b strings.Builder
	b.WriteString(readingHead)
	for _, bank := range []struct{ title, path string }{
		{"EWT dev", "corpora/ud_ewt/en_ewt-ud-dev.conllu"},
		{"GUM dev", "corpora/ud_gum/en_gum-ud-dev.conllu"},
	} {
		gold, err := treebank(filepath.Join(shared, bank.path))
		if err != nil {
			return "", err
		}
		for _, from := range []string{"given", "text"} {
			t, err := parsed(kg, gold, from)
			if err != nil {
				return "", fmt.Errorf("%s, %s: %w", bank.title, from, err)
			}
			fmt.Fprintf(&b, "| %s | %s", bank.title, from)
			for _, c := range []score.Count{t.Words, t.Sentences, t.UPOS, t.XPOS, t.Lemma, t.UAS, t.LAS, t.Rels["nsubj"], t.Rels["ccomp"], t.Rels["parataxis"]} {
				fmt.Fprintf(&b, " | %.1f", 100*c.F1())
			}
			b.WriteString(" |\n")
		}
	}
	return b.String(), nil
}

// treebank reads the sentences whose words the treebank does not withhold.
func treebank(path string) ([]conllu.Sentence, error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	all, err := conllu.Read(f)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", path, err)
	}
	var keep []conllu.Sentence
	for _, s := range all {
		if !s.Withheld() {
			keep = append(keep, s)
		}
	}
	return keep, nil
}

// parsed runs kg parse over the words of a treebank, or over its text.
func parsed(kg string, gold []conllu.Sentence, from string) (score.Table, error) {
	dir, err := os.MkdirTemp("", "kg-eval")
	if err != nil {
		return score.Table{}, err
	}
	defer os.RemoveAll(dir)
	var data bytes.Buffer
	args := []string{"parse", "--conllu-in"}
	if from == "text" {
		args = args[:1]
		data.WriteString(conllu.Raw(gold).Text)
	} else if err := conllu.Write(&data, gold); err != nil {
		return score.Table{}, err
	}
	file := filepath.Join(dir, "bank.txt")
	if err := os.WriteFile(file, data.Bytes(), 0o600); err != nil {
		return score.Table{}, err
	}
	cmd := exec.Command(kg, append(args, file)...)
	cmd.Stderr = os.Stderr
	out, err := cmd.Output()
	if err != nil {
		return score.Table{}, err
	}
	system, err := conllu.Read(bytes.NewReader(out))
	if err != nil {
		return score.Table{}, err
	}
	return score.Compare(gold, system)
}
