// SPDX-License-Identifier: Apache-2.0

package extract

import (
	"embed"
	"errors"
	"fmt"
	"io/fs"

	"kg/extract/linear"
)

// nominalsModel holds what `make models` learns; see nominals/README.md. A kg may be built without the file.
//
//go:embed nominals
var nominalsModel embed.FS

// loadNominals gives the model of noun phrases that kg carries, nil where it was built without one.
func loadNominals() (*linear.Model, error) {
	file, err := nominalsModel.ReadFile("nominals/english.bin")
	if errors.Is(err, fs.ErrNotExist) {
		return nil, nil
	}
	if err != nil {
		return nil, fmt.Errorf("english.bin: %w", err)
	}
	return linear.Decode(file)
}

// What the best entity must reach to be taken, and by how much it must be ahead of the next, in the unit of scores; and how much more
// of both where nothing but the model says that it is meant. Set by cross-validation (internal/models/nominals) and on news.
const (
	leastNominal  = 8
	nominalMargin = 24
	aloneLeast    = 40
	aloneMargin   = 24
)

// nominalJudge chooses by the weights of a model.
type nominalJudge struct {
	m             *linear.Model
	least, margin int
	base          [1]int
	of            [1]int
}

// JudgeNominals gives the decision by a model, for Nominals.Walk.
func JudgeNominals(m *linear.Model) func(*NominalChoice) int {
	return JudgeNominalsAt(m, leastNominal, nominalMargin)
}

// JudgeNominalsAt gives the decision by a model where another score is wanted of what is taken.
func JudgeNominalsAt(m *linear.Model, least, margin int) func(*NominalChoice) int {
	return (&nominalJudge{m: m, least: least, margin: margin}).decide
}

func (n *nominalJudge) decide(c *NominalChoice) int {
	k, score, ahead := n.best(c)
	least, margin := n.least, n.margin
	if k >= 0 && !c.Called[k] && c.Entities[k] != c.Guess {
		least, margin = least+aloneLeast, margin+aloneMargin
	}
	if k < 0 || score < least || ahead < margin {
		return -1
	}
	return k
}

// best gives the entity that a phrase is likeliest to stand for, its score and by how much it is ahead of the next.
func (n *nominalJudge) best(c *NominalChoice) (best, score, ahead int) {
	n.m.Scores(n.base[:], c.Self)
	best, top, second := -1, -1<<30, -1<<30
	for k := range c.Entities {
		n.m.Scores(n.of[:], c.Pairs[k])
		switch x := n.of[0]; {
		case x > top:
			best, top, second = k, x, top
		case x > second:
			second = x
		}
	}
	return best, top + n.base[0] - n.m.Bias[0], top - second
}
