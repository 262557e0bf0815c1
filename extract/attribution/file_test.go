// SPDX-License-Identifier: Apache-2.0

package attribution

import (
	"crypto/sha256"
	"strings"
	"testing"

	"kg/extract/reading/network"
)

// header is the length of what stands before the body of a file.
const header = len(magic) + 1 + sha256.Size

// tiny is a network of zeros with a few known weights.
func tiny() *Model {
	m := &Model{Dense: map[string][]float32{}, Spec: Spec{
		Sizes: [TableCount]int{8, 8, 8, 8, 8, 8, 8, 8}, Width: 16, Layers: 1, Head: 16, HeadLayers: 1, Sure: [3]float64{0, 1, 1},
	}}
	for i := range m.Tables {
		m.Tables[i] = network.NewTable([]string{"a", "b"})
		m.Tables[i].W = make([]float32, 16)
	}
	m.Tables[PieceWord].W[9], m.Tables[PieceWord].W[10] = 1.27, -0.5
	for _, s := range m.Spec.Shapes() {
		m.Dense[s.Name] = make([]float32, s.Rows*s.Cols)
	}
	m.Dense["cue.out.b"][CueBegins] = 1
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
	if m.Dense["cue.out.b"][CueBegins] != 1 || m.Spec.Sure[1] != 1 || m.Tables[3].ID([]byte("b")) != 1 || m.Tables[3].ID([]byte("c")) != -1 {
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
		{"impossible", encoded(func(m *Model) { m.Spec.Width = 7 }), "impossible network: width 7"},
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
	f.Add(file[header:])
	f.Fuzz(func(t *testing.T, body []byte) {
		sum := sha256.Sum256(body)
		if m, err := Decode(append(append(append([]byte{}, file[:len(magic)+1]...), sum[:]...), body...)); err == nil {
			New(m).Read(nil, make([]Word, 3), new(Scratch))
		}
	})
}

// TestPieces: an article of any length is read in pieces that hold every word
// once, whole paragraphs where these are short.
func TestPieces(t *testing.T) {
	words := make([]Word, 5*MaxPiece)
	for i := range words {
		switch {
		case i < MaxPiece/2:
		case i < 4*MaxPiece:
			words[i].Paragraph = 1 // longer than a piece
		default:
			words[i].Paragraph = 2 + i/50
		}
	}
	at := 0
	for _, r := range Pieces(len(words), func(i int) int { return words[i].Paragraph }) {
		if r.First != at || r.Last <= r.First || r.Last-r.First > MaxPiece {
			t.Fatalf("piece %v behind %d", r, at)
		}
		if at = r.Last; at > 4*MaxPiece && at < len(words) && words[at].Paragraph == words[at-1].Paragraph {
			t.Errorf("a paragraph is cut at %d", at)
		}
	}
	if at != len(words) {
		t.Errorf("%d of %d words", at, len(words))
	}
}

// TestDistance: rows are within their tables, and near words have rows of
// their own.
func TestDistance(t *testing.T) {
	cue := Range{200, 202}
	seen := map[int]int{}
	for i := range 400 {
		row := Distance(i, cue)
		if row < 0 || row >= Distances {
			t.Fatalf("word %d has row %d", i, row)
		}
		seen[row]++
	}
	for i := cue.First - near; i < cue.Last+near; i++ {
		if n := seen[Distance(i, cue)]; n != 1 && (i < cue.First || i >= cue.Last) {
			t.Errorf("word %d shares its row with %d others", i, n-1)
		}
	}
	if seen[0] != 2 {
		t.Errorf("%d words in the cue", seen[0])
	}
}
