// SPDX-License-Identifier: Apache-2.0

package quadstore

import (
	"context"
	"encoding/binary"
	"fmt"

	"github.com/cayleygraph/cayley/graph/iterator"
	"github.com/cayleygraph/cayley/graph/refs"
	"github.com/cockroachdb/pebble/v2"
)

// nodes gives all nodes in the order of their ids, or those whose term a filter
// takes. The filter sees the bytes of the term as they are stored.
type nodes struct {
	v      *view
	filter termFilter // nil takes all
}

func (n *nodes) String() string                                      { return "Nodes" }
func (n *nodes) SubIterators() []iterator.Shape                      { return nil }
func (n *nodes) Optimize(ctx context.Context) (iterator.Shape, bool) { return n, false }
func (n *nodes) Iterate() iterator.Scanner                           { return &nodesNext{n: n} }
func (n *nodes) Lookup() iterator.Index                              { return &nodesContains{n: n} }

func (n *nodes) Stats(context.Context) (iterator.Costs, error) {
	c := iterator.Costs{ContainsCost: 1, NextCost: 1}
	c.Size = refs.Size{Value: int64(n.v.count.Load().nodes), Exact: true}
	if n.filter != nil {
		c.Size.Exact = false
		c.ContainsCost = 4
	}
	return c, nil
}

type nodesNext struct {
	n     *nodes
	it    *pebble.Iterator
	cur   uint64
	begun bool
	steps int
	err   error
}

func (i *nodesNext) Next(ctx context.Context) bool {
	v := i.n.v
	v.life.RLock()
	defer v.life.RUnlock()
	for valid := i.start(); valid; valid = i.it.Next() {
		if i.steps%checkEvery == 0 && ctx.Err() != nil {
			return i.fail(ctx.Err())
		}
		i.steps++
		key := i.it.Key()
		if len(key) != 9 {
			return i.fail(fmt.Errorf("%w: key %x", ErrCorrupt, key))
		}
		if i.n.filter == nil || i.n.filter(i.it.Value()) {
			i.cur = binary.BigEndian.Uint64(key[1:])
			return true
		}
	}
	if i.it != nil {
		i.fail(i.it.Error()) // the end: callers forget to close
	}
	return false
}

// start makes the first or the next move; life is held.
func (i *nodesNext) start() bool {
	if i.err == nil && i.n.v.closed {
		i.err = ErrClosed
	}
	if i.err != nil || (i.begun && i.it == nil) {
		return false
	}
	if i.begun {
		return i.it.Next()
	}
	i.begun = true
	i.it, i.err = i.n.v.newIter(i, []byte{keyNode}, []byte{keyNode + 1})
	return i.err == nil && i.it.First()
}

func (i *nodesNext) fail(err error) bool {
	i.err = err
	i.release()
	return false
}

func (i *nodesNext) release() error {
	if i.it == nil {
		return nil
	}
	it := i.it
	i.it = nil
	return i.n.v.closeIter(i, it)
}

func (i *nodesNext) Close() error {
	i.n.v.life.RLock()
	defer i.n.v.life.RUnlock()
	i.begun = true
	return i.release()
}

func (i *nodesNext) String() string                     { return i.n.String() }
func (i *nodesNext) id() uint64                         { return i.cur }
func (i *nodesNext) Result() refs.Ref                   { return nodeRef(i.cur) }
func (i *nodesNext) TagResults(dst map[string]refs.Ref) {}
func (i *nodesNext) NextPath(context.Context) bool      { return false }
func (i *nodesNext) Err() error                         { return i.err }

type nodesContains struct {
	n   *nodes
	cur uint64
	err error
}

// Contains trusts a token: it was given out because the node was there.
func (i *nodesContains) Contains(ctx context.Context, r refs.Ref) bool {
	id, ok := nodeID(r)
	if !ok || i.err != nil {
		return false
	}
	i.cur = id
	if i.n.filter == nil {
		return true
	}
	if i.err = ctx.Err(); i.err != nil {
		return false
	}
	taken := false
	_, i.err = i.n.v.get(appendNodeKey(nil, id), func(term []byte) error {
		taken = i.n.filter(term)
		return nil
	})
	return taken && i.err == nil
}

func (i *nodesContains) String() string                     { return i.n.String() }
func (i *nodesContains) Result() refs.Ref                   { return nodeRef(i.cur) }
func (i *nodesContains) TagResults(dst map[string]refs.Ref) {}
func (i *nodesContains) NextPath(context.Context) bool      { return false }
func (i *nodesContains) Err() error                         { return i.err }
func (i *nodesContains) Close() error                       { return nil }
