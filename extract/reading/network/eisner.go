// SPDX-License-Identifier: Apache-2.0

package network

// Trees finds the best projective tree with one root, by dynamic programming
// in cubic time (Eisner, "Three New Probabilistic Models for Dependency
// Parsing", COLING 1996). Its tables are reused.
type Trees struct {
	// Cells of spans i..j: the best open (with an arc between its ends) and
	// closed spans, headed on the left or the right, and where they part.
	openL, openR, closedL, closedR []float32
	cutL, cutR, cutCL, cutCR       []int16
	n                              int
	stack                          []span
	seen                           []int32
}

type span struct {
	i, j int16
	kind byte // of the tables: 'l', 'r' open, 'L', 'R' closed
}

// Best writes the head of each of n words to heads: -1 for the root, and else
// the index of a word; n is below 1<<15. score[d*stride+h] scores the arc from dependent d to
// head h, and score[d*stride+n] that d is the root.
func (t *Trees) Best(heads []int, score []float32, n, stride int) {
	if n == 0 {
		return
	}
	if t.greedy(heads, score, n, stride) {
		return
	}
	t.fill(score, n, stride)
	root, best := 0, float32(0)
	for r := range n {
		s := score[r*stride+n] + t.closedL[r*n] + t.closedR[r*n+n-1]
		if r == 0 || s > best {
			root, best = r, s
		}
	}
	heads[root] = -1
	t.stack = append(t.stack[:0], span{0, int16(root), 'L'}, span{int16(root), int16(n - 1), 'R'})
	for len(t.stack) > 0 {
		s := t.stack[len(t.stack)-1]
		t.stack = t.stack[:len(t.stack)-1]
		t.expand(s, heads)
	}
}

// greedy gives every word its best head, and reports whether that is a
// projective tree with one root: if so, no other can score more.
func (t *Trees) greedy(heads []int, score []float32, n, stride int) bool {
	roots := 0
	for d := range n {
		row := score[d*stride:][:n+1]
		best := n
		for h, s := range row {
			if h != d && s > row[best] {
				best = h
			}
		}
		if best == n {
			heads[d] = -1
			roots++
		} else {
			heads[d] = best
		}
	}
	return roots == 1 && t.isTree(heads[:n]) && projective(heads[:n])
}

// isTree reports whether every word leads up to a root.
func (t *Trees) isTree(heads []int) bool {
	if cap(t.seen) < len(heads) {
		t.seen = make([]int32, len(heads))
	}
	seen := t.seen[:len(heads)]
	clear(seen)
	for i := range heads {
		at := i
		for at >= 0 && seen[at] == 0 {
			seen[at] = int32(i) + 1
			at = heads[at]
		}
		if at >= 0 && seen[at] == int32(i)+1 {
			return false
		}
	}
	return true
}

// projective reports whether no two arcs of a tree cross.
func projective(heads []int) bool {
	for d, h := range heads {
		lo, hi := min(d, h), max(d, h)
		if h < 0 { // nothing may span the root
			lo, hi = d, len(heads)
		}
		for i := lo + 1; i < hi; i++ {
			if g := heads[i]; g >= 0 && (g < lo || g > hi) {
				return false
			}
		}
		if h < 0 {
			for i := range d {
				if heads[i] > d {
					return false
				}
			}
		}
	}
	return true
}

func (t *Trees) fill(score []float32, n, stride int) {
	t.n = n
	if len(t.openL) < n*n {
		for _, p := range [...]*[]float32{&t.openL, &t.openR, &t.closedL, &t.closedR} {
			*p = make([]float32, n*n)
		}
		for _, p := range [...]*[]int16{&t.cutL, &t.cutR, &t.cutCL, &t.cutCR} {
			*p = make([]int16, n*n)
		}
	}
	// closedL[j*n+i] is stored transposed, so that the inner loops run along
	// rows; closedR[i*n+j] is not. openL and openR likewise.
	for i := range n {
		t.closedL[i*n+i], t.closedR[i*n+i] = 0, 0
	}
	for w := 1; w < n; w++ {
		for i := 0; i+w < n; i++ {
			j := i + w
			best, cut := float32(0), -1
			right, left := t.closedR[i*n+i:][:w], t.closedL[j*n+i+1:][:w]
			for k, s := range right {
				if s += left[k]; cut < 0 || s > best {
					best, cut = s, i+k
				}
			}
			t.openL[j*n+i] = best + score[i*stride+j]
			t.openR[i*n+j] = best + score[j*stride+i]
			t.cutL[j*n+i], t.cutR[i*n+j] = int16(cut), int16(cut)
			// Closed: i..k closed under k, and k..j open under j.
			cut = -1
			open := t.openL[j*n+i:][:w]
			for k, s := range open {
				if s += t.closedL[(i+k)*n+i]; cut < 0 || s > best {
					best, cut = s, i+k
				}
			}
			t.closedL[j*n+i], t.cutCL[j*n+i] = best, int16(cut)
			cut = -1
			open = t.openR[i*n+i+1:][:w]
			for k, s := range open {
				if s += t.closedR[(i+1+k)*n+j]; cut < 0 || s > best {
					best, cut = s, i+1+k
				}
			}
			t.closedR[i*n+j], t.cutCR[i*n+j] = best, int16(cut)
		}
	}
}

// expand takes a span apart and notes its arc.
func (t *Trees) expand(s span, heads []int) {
	i, j, n := int(s.i), int(s.j), t.n
	if i == j {
		return
	}
	switch s.kind {
	case 'L': // headed by j
		k := t.cutCL[j*n+i]
		t.stack = append(t.stack, span{s.i, k, 'L'}, span{k, s.j, 'l'})
	case 'R':
		k := t.cutCR[i*n+j]
		t.stack = append(t.stack, span{s.i, k, 'r'}, span{k, s.j, 'R'})
	case 'l':
		heads[i] = j
		k := t.cutL[j*n+i]
		t.stack = append(t.stack, span{s.i, k, 'R'}, span{k + 1, s.j, 'L'})
	case 'r':
		heads[j] = i
		k := t.cutR[i*n+j]
		t.stack = append(t.stack, span{s.i, k, 'R'}, span{k + 1, s.j, 'L'})
	}
}
