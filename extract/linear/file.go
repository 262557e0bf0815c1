// SPDX-License-Identifier: Apache-2.0

package linear

import (
	"cmp"
	"errors"
	"fmt"
	"math"
	"slices"

	"kg/extract/weights"
)

func kind() weights.Kind {
	return weights.Kind{Magic: "kglinear", Version: 1, Whose: "kg's judgements", Deflated: true}
}

// Regression is a class while it is learned: the weights of its features, in
// natural units.
type Regression struct {
	Class  string
	Bias   float64
	Weight map[uint32]float64
}

// New rounds regressions to a model. Weights that round to nothing are left out,
// those beyond four are cut.
func New(classes []Regression) (*Model, error) {
	if len(classes) > math.MaxUint8 {
		return nil, errors.New("too many classes for a model")
	}
	m := &Model{}
	type weight struct {
		key uint32
		of  byte
		w   int8
	}
	var all []weight
	for c, r := range classes {
		m.Classes = append(m.Classes, r.Class)
		m.Bias = append(m.Bias, int(math.Round(r.Bias*Unit)))
		for key, x := range r.Weight {
			if w := math.Round(x * Unit); w != 0 {
				all = append(all, weight{key, byte(c), int8(max(-127, min(127, w)))})
			}
		}
	}
	slices.SortFunc(all, func(a, b weight) int { return cmp.Or(cmp.Compare(a.key, b.key), cmp.Compare(a.of, b.of)) })
	for i, w := range all {
		if i == 0 || w.key != all[i-1].key {
			m.Keys, m.Counts = append(m.Keys, w.key), append(m.Counts, 0)
		}
		m.Counts[len(m.Counts)-1]++
		m.Of, m.Weights = append(m.Of, w.of), append(m.Weights, w.w)
	}
	m.prepare()
	return m, nil
}

// Encode writes a model as the bytes of its file.
func Encode(m *Model) ([]byte, error) { return kind().Seal(m) }

// Decode reads the bytes of a model file. It refuses, with the reason, what is
// no model, is of another version, or is damaged.
func Decode(file []byte) (*Model, error) {
	m := &Model{}
	if err := kind().Open(file, m); err != nil {
		return nil, err
	}
	n := 0
	for _, c := range m.Counts {
		n += int(c)
	}
	if len(m.Bias) != len(m.Classes) || len(m.Counts) != len(m.Keys) || len(m.Of) != n || len(m.Weights) != n {
		return nil, errors.New("model file: its tables do not fit one another")
	}
	for _, c := range m.Of {
		if int(c) >= len(m.Classes) {
			return nil, fmt.Errorf("model file: weight of class %d, and there are %d", c, len(m.Classes))
		}
	}
	m.prepare()
	return m, nil
}
