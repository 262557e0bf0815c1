// SPDX-License-Identifier: Apache-2.0

// Package weights keeps the numbers of small networks in files: 8 bits each,
// under a checksum.
package weights

import (
	"bytes"
	"crypto/sha256"
	"encoding/gob"
	"errors"
	"fmt"
	"math"
)

// A file is a magic, a version, the SHA-256 of what follows, and a body in the
// form of encoding/gob.

// Seal writes a body as the bytes of a file.
func Seal(magic string, version byte, body any) ([]byte, error) {
	var b bytes.Buffer
	if err := gob.NewEncoder(&b).Encode(body); err != nil {
		return nil, err
	}
	sum := sha256.Sum256(b.Bytes())
	return append(append(append([]byte(magic), version), sum[:]...), b.Bytes()...), nil
}

// Open reads the bytes of a file into a body. It refuses what is no such file,
// is of another version, or is damaged; whose names the model in the reason.
func Open(file []byte, magic string, version byte, whose string, body any) error {
	header := len(magic) + 1 + sha256.Size
	if len(file) < header || string(file[:len(magic)]) != magic {
		return errors.New("not a model file of " + whose)
	}
	if v := file[len(magic)]; v != version {
		return fmt.Errorf("model file has version %d, and this kg reads version %d", v, version)
	}
	if sum := sha256.Sum256(file[header:]); string(sum[:]) != string(file[len(magic)+1:header]) {
		return errors.New("model file is damaged: its checksum does not fit")
	}
	if err := gob.NewDecoder(bytes.NewReader(file[header:])).Decode(body); err != nil {
		return fmt.Errorf("model file: %w", err)
	}
	return nil
}

// Rows are rows of weights, each with a scale of its own.
type Rows struct {
	Scales  []float32
	Weights []byte // int8
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
