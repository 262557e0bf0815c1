// SPDX-License-Identifier: Apache-2.0

package wordvectors

import (
	"crypto/sha256"
	"slices"
	"sort"
	"strings"
	"testing"
)

// word is one of two letters.
func word(i int) string { return string([]byte{'a' + byte(i/26), 'a' + byte(i%26)}) }

// small has forty words aa, ac, ae and so on; the vector of each is the sum of
// row n of the first book, all n, and row 1 of the second, all a half.
func small(t testing.TB) []byte {
	t.Helper()
	var words []string
	var codes []byte
	for i := range 40 {
		words = append(words, word(2*i))
		codes = append(codes, byte(i), 1)
	}
	rows := make([]float32, 2*Rows*4)
	for r := range Rows {
		for k := range 4 {
			rows[r*4+k] = float32(r)
		}
	}
	for k := range 4 {
		rows[(Rows+1)*4+k] = 0.5
	}
	file, err := Encode(words, codes, rows, 4)
	if err != nil {
		t.Fatal(err)
	}
	return file
}

func TestEveryWordHasItsVector(t *testing.T) {
	v, err := Load(small(t))
	if err != nil {
		t.Fatal(err)
	}
	for i := range 40 {
		got := v.Append([]float32{7}, strings.ToUpper(word(2*i)))
		if want := float32(i) + 0.5; len(got) != 5 || got[0] != 7 || got[1] < want-0.01 || got[4] > want+0.01 {
			t.Errorf("word %d has %v behind 7, want %v", i, got[1:], want)
		}
	}
	for _, w := range []string{"", "a", "aaa", "z", word(3), word(79), "ad\n"} {
		if got := v.Append(nil, w); slices.Max(got) != 0 || len(got) != 4 {
			t.Errorf("%q has %v, and is no word", w, got)
		}
	}
}

func TestDecodeRefusesWithTheReason(t *testing.T) {
	file := small(t)
	if _, err := Encode([]string{"b", "a"}, []byte{0, 0}, make([]float32, Rows*4), 4); err == nil || !strings.Contains(err.Error(), "no order") {
		t.Errorf("words out of order: %v", err)
	}
	if _, err := Encode([]string{"a", "b"}, []byte{0, 0}, make([]float32, 4), 4); err == nil || !strings.Contains(err.Error(), "another size") {
		t.Errorf("a book too short: %v", err)
	}
	damaged := slices.Clone(file)
	damaged[len(damaged)-3] ^= 1
	for _, c := range []struct {
		file []byte
		want string
	}{{nil, "not a model file"}, {file[:len(file)/2], "damaged"}, {damaged, "damaged"}} {
		if _, err := Load(c.file); err == nil || !strings.Contains(err.Error(), c.want) {
			t.Errorf("error %v, want %q in it", err, c.want)
		}
	}
}

// FuzzLoad: any body under a right checksum is vectors or an error.
func FuzzLoad(f *testing.F) {
	file := small(f)
	header := len(kind().Magic) + 1
	f.Add(file[header+sha256.Size:])
	f.Fuzz(func(t *testing.T, body []byte) {
		sum := sha256.Sum256(body)
		if v, err := Load(append(append(slices.Clone(file[:header]), sum[:]...), body...)); err == nil && v.Width() < 1<<12 {
			v.Append(nil, "ae")
		}
	})
}

// TestTownsAreLikeTowns: of the vectors that kg carries, those of towns are
// nearer to one another than to those of surnames.
func TestTownsAreLikeTowns(t *testing.T) {
	v, err := English()
	if err != nil {
		t.Fatal(err)
	}
	distance := func(a, b string) (d float32) {
		x, y := v.Append(nil, a), v.Append(nil, b)
		for i := range x {
			d += (x[i] - y[i]) * (x[i] - y[i])
		}
		return d
	}
	towns := []string{"nairobi", "lagos", "lusaka", "kampala"}
	for _, town := range towns {
		near := slices.Clone(towns)
		near = append(near, "johnson", "mcgregor", "fitzgerald", "spokeswoman")
		sort.Slice(near, func(i, k int) bool { return distance(town, near[i]) < distance(town, near[k]) })
		for _, other := range near[:len(towns)] {
			if !slices.Contains(towns, other) {
				t.Errorf("%s is nearer to %s than to a town: %v", town, other, near)
			}
		}
	}
}
