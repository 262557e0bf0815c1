// SPDX-License-Identifier: Apache-2.0

package extract

import (
	"embed"
	"errors"
	"fmt"
	"io/fs"
	"math"

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

// How likely, in percent, it must be that a phrase stands for an entity: where the rules say so too, where the text calls it so or it
// is no person, and where only the model says it. Set by cross-validation (internal/models/nominals) and on news.
const (
	leastGuessed  = 40
	leastCalled   = 60
	leastUncalled = 75
	leastBarred   = 80 // where something speaks against it that may be outweighed
)

// nominalJudge chooses by the weights of a model.
type nominalJudge struct {
	m                      *linear.Model
	guessed, called, alone int
	base, of               [1]int
	scores                 []int
	shares                 []int // shares[d] is how likely an entity is whose score is d less, of oneShare
}

// oneShare stands for 1 in shares, which are whole numbers, so that every machine judges the same.
const oneShare = 1 << 20

// JudgeNominals gives the decision by a model, for Nominals.Walk.
func JudgeNominals(m *linear.Model) func(*NominalChoice) int {
	return JudgeNominalsAt(m, leastGuessed, leastCalled, leastUncalled)
}

// JudgeNominalsAt gives the decision by a model where other chances are asked: of what the rules guess, of what the text calls so, of the rest.
func JudgeNominalsAt(m *linear.Model, guessed, called, alone int) func(*NominalChoice) int {
	n := &nominalJudge{m: m, guessed: guessed, called: called, alone: alone, shares: make([]int, 14*linear.Unit)}
	for d := range n.shares {
		n.shares[d] = int(math.Round(oneShare * math.Exp(-float64(d)/linear.Unit)))
	}
	return n.decide
}

func (n *nominalJudge) decide(c *NominalChoice) int {
	k, chance := n.best(c)
	least := n.alone
	switch {
	case k < 0:
		return -1
	case c.Entities[k] == c.Guess:
		least = n.guessed
	case outweighed(c.Barred[k]):
		least = leastBarred
	case c.Called[k]:
		least = n.called
	}
	if chance < least {
		return -1
	}
	return k
}

// best gives the entity that a phrase is likeliest to stand for and how likely that is, in percent, where it may stand for none.
func (n *nominalJudge) best(c *NominalChoice) (best, chance int) {
	n.m.Scores(n.base[:], c.Self)
	n.scores = n.scores[:0]
	best = -1
	for k := range c.Entities {
		n.m.Scores(n.of[:], c.Pairs[k])
		n.scores = append(n.scores, n.of[0]+n.base[0]-n.m.Bias[0])
		if best < 0 || n.scores[k] > n.scores[best] {
			best = k
		}
	}
	if best < 0 {
		return best, 0
	}
	top := max(0, n.scores[best]) // 0 is the score of none
	all := n.share(top)
	for _, s := range n.scores {
		all += n.share(top - s)
	}
	return best, 100 * n.share(top-n.scores[best]) / all
}

func (n *nominalJudge) share(less int) int {
	if less >= len(n.shares) {
		return 0
	}
	return n.shares[less]
}
