// SPDX-License-Identifier: Apache-2.0

package weights

import (
	"fmt"
	"math"

	"kg/extract/reading/network"
)

// Network is the body of the file of a network of tables and matrices. S says
// what it is made of, and T is an array of Table.
type Network[S, T any] struct {
	Spec   S
	Tables T
	Dense  []Rows // in the order of the shapes of the Spec
}

// Table is a table of keys with a row of weights each.
type Table struct {
	Keys []string
	Rows Rows
}

// Rows are rows of weights, each with a scale of its own.
type Rows struct {
	Scales  []float32
	Weights []byte // int8
}

// PackTables rounds the weights of tables whose rows have these sizes.
func PackTables(dst []Table, tables []network.Table, sizes []int) {
	for i, t := range tables {
		dst[i] = Table{t.Keys, Pack(t.W, sizes[i])}
	}
}

// SpreadTables is the inverse of PackTables.
func SpreadTables(dst []network.Table, tables []Table, sizes []int) error {
	for i, t := range tables {
		var ok bool
		dst[i] = network.NewTable(t.Keys)
		if dst[i].W, ok = t.Rows.Spread(len(t.Keys), sizes[i]); !ok {
			return fmt.Errorf("model file: table %d has another size than it should", i)
		}
	}
	return nil
}

// PackDense rounds the weights of matrices of these shapes, given by name.
func PackDense(dense map[string][]float32, shapes []network.Matrix) (list []Rows) {
	for _, s := range shapes {
		list = append(list, Pack(dense[s.Name], s.Cols))
	}
	return list
}

// SpreadDense is the inverse of PackDense.
func SpreadDense(list []Rows, shapes []network.Matrix) (map[string][]float32, error) {
	if len(list) != len(shapes) {
		return nil, fmt.Errorf("model file has %d matrices, not %d", len(list), len(shapes))
	}
	dense := make(map[string][]float32, len(shapes))
	for i, s := range shapes {
		var ok bool
		if dense[s.Name], ok = list[i].Spread(s.Rows, s.Cols); !ok {
			return nil, fmt.Errorf("model file: %s has another size than it should", s.Name)
		}
	}
	return dense, nil
}

// Pack rounds rows of so many columns to 8 bits.
func Pack(w []float32, cols int) (r Rows) {
	for ; cols > 0 && len(w) >= cols; w = w[cols:] {
		var top float32
		for _, x := range w[:cols] {
			top = max(top, x, -x)
		}
		scale := top / math.MaxInt8
		r.Scales = append(r.Scales, scale)
		for _, x := range w[:cols] {
			if scale > 0 {
				x = float32(math.Round(float64(x / scale)))
			}
			r.Weights = append(r.Weights, byte(int8(x)))
		}
	}
	return r
}

// Spread is the inverse of Pack; it is false where there are not as many
// weights as there should be.
func (r Rows) Spread(rows, cols int) ([]float32, bool) {
	if cols > 0 && (len(r.Scales) != rows || len(r.Weights) != rows*cols) {
		return nil, false
	}
	w := make([]float32, 0, len(r.Weights))
	for i, scale := range r.Scales {
		for _, b := range r.Weights[i*cols : (i+1)*cols] {
			w = append(w, scale*float32(int8(b)))
		}
	}
	return w, true
}
