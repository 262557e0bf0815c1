// SPDX-License-Identifier: Apache-2.0

package network

// Embed returns what the tables hold of each form, as it enters the encoder:
// Spec.Width numbers a word. It lasts until s reads again.
func (n *Net) Embed(forms []string, s *Scratch) []float32 {
	s.used = 0
	return n.embed(forms, s)
}
