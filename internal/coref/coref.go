// SPDX-License-Identifier: Apache-2.0

// Package coref scores coreference as the CoNLL 2012 shared task does: MUC (Vilain and others 1995), B-cubed (Bagga and
// Baldwin 1998) and entity-based CEAF (Luo 2005), with mentions that only one side has as in Pradhan and others, "Scoring
// Coreference Partitions of Predicted Mentions: A Reference Implementation" (ACL 2014). The CoNLL score is the mean of the
// three F1.
package coref

// Mention is a place in a document, in any unit that key and response share.
type Mention struct{ Start, End int }

// Ratio is a precision or a recall as the two numbers that are summed over documents.
type Ratio struct{ Part, Whole float64 }

// Value is the ratio, 0 where there is nothing to divide by.
func (r Ratio) Value() float64 {
	if r.Whole == 0 {
		return 0
	}
	return r.Part / r.Whole
}

func (r *Ratio) add(part, whole float64) {
	r.Part += part
	r.Whole += whole
}

// Measure is recall and precision of one metric.
type Measure struct{ Recall, Precision Ratio }

// F1 is the harmonic mean, between 0 and 1; 0 where either is.
func (m Measure) F1() float64 {
	r, p := m.Recall.Value(), m.Precision.Value()
	if r+p == 0 {
		return 0
	}
	return 2 * r * p / (r + p)
}

// Score sums the metrics over documents; Mentions counts those that are on both sides.
type Score struct{ Mentions, MUC, B3, CEAF Measure }

// CoNLL is the mean of the three F1.
func (s *Score) CoNLL() float64 { return (s.MUC.F1() + s.B3.F1() + s.CEAF.F1()) / 3 }

// Add scores a document. Key and response are its entities as sets of mentions; on each side a mention stands in one of
// them. Entities without a mention are passed over.
func (s *Score) Add(key, response [][]Mention) {
	key, response = nonEmpty(key), nonEmpty(response)
	k, r := index(key), index(response)
	for m := range k {
		_, ok := r[m]
		s.Mentions.Recall.add(one(ok), 1)
	}
	for m := range r {
		_, ok := k[m]
		s.Mentions.Precision.add(one(ok), 1)
	}
	muc(&s.MUC.Recall, key, r)
	muc(&s.MUC.Precision, response, k)
	shared := overlaps(key, r)
	for i, row := range shared {
		s.B3.Recall.add(0, float64(len(key[i])))
		for j, n := range row {
			s.B3.Recall.add(float64(n*n)/float64(len(key[i])), 0)
			s.B3.Precision.add(float64(n*n)/float64(len(response[j])), 0)
		}
	}
	for _, e := range response {
		s.B3.Precision.add(0, float64(len(e)))
	}
	similarity := alignment(key, response, shared)
	s.CEAF.Recall.add(similarity, float64(len(key)))
	s.CEAF.Precision.add(similarity, float64(len(response)))
}

func one(ok bool) float64 {
	if ok {
		return 1
	}
	return 0
}

func nonEmpty(entities [][]Mention) [][]Mention {
	var out [][]Mention
	for _, e := range entities {
		if len(e) > 0 {
			out = append(out, e)
		}
	}
	return out
}

// index tells in which entity a mention stands.
func index(entities [][]Mention) map[Mention]int {
	at := map[Mention]int{}
	for i, e := range entities {
		for _, m := range e {
			at[m] = i
		}
	}
	return at
}

// muc counts the links of entities that the other side keeps: an entity that it cuts into n parts, each mention that it
// has not being a part, keeps len-n of its len-1 links.
func muc(r *Ratio, entities [][]Mention, other map[Mention]int) {
	for _, e := range entities {
		parts := map[int]bool{}
		n := 0
		for _, m := range e {
			if j, ok := other[m]; !ok {
				n++
			} else if !parts[j] {
				parts[j] = true
				n++
			}
		}
		r.add(float64(len(e)-n), float64(len(e)-1))
	}
}

// overlaps counts the mentions that an entity of the key shares with one of the response.
func overlaps(key [][]Mention, response map[Mention]int) []map[int]int {
	out := make([]map[int]int, len(key))
	for i, e := range key {
		out[i] = map[int]int{}
		for _, m := range e {
			if j, ok := response[m]; ok {
				out[i][j]++
			}
		}
	}
	return out
}

// alignment is the largest sum of similarities 2|K∩R|/(|K|+|R|) over all ways to give each entity of the key at most one of
// the response.
func alignment(key, response [][]Mention, shared []map[int]int) float64 {
	if len(key) == 0 || len(response) == 0 {
		return 0
	}
	similarity := make([][]float64, len(key))
	for i := range key {
		similarity[i] = make([]float64, len(response))
		for j, n := range shared[i] {
			similarity[i][j] = 2 * float64(n) / float64(len(key[i])+len(response[j]))
		}
	}
	return assign(similarity)
}
