// SPDX-License-Identifier: Apache-2.0

// Package stances judges how those who say something stand to it, where rules
// have guessed: a learned judgement is taken where it is surer than the guess.
package stances

import (
	"embed"
	"errors"
	"fmt"
	"io/fs"
	"slices"

	"kg/extract/linear"
)

// Names are the stances, in the order of extract.Stance.
var Names = [...]string{"asserts", "denies", "doubts", "asks", "demands", "promises", "predicts", "supports", "opposes", "accuses"}

// Model judges by features; see linear.Model.
type Model struct{ *linear.Model }

// model holds what `make models` learns; see model/README.md. A kg that is
// built without the file keeps to its rules.
//
//go:embed model
var model embed.FS

// English makes the model that kg carries, or gives nil where it was built
// without one.
func English() (*Model, error) {
	file, err := model.ReadFile("model/english.bin")
	if errors.Is(err, fs.ErrNotExist) {
		return nil, nil
	}
	if err != nil {
		return nil, fmt.Errorf("english.bin: %w", err)
	}
	m, err := linear.Decode(file)
	if err != nil {
		return nil, fmt.Errorf("english.bin: %w", err)
	}
	return New(m)
}

// New makes a model of one that has the stances for its classes.
func New(m *linear.Model) (*Model, error) {
	if !slices.Equal(m.Classes, Names[:]) {
		return nil, fmt.Errorf("model of stances: its classes are %q", m.Classes)
	}
	return &Model{m}, nil
}

// By how much a stance must be liked better than the one that rules guess, in
// units of linear.Unit.
const (
	margin     = 5 * linear.Unit / 4
	marginSore = 2 * linear.Unit // of a denial, an accusation or opposition
)

// Open tells stances that rules guess and that may be mended: what they only
// take for said, or for predicted. What they take for a denial, a question or
// anything else that says so by its words stays what it is.
func Open(guess int) bool { return Names[guess] == "asserts" || Names[guess] == "predicts" }

// Choose gives the number of the stance of a thing with these features, of
// which rules guess one that is open. What they take for said may be any other,
// what they take for predicted may be promised: nothing becomes an assertion,
// or of a prediction an accusation, from which facts are told.
func (m *Model) Choose(guess int, f linear.Features) int {
	if !Open(guess) {
		return guess
	}
	var scores [len(Names)]int
	m.Scores(scores[:], f)
	best := guess
	for s, other := range Names {
		if s == guess || Names[guess] == "predicts" && other != "promises" {
			continue
		}
		least := margin
		switch other {
		case "denies", "accuses", "opposes":
			least = marginSore
		}
		if scores[s]-scores[guess] >= least && (best == guess || scores[s] > scores[best]) {
			best = s
		}
	}
	return best
}
