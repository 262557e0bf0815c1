// SPDX-License-Identifier: Apache-2.0

package coreference

import (
	"bytes"
	"compress/flate"
	"crypto/sha256"
	_ "embed"
	"encoding/gob"
	"errors"
	"fmt"
	"io"
)

// A model file is the magic, the version, the SHA-256 of what follows, and a
// Model in the form of encoding/gob, deflated.
const (
	magic   = "kgcoref"
	version = 1
	header  = len(magic) + 1 + sha256.Size
)

// bounds of what a file may ask for.
const (
	mostWords = 1 << 14
	mostWidth = 1 << 8
	mostBytes = 1 << 24
)

// Encode writes a model as the bytes of its file.
func Encode(m *Model) ([]byte, error) {
	var body bytes.Buffer
	z, err := flate.NewWriter(&body, flate.BestCompression)
	if err != nil {
		return nil, err
	}
	if err := gob.NewEncoder(z).Encode(m); err != nil {
		return nil, err
	}
	if err := z.Close(); err != nil {
		return nil, err
	}
	sum := sha256.Sum256(body.Bytes())
	return append(append(append([]byte(magic), version), sum[:]...), body.Bytes()...), nil
}

// Decode reads the bytes of a model file. It refuses what is no model, is of
// another version, or is damaged.
func Decode(file []byte) (*Model, error) {
	if len(file) < header || string(file[:len(magic)]) != magic {
		return nil, errors.New("not a model file of kg's coreference")
	}
	if v := file[len(magic)]; v != version {
		return nil, fmt.Errorf("model file has version %d, and this kg reads version %d", v, version)
	}
	if sum := sha256.Sum256(file[header:]); string(sum[:]) != string(file[len(magic)+1:header]) {
		return nil, errors.New("model file is damaged: its checksum does not fit")
	}
	m := &Model{}
	body := io.LimitReader(flate.NewReader(bytes.NewReader(file[header:])), mostBytes)
	if err := gob.NewDecoder(body).Decode(m); err != nil {
		return nil, fmt.Errorf("model file: %w", err)
	}
	if m.Width < 1 || m.Width > mostWidth || len(m.Words) > mostWords {
		return nil, fmt.Errorf("model file: impossible network of %d words and width %d", len(m.Words), m.Width)
	}
	self, pair := Inputs(len(m.Words) + 1)
	for _, x := range [...]struct {
		name       string
		rows, have int
	}{{"new", self, len(m.New)}, {"self", self, len(m.Self)}, {"pair", pair, len(m.Pair)}, {"begin", 1, len(m.Begin)}, {"join", 1, len(m.Join)}} {
		if x.have != x.rows*m.Width {
			return nil, fmt.Errorf("model file: %s has %d weights, not %d", x.name, x.have, x.rows*m.Width)
		}
	}
	m.Prepare()
	return m, nil
}

// model is what `make models` learns; see model/README.md, also for its
// licence, which is not that of kg.
//
//go:embed model/english.bin
var model []byte

// English gives the model that kg carries.
func English() (*Model, error) { return Decode(model) }
