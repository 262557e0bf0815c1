// SPDX-License-Identifier: Apache-2.0

package network

import (
	"crypto/sha256"
	"strings"
	"testing"
)

// tiny is a network of zeros with a few known weights.
func tiny() *Model {
	m := &Model{Dense: map[string][]float32{}, Splitter: make([]int8, SplitterSize), Spec: Spec{
		Lower: []int{1}, Upper: []int{2}, Width: 8, Arc: 8, Rel: 8, Reach: 3, Rels: []string{"root", "dep"},
	}}
	for p := range m.Tables {
		m.Tables[p] = NewTable([]string{"a", "b"})
		m.Spec.Sizes[p] = 8
		m.Tables[p].W = make([]float32, 16)
	}
	m.Tables[0].W[9] = 1.27
	m.Tables[0].W[10] = -0.5
	for g := range m.Spec.Labels {
		m.Spec.Labels[g] = []string{"X", "k0"}
	}
	for _, s := range m.Spec.Shapes() {
		m.Dense[s.Name] = make([]float32, s.Rows*s.Cols)
	}
	m.Dense["arc.far"][2] = 0.123
	m.Splitter[7] = -9
	return m
}

func TestFileKeepsTheModel(t *testing.T) {
	file, err := Encode(tiny())
	if err != nil {
		t.Fatal(err)
	}
	m, err := Decode(file)
	if err != nil {
		t.Fatal(err)
	}
	if got := m.Tables[0].W; got[9] < 1.26 || got[9] > 1.28 || got[10] < -0.51 || got[10] > -0.49 {
		t.Errorf("row %v, want 1.27 and -0.5 in it", got[8:])
	}
	if m.Dense["arc.far"][2] != 0.123 || m.Splitter[7] != -9 || m.Tables[3].ID([]byte("b")) != 1 || m.Tables[3].ID([]byte("c")) != -1 {
		t.Error("the model that was read is another")
	}
	if again, _ := Encode(m); string(again) != string(file) {
		t.Error("written again it differs")
	}
}

func TestDecodeRefusesWithTheReason(t *testing.T) {
	file, err := Encode(tiny())
	if err != nil {
		t.Fatal(err)
	}
	// sealed is a file whose checksum fits what was done to its body.
	sealed := func(body []byte) []byte {
		sum := sha256.Sum256(body)
		return append(append(append([]byte{}, file[:len(magic)+1]...), sum[:]...), body...)
	}
	body := file[header:]
	change := func(at int, b byte) []byte {
		c := append([]byte{}, file...)
		c[at] = b
		return c
	}
	wide := strings.Replace(string(body), `"Width":8`, `"Width":7`, 1)
	for _, c := range []struct {
		name string
		file []byte
		want string
	}{
		{"empty", nil, "not a model file"},
		{"foreign", []byte(strings.Repeat("x", 100)), "not a model file"},
		{"older", change(len(magic), 0), "has version 0"},
		{"damaged", change(len(file)-1, 3), "damaged"},
		{"cut", file[:len(file)/2], "damaged"},
		{"cut and sealed", sealed(body[:len(body)/20]), "cut short"},
		{"longer", sealed(append(append([]byte{}, body...), 1)), "splitter"},
		{"impossible", sealed([]byte(wide)), "impossible network: width 7"},
	} {
		if _, err := Decode(c.file); err == nil || !strings.Contains(err.Error(), c.want) {
			t.Errorf("%s: error %v, want %q in it", c.name, err, c.want)
		}
	}
}

// FuzzDecode: any body under a right checksum is a model or an error.
func FuzzDecode(f *testing.F) {
	file, err := Encode(tiny())
	if err != nil {
		f.Fatal(err)
	}
	f.Add(file[header:])
	f.Fuzz(func(t *testing.T, body []byte) {
		sum := sha256.Sum256(body)
		if m, err := Decode(append(append(append([]byte{}, file[:len(magic)+1]...), sum[:]...), body...)); err == nil {
			words := make([]Word, 2)
			NewNet(m).Read(words, []string{"a", "b"}, &Scratch{})
		}
	})
}
