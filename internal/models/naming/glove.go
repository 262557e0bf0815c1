package main

import (
	"encoding/binary"
	"math"
	"os"
	"strconv"
	"strings"
	"sync"

	"kg/extract/naming"
)

var glove = sync.OnceValue(func() map[string][]float32 {
	m := map[string][]float32{}
	dim := 100
	w, err := os.ReadFile(os.Getenv("GLOVE") + ".words")
	if err != nil {
		return nil
	}
	f, _ := os.ReadFile(os.Getenv("GLOVE") + ".f32")
	top, _ := strconv.Atoi(os.Getenv("GLOVE_TOP"))
	for i, x := range strings.Split(string(w), "\n") {
		if top > 0 && i >= top {
			break
		}
		v := make([]float32, 104)
		for j := range dim {
			v[j] = math.Float32frombits(binary.LittleEndian.Uint32(f[4*(i*dim+j):]))
		}
		m[x] = v
	}
	return m
})

func withGlove(words []naming.Word, engine []float32) (out []float32) {
	m := glove()
	if m == nil {
		return append(out, engine...)
	}
	n := len(engine) / len(words)
	zero := make([]float32, 104)
	for i, w := range words {
		out = append(out, engine[i*n:][:n]...)
		v := m[strings.ToLower(w.Form)]
		if v == nil {
			v = zero
		}
		out = append(out, v...)
	}
	return out
}
