// SPDX-License-Identifier: Apache-2.0

package coref

import "math"

// assign gives the largest sum of values, at most one a row and one a column, of a matrix of values that are not negative:
// the assignment problem, solved by the Hungarian method with potentials (Kuhn 1955, Munkres 1957) in n·n·m steps.
func assign(values [][]float64) float64 {
	rows, columns := len(values), len(values[0])
	if rows > columns {
		values = transposed(values)
		rows, columns = columns, rows
	}
	// Rows and columns count from 1; column 0 stands for "not given". Costs are the values with a minus.
	u, v := make([]float64, rows+1), make([]float64, columns+1)
	row := make([]int, columns+1) // that a column is given to, 0 for none
	for i := 1; i <= rows; i++ {
		augment(values, u, v, row, i)
	}
	sum := 0.0
	for j := 1; j <= columns; j++ {
		if row[j] > 0 {
			sum += values[row[j]-1][j-1]
		}
	}
	return sum
}

// augment gives row i a column, and other ones to the rows that stand in its way, by a cheapest path.
func augment(values [][]float64, u, v []float64, row []int, i int) {
	columns := len(v) - 1
	cheapest := make([]float64, columns+1)
	for j := range cheapest {
		cheapest[j] = math.Inf(1)
	}
	before := make([]int, columns+1) // the column before a column on the path
	used := make([]bool, columns+1)
	row[0] = i
	at := 0
	for row[at] != 0 {
		used[at] = true
		step, next := math.Inf(1), 0
		for j := 1; j <= columns; j++ {
			if used[j] {
				continue
			}
			if cost := -values[row[at]-1][j-1] - u[row[at]] - v[j]; cost < cheapest[j] {
				cheapest[j], before[j] = cost, at
			}
			if cheapest[j] < step {
				step, next = cheapest[j], j
			}
		}
		for j := 0; j <= columns; j++ {
			if used[j] {
				u[row[j]] += step
				v[j] -= step
			} else {
				cheapest[j] -= step
			}
		}
		at = next
	}
	for at != 0 {
		row[at] = row[before[at]]
		at = before[at]
	}
}

func transposed(values [][]float64) [][]float64 {
	out := make([][]float64, len(values[0]))
	for j := range out {
		out[j] = make([]float64, len(values))
		for i := range values {
			out[j][i] = values[i][j]
		}
	}
	return out
}
