// SPDX-License-Identifier: Apache-2.0

package main

import (
	"cmp"
	"log"
	"math"
	"math/rand/v2"
	"slices"

	"kg/extract/wordvectors"
)

// How the rows of a book are found: by k-means over some of the words.
const (
	sample = 25_000
	rounds = 15
)

// quantise gives books of rows, and for each word one row of each book, whose
// sum is near its row of the table.
func (t *table) quantise(books int) (rows []float32, codes []byte) {
	rest := &table{t.words, t.dim, slices.Clone(t.x)}
	codes = make([]byte, len(t.words)*books)
	whole := energy(t.x)
	for b := range books {
		book := rest.book(rand.New(rand.NewPCG(uint64(b), 7)))
		for i := range rest.words {
			row := rest.row(i)
			code := nearest(row, book)
			codes[i*books+b] = byte(code)
			for k, c := range book[code*t.dim:][:t.dim] {
				row[k] -= c
			}
		}
		rows = append(rows, book...)
		log.Printf("book %d: %.3f left", b+1, energy(rest.x)/whole)
	}
	return rows, codes
}

// energy is the sum of the squares: what is left of it after a book is what the books do not tell.
func energy(x []float32) (sum float64) {
	for _, v := range x {
		sum += float64(v) * float64(v)
	}
	return sum
}

// book finds the rows of a book, by k-means.
func (t *table) book(r *rand.Rand) []float32 {
	order := r.Perm(len(t.words))[:min(sample, len(t.words))]
	book := make([]float32, 0, wordvectors.Rows*t.dim)
	for k := range wordvectors.Rows {
		book = append(book, t.row(order[k%len(order)])...)
	}
	for range rounds {
		sums, counts := make([]float64, len(book)), make([]int, wordvectors.Rows)
		for _, i := range order {
			row := t.row(i)
			c := nearest(row, book)
			counts[c]++
			for k, x := range row {
				sums[c*t.dim+k] += float64(x)
			}
		}
		for c, n := range counts {
			for k := range t.dim {
				if n > 0 {
					book[c*t.dim+k] = float32(sums[c*t.dim+k] / float64(n))
				}
			}
			if n == 0 {
				copy(book[c*t.dim:][:t.dim], t.row(order[r.IntN(len(order))]))
			}
		}
	}
	return book
}

// nearest gives the row of a book that is nearest to a row.
func nearest(row, book []float32) (best int) {
	least := float32(math.Inf(1))
	for c := range len(book) / len(row) {
		d := float32(0)
		for k, x := range book[c*len(row):][:len(row)] {
			d += (x - row[k]) * (x - row[k])
		}
		if d < least {
			best, least = c, d
		}
	}
	return best
}

// principal gives the directions along which the rows of a table differ, the
// one with most first.
func principal(t *table) [][]float64 {
	n := t.dim
	a := make([][]float64, n)
	for i := range a {
		a[i] = make([]float64, n)
	}
	for w := range t.words {
		row := t.row(w)
		for i, x := range row {
			for j := range i + 1 {
				a[i][j] += float64(x) * float64(row[j])
			}
		}
	}
	for i := range a {
		for j := range i {
			a[j][i] = a[i][j]
		}
	}
	return eigenvectors(a)
}

// eigenvectors gives those of a symmetric matrix, that of the largest value
// first, by Jacobi's method (Golub and Van Loan, Matrix Computations, 8.5).
// It overwrites the matrix.
func eigenvectors(a [][]float64) [][]float64 {
	n := len(a)
	v := make([][]float64, n)
	for i := range v {
		v[i] = make([]float64, n)
		v[i][i] = 1
	}
	for range 30 { // sweeps; a dozen are enough for any matrix
		for p := range n {
			for q := p + 1; q < n; q++ {
				if a[p][q] != 0 {
					turn(a, v, p, q)
				}
			}
		}
	}
	order := make([]int, n)
	for i := range order {
		order[i] = i
	}
	slices.SortFunc(order, func(i, k int) int { return cmp.Compare(a[k][k], a[i][i]) })
	list := make([][]float64, n)
	for i, k := range order {
		list[i] = v[k]
	}
	return list
}

// turn makes a[p][q] zero by a rotation, and turns the rows of v with it.
func turn(a, v [][]float64, p, q int) {
	theta := (a[q][q] - a[p][p]) / (2 * a[p][q])
	t := 1 / (math.Abs(theta) + math.Hypot(theta, 1))
	if theta < 0 {
		t = -t
	}
	c := 1 / math.Hypot(t, 1)
	s := t * c
	rotate := func(x, y *float64) { *x, *y = c**x-s**y, s**x+c**y }
	for k := range a {
		rotate(&a[k][p], &a[k][q])
	}
	for k := range a {
		rotate(&a[p][k], &a[q][k])
		rotate(&v[p][k], &v[q][k])
	}
}
