// SPDX-License-Identifier: Apache-2.0

package quadstore

import (
	"bytes"
	"slices"

	"github.com/cockroachdb/pebble/v2"
)

// unused finds the terms that no quad uses once del is deleted. used are ids
// that the same commit needs. The cost is a few seeks for each term of del, and
// for a term that stays no more than its deleted quads are stepped over.
func (s *Store) unused(del []ids, used map[uint64]struct{}) ([]freshTerm, error) {
	if len(del) == 0 {
		return nil, nil
	}
	deleted := make(map[ids]struct{}, len(del))
	var candidates []uint64
	for _, q := range del {
		deleted[q] = struct{}{}
		for _, id := range q {
			if _, ok := used[id]; !ok && id != 0 {
				candidates = append(candidates, id)
			}
		}
	}
	slices.Sort(candidates)
	candidates = slices.Compact(candidates)
	it, err := s.db.NewIter(&pebble.IterOptions{LowerBound: []byte{keySPOG}, UpperBound: []byte{keyGSPO + 1}})
	if err != nil {
		return nil, err
	}
	defer it.Close()
	var gone []freshTerm
	for _, id := range candidates {
		inUse, err := usedElsewhere(it, id, deleted)
		if err != nil {
			return nil, err
		}
		if inUse {
			continue
		}
		var f freshTerm
		ok, err := getKey(s.db, appendNodeKey(nil, id), func(b []byte) error {
			f = freshTerm{hashTerm(b), id, string(b)}
			return nil
		})
		if err != nil {
			return nil, err
		}
		if ok {
			gone = append(gone, f)
		}
	}
	return gone, nil
}

// usedElsewhere looks for a quad with the id, in any position, that stays.
func usedElsewhere(it *pebble.Iterator, id uint64, deleted map[ids]struct{}) (bool, error) {
	for pos := range 4 {
		var p pattern
		p.fix(pos, id)
		prefix, _ := p.appendPrefix(nil)
		for ok := it.SeekGE(prefix); ok && bytes.HasPrefix(it.Key(), prefix); ok = it.Next() {
			q, ok := parseQuadKey(it.Key())
			if !ok {
				continue
			}
			if _, gone := deleted[q]; !gone {
				return true, nil
			}
		}
		if err := it.Error(); err != nil {
			return false, err
		}
	}
	return false, nil
}
