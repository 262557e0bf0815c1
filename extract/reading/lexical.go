// SPDX-License-Identifier: Apache-2.0

package reading

// AppendEngine appends, for each word of the sentence that was analysed last,
// what the tables hold of its form and then its states: twice Reader.Width
// numbers. forms are the words as they were given to Analyze.
func (r *Reader) AppendEngine(dst []float32, forms []string, s *Scratch) []float32 {
	d := r.Width()
	lexical := r.net.Embed(forms, &s.net)
	for i := range forms {
		dst = append(append(dst, lexical[i*d:(i+1)*d]...), s.states[i*d:(i+1)*d]...)
	}
	return dst
}
