// SPDX-License-Identifier: Apache-2.0

package naming

import (
	"crypto/sha256"
	"math/rand/v2"
	"strings"
	"testing"

	"kg/extract/reading/network"
)

// tiny is a network of zeros with a few known weights.
func tiny() *Model {
	m := &Model{Dense: map[string][]float32{}, Spec: Spec{Engine: 8, Sizes: [TableCount]int{8, 8, 8, 8, 8, 8, 8, 8, 8}, Width: 16, Layers: 1}}
	for i := range m.Tables {
		m.Tables[i] = network.NewTable([]string{"a", "b"})
		m.Tables[i].W = make([]float32, 16)
	}
	m.Tables[PieceWord].W[9], m.Tables[PieceWord].W[10] = 1.27, -0.5
	for _, s := range m.Spec.Shapes() {
		m.Dense[s.Name] = make([]float32, s.Rows*s.Cols)
	}
	m.Dense["out.b"][Begin(Place)] = 1
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
	if got := m.Tables[PieceWord].W; got[9] < 1.26 || got[9] > 1.28 || got[10] < -0.51 || got[10] > -0.49 {
		t.Errorf("row %v, want 1.27 and -0.5 in it", got[8:])
	}
	if m.Dense["out.b"][Begin(Place)] != 1 || m.Spec.Layers != 1 || m.Tables[3].ID([]byte("b")) != 1 || m.Tables[3].ID([]byte("c")) != -1 {
		t.Error("the model that was read is another")
	}
	if again, _ := Encode(m); string(again) != string(file) {
		t.Error("written again it differs")
	}
}

func TestDecodeRefusesWithTheReason(t *testing.T) {
	encoded := func(change func(*Model)) []byte {
		m := tiny()
		change(m)
		file, err := Encode(m)
		if err != nil {
			t.Fatal(err)
		}
		return file
	}
	file := encoded(func(*Model) {})
	with := func(at int, b byte) []byte {
		c := append([]byte{}, file...)
		c[at] = b
		return c
	}
	header := len(magic) + 1 + sha256.Size
	cut := file[header : len(file)-20]
	sum := sha256.Sum256(cut)
	for _, c := range []struct {
		name string
		file []byte
		want string
	}{
		{"empty", nil, "not a model file"},
		{"foreign", []byte(strings.Repeat("x", 100)), "not a model file"},
		{"older", with(len(magic), 0), "has version 0"},
		{"damaged", with(len(file)-1, 3), "damaged"},
		{"cut", file[:len(file)/2], "damaged"},
		{"cut and sealed", append(append(append([]byte{}, file[:len(magic)+1]...), sum[:]...), cut...), "model file: "},
		{"impossible", encoded(func(m *Model) { m.Spec.Width = 24 }), "impossible network: width 12"},
		{"short table", encoded(func(m *Model) { m.Tables[1].W = m.Tables[1].W[:8] }), "table 1 has another size"},
		{"short matrix", encoded(func(m *Model) { m.Dense["in.w"] = m.Dense["in.w"][:8] }), "in.w has another size"},
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
	f.Add(file[len(magic)+1+sha256.Size:])
	f.Fuzz(func(t *testing.T, body []byte) {
		sum := sha256.Sum256(body)
		if m, err := Decode(append(append(append([]byte{}, file[:len(magic)+1]...), sum[:]...), body...)); err == nil {
			New(m).Read(nil, nil, make([]Word, 3), make([]float32, 3*m.Spec.Engine), new(Scratch))
		}
	})
}

// TestNamesDoNotOverlap: whatever the scores, names stand in order, one behind the other, and the chances of a word are
// those of a probability.
func TestNamesDoNotOverlap(t *testing.T) {
	r := rand.New(rand.NewPCG(4, 5))
	m := tiny()
	for _, s := range m.Spec.Shapes() {
		for i := range m.Dense[s.Name] {
			m.Dense[s.Name][i] = float32(r.NormFloat64())
		}
	}
	reader := New(m)
	words, engine := make([]Word, 40), make([]float32, 40*m.Spec.Engine)
	found := 0
	for range 50 {
		for i := range engine {
			engine[i] = float32(r.NormFloat64())
		}
		names, chances := reader.Read(nil, nil, words, engine, new(Scratch))
		end := 0
		for _, n := range names {
			if n.First < end || n.Last <= n.First || n.Last > len(words) || n.P < least || n.P > 1.001 {
				t.Fatalf("names %+v", names)
			}
			end = n.Last
			found++
		}
		for _, c := range chances {
			if p := c.Any() + c[Other]; len(chances) != len(words) || p < 0 || p > 1.001 {
				t.Fatalf("chances %v", c)
			}
		}
	}
	if found == 0 {
		t.Error("no names at all")
	}
}
