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
		Width: 8, Lower: 1, Upper: 1, Tag: 8, Arc: 8, Rel: 8, Reach: 3, Rels: []string{"root", "dep"},
	}}
	for p := range m.Tables {
		m.Tables[p] = Table{Keys: []string{"a", "b"}, W: make([]float32, 16)}
	}
	m.Tables[0].W[9] = 1.27
	m.Tables[0].W[10] = -0.5
	for g := range m.Spec.Labels {
		m.Spec.Labels[g] = []string{"X", "k0"}
	}
	for _, g := range [...]int{Feats, Lemma} {
		m.Spec.Choices[g] = [][]int32{{0, 1}, nil}
	}
	for _, s := range m.Spec.Shapes() {
		m.Dense[s.Name] = make([]float32, s.Rows*s.Cols)
	}
	m.Dense["arc.far"][2] = 0.123
	m.Dense["tag.hidden.w"][3*8+5] = 2
	m.Lemmas = map[string]string{"went\tVBD": "go"}
	m.Splitter[7] = -9
	return m
}

func TestFileKeepsTheModel(t *testing.T) {
	file, err := Encode(tiny())
	if err != nil {
		t.Fatal(err)
	}
	n, err := Decode(string(file))
	if err != nil {
		t.Fatal(err)
	}
	row := make([]float32, 8)
	n.tables[0].addTo(row, []byte("b"))
	n.tables[0].addTo(row, []byte("c"))
	if row[0] != 0 || row[1] < 1.26 || row[1] > 1.28 || row[2] < -0.51 || row[2] > -0.49 {
		t.Errorf("row %v, want 1.27 and -0.5 in it", row)
	}
	if words := n.Table(0); len(words.Keys) != 2 || words.ID([]byte("b")) != 1 || words.W[9] != row[1] {
		t.Errorf("table %+v", words)
	}
	if n.arcFar[2] != 0.123 || n.tagHidden.w[3*8+5] != 2 || n.Splitter[7] != -9 || n.Lemmas["went\tVBD"] != "go" {
		t.Error("the model that was read is another")
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
	choice := strings.Replace(string(body), `[0,1]`, `[0,9]`, 1)
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
		{"impossible choice", sealed([]byte(choice)), "impossible network: choice 9"},
	} {
		if _, err := Decode(string(c.file)); err == nil || !strings.Contains(err.Error(), c.want) {
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
		if n, err := Decode(string(append(append(append([]byte{}, file[:len(magic)+1]...), sum[:]...), body...))); err == nil {
			words := make([]Word, 2)
			var s Scratch
			n.Read(words, []string{"a", "b"}, &s)
			n.Lemma(1, words[1].XPOS, "b", &s)
		}
	})
}
