// SPDX-License-Identifier: Apache-2.0

// Package weights keeps small networks in files: 8 bits a number, under a
// checksum.
package weights

import (
	"bytes"
	"compress/flate"
	"crypto/sha256"
	"encoding/gob"
	"errors"
	"fmt"
	"io"
)

// Kind is a kind of model file. A file is the magic, the version, the SHA-256
// of what follows, and a body in the form of encoding/gob.
type Kind struct {
	Magic    string
	Version  byte
	Whose    string // names the model where a file is refused
	Deflated bool   // the body is
}

// mostBytes is the most that a body may hold, so that a damaged file cannot
// ask for all memory.
const mostBytes = 1 << 26

// header is the length of what stands before the body.
func (k Kind) header() int { return len(k.Magic) + 1 + sha256.Size }

// Seal writes a body as the bytes of a file.
func (k Kind) Seal(body any) ([]byte, error) {
	var b bytes.Buffer
	if k.Deflated {
		z, err := flate.NewWriter(&b, flate.BestCompression)
		if err != nil {
			return nil, err
		}
		if err := errors.Join(gob.NewEncoder(z).Encode(body), z.Close()); err != nil {
			return nil, err
		}
	} else if err := gob.NewEncoder(&b).Encode(body); err != nil {
		return nil, err
	}
	sum := sha256.Sum256(b.Bytes())
	return append(append(append([]byte(k.Magic), k.Version), sum[:]...), b.Bytes()...), nil
}

// Open reads the bytes of a file into a body. It refuses, with the reason,
// what is no such file, is of another version, or is damaged.
func (k Kind) Open(file []byte, body any) error {
	if len(file) < k.header() || string(file[:len(k.Magic)]) != k.Magic {
		return errors.New("not a model file of " + k.Whose)
	}
	if v := file[len(k.Magic)]; v != k.Version {
		return fmt.Errorf("model file has version %d, and this kg reads version %d", v, k.Version)
	}
	rest := file[k.header():]
	if sum := sha256.Sum256(rest); string(sum[:]) != string(file[len(k.Magic)+1:k.header()]) {
		return errors.New("model file is damaged: its checksum does not fit")
	}
	var r io.Reader = bytes.NewReader(rest)
	if k.Deflated {
		r = flate.NewReader(r)
	}
	if err := gob.NewDecoder(io.LimitReader(r, mostBytes)).Decode(body); err != nil {
		return fmt.Errorf("model file: %w", err)
	}
	return nil
}
