// SPDX-License-Identifier: Apache-2.0

package quadstore

// termTable numbers terms from 1, in the order in which they come.
type termTable struct {
	text  []byte   // all terms, one behind the other
	ends  []uint32 // of each in text
	sums  []uint64 // their hashes in this process
	slots []uint64 // by hash: its upper half and the number; 0 is free. Their length is a power of two.
}

const numberBits = 32

func (t *termTable) reset() {
	t.text, t.ends, t.sums = t.text[:0], t.ends[:0], t.sums[:0]
	clear(t.slots)
}

// number finds the number of a term, or gives it one. The term may stand right behind text.
func (t *termTable) number(term []byte, sum uint64) uint32 {
	if 2*len(t.ends) >= len(t.slots) {
		t.grow()
	}
	mask := uint64(len(t.slots) - 1)
	i := sum & mask
	for ; t.slots[i] != 0; i = (i + 1) & mask {
		slot := t.slots[i]
		if n := uint32(slot); slot>>numberBits == sum>>numberBits && string(t.term(n)) == string(term) {
			return n
		}
	}
	t.text = append(t.text, term...)
	t.ends = append(t.ends, uint32(len(t.text)))
	t.sums = append(t.sums, sum)
	n := uint32(len(t.ends))
	t.slots[i] = sum>>numberBits<<numberBits | uint64(n)
	return n
}

// term gives a term by its number.
func (t *termTable) term(n uint32) []byte {
	begin := uint32(0)
	if n > 1 {
		begin = t.ends[n-2]
	}
	return t.text[begin:t.ends[n-1]]
}

func (t *termTable) grow() {
	t.slots = make([]uint64, max(1<<10, 2*len(t.slots)))
	mask := uint64(len(t.slots) - 1)
	for n, sum := range t.sums {
		i := sum & mask
		for t.slots[i] != 0 {
			i = (i + 1) & mask
		}
		t.slots[i] = sum>>numberBits<<numberBits | uint64(n+1)
	}
}
