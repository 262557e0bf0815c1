// SPDX-License-Identifier: Apache-2.0

package main

import (
	"kg/extract"
	"kg/extract/naming"
	"kg/extract/reading/matrix"
	"kg/extract/reading/network"
	"kg/extract/wordvectors"
	"kg/internal/train"
)

// source reads texts up to what the network of names reads.
type source struct {
	reader *extract.Reader
	// whole are vectors to be read in place of those that kg carries, which
	// have so many numbers; nil for these.
	whole   map[string][]float32
	carried int
}

// readVectors reads the whole vectors.
func (s *source) readVectors(path string) error {
	all, err := train.ReadVectors(path)
	if err != nil {
		return err
	}
	own, err := wordvectors.English()
	if err != nil {
		return err
	}
	s.carried = own.Width()
	s.whole = map[string][]float32{"": make([]float32, matrix.Pad(all.Dim))}
	for i, w := range all.Words {
		x := make([]float32, matrix.Pad(all.Dim))
		copy(x, all.X[i*all.Dim:][:all.Dim])
		s.whole[w] = x
	}
	return nil
}

// numbers gives those of the words of a sentence.
func (s *source) numbers(words []naming.Word, read []float32) (list []float32) {
	if s.whole == nil {
		return append(list, read...)
	}
	width := len(read) / len(words)
	for i, w := range words {
		list = append(list, read[i*width:(i+1)*width-s.carried]...)
		x, ok := s.whole[string(network.AppendNormal(nil, w.Form))]
		if !ok {
			x = s.whole[""]
		}
		list = append(list, x...)
	}
	return list
}
