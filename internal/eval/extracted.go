// SPDX-License-Identifier: Apache-2.0

package main

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
)

// span is a half-open range of code points of a text.
type span struct{ Start, End int }

func (s span) overlaps(t span) bool { return s.Start < t.End && t.Start < s.End }

// document is what is read here of the forms that kg extract and kg coref print (extract/DOCUMENT.md).
type document struct {
	Article    struct{ URL string }
	Text       string
	Entities   []entity
	Roles      []role
	Statements []statement
	Chains     []chain // of kg coref
	Claims     []struct {
		Source       *string
		SourceSpan   *[2]int
		CueSpan      [2]int
		ContentSpans [][2]int
		Confidence   float64
	}
}

type chain struct{ Mentions []mention }

type entity struct {
	ID, Type, Name string
	Mentions       []mention
}

type mention struct {
	span
	Kind string
}

type role struct {
	span
	Person, Title string
	Of            *string
	Former        bool
}

type statement struct {
	span
	Subject, SubjectKind, Predicate, Object, ObjectKind, Polarity, Modality string
}

// entity finds an entity by its IRI; nil where there is none.
func (d *document) entity(id string) *entity {
	for i := range d.Entities {
		if d.Entities[i].ID == id {
			return &d.Entities[i]
		}
	}
	return nil
}

// extracted runs kg extract over texts, each an article of its own, and gives a document for each; an empty one where kg
// read none. The title keeps kg from taking a first line for one.
func extracted(kg string, texts []string) ([]document, error) {
	return readBy(kg, "extract", "none", texts)
}

// readBy is extracted by another command of kg, or with another title: "" for texts whose first line may be one.
func readBy(kg, command, title string, texts []string) ([]document, error) {
	dir, err := os.MkdirTemp("", "kg-eval")
	if err != nil {
		return nil, err
	}
	defer os.RemoveAll(dir)
	var lines bytes.Buffer
	enc := json.NewEncoder(&lines)
	for i, text := range texts {
		err := enc.Encode(map[string]string{"title": title, "url": address(i), "text": text})
		if err != nil {
			return nil, err
		}
	}
	file := filepath.Join(dir, "texts.jsonl")
	if err := os.WriteFile(file, lines.Bytes(), 0o600); err != nil {
		return nil, err
	}
	cmd := exec.Command(kg, command, "--format", "json", file)
	var complaints bytes.Buffer
	cmd.Stderr = &complaints
	out, err := cmd.Output()
	var exit *exec.ExitError
	if err != nil && !(errors.As(err, &exit) && exit.ExitCode() == 1) { // 1: some were skipped
		return nil, fmt.Errorf("%w: %s", err, bytes.TrimSpace(complaints.Bytes()))
	}
	return inOrder(out, texts)
}

// extractedFrom is extracted of the texts of things.
func extractedFrom[T any](kg string, things []T, text func(*T) string) ([]document, error) {
	return extracted(kg, texts(things, text))
}

// texts are those of things.
func texts[T any](things []T, text func(*T) string) []string {
	list := make([]string, len(things))
	for i := range things {
		list[i] = text(&things[i])
	}
	return list
}

func address(i int) string { return fmt.Sprintf("https://eval.example/%d", i) }

// inOrder reads documents and puts each at the place of its text.
func inOrder(out []byte, texts []string) ([]document, error) {
	docs := make([]document, len(texts))
	dec := json.NewDecoder(bytes.NewReader(out))
	for {
		var d document
		err := dec.Decode(&d)
		if errors.Is(err, io.EOF) {
			return docs, nil
		}
		if err != nil {
			return nil, err
		}
		var i int
		if _, err := fmt.Sscanf(d.Article.URL, "https://eval.example/%d", &i); err != nil || i >= len(texts) || d.Text != texts[i] {
			return nil, fmt.Errorf("kg changed a text, or made one up: %s", d.Article.URL)
		}
		docs[i] = d
	}
}

// row is a line of the table.
type row struct {
	data, layer        string
	gold, found, right int
}

// add adds the counts of a text.
func (r *row) add(gold, found, right int) {
	r.gold, r.found, r.right = r.gold+gold, r.found+found, r.right+right
}

func (r *row) String() string {
	part := func(n, of int) float64 {
		if of == 0 {
			return 0
		}
		return 100 * float64(n) / float64(of)
	}
	return fmt.Sprintf("| %s | %s | %d | %d | %.1f | %.1f | %.1f |\n", r.data, r.layer, r.gold, r.found,
		part(r.right, r.found), part(r.right, r.gold), part(2*r.right, r.gold+r.found))
}
