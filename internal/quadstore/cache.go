// SPDX-License-Identifier: Apache-2.0

package quadstore

import (
	"sync"

	"github.com/cayleygraph/quad"
)

// Both caches keep two generations: when the young one is full it becomes the
// old one and what was old is dropped. What is used moves to the young one.
// Ids are never given twice, so no entry ever becomes wrong by a write; only
// the id of a term that is gone must be forgotten.

const recentIDs = 1 << 18

// idCache maps the bytes of terms to ids, for the writer alone.
type idCache struct {
	max        int
	young, old map[string]uint64
}

func newIDCache(max int) *idCache { return &idCache{max: max, young: map[string]uint64{}} }

func (c *idCache) get(term []byte) (uint64, bool) {
	if id, ok := c.young[string(term)]; ok {
		return id, true
	}
	id, ok := c.old[string(term)]
	if ok {
		c.put(string(term), id)
	}
	return id, ok
}

func (c *idCache) put(term string, id uint64) {
	if len(c.young) >= c.max {
		c.young, c.old = make(map[string]uint64, c.max/4), c.young
	}
	c.young[term] = id
}

func (c *idCache) forget(term string) {
	delete(c.young, term)
	delete(c.old, term)
}

// nameCache maps ids to terms for all readers. A nil cache keeps nothing.
type nameCache struct {
	max    int // of one generation of one shard
	shards [nameShards]nameShard
}

const nameShards = 16

type nameShard struct {
	sync.Mutex
	young, old map[uint64]quad.Value
}

func newNameCache(n int) *nameCache {
	if n == 0 {
		n = 1 << 16
	}
	if n < 0 {
		return nil
	}
	c := &nameCache{max: max(1, n/nameShards/2)}
	for i := range c.shards {
		c.shards[i].young = map[uint64]quad.Value{}
	}
	return c
}

func (c *nameCache) get(id uint64) (quad.Value, bool) {
	if c == nil {
		return nil, false
	}
	s := &c.shards[id%nameShards]
	s.Lock()
	defer s.Unlock()
	if v, ok := s.young[id]; ok {
		return v, true
	}
	v, ok := s.old[id]
	if ok {
		s.put(c.max, id, v)
	}
	return v, ok
}

func (c *nameCache) put(id uint64, v quad.Value) {
	if c == nil {
		return
	}
	s := &c.shards[id%nameShards]
	s.Lock()
	s.put(c.max, id, v)
	s.Unlock()
}

func (s *nameShard) put(max int, id uint64, v quad.Value) {
	if len(s.young) >= max {
		s.young, s.old = make(map[uint64]quad.Value, max/4), s.young
	}
	s.young[id] = v
}
