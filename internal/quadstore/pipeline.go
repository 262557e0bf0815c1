// SPDX-License-Identifier: Apache-2.0

package quadstore

import (
	"errors"
	"hash"
	"hash/maphash"
	"io"
	"sync"

	"kg/internal/nquads"
)

// parsedBlock is a block of the source and what was read from it. Its terms are numbered from 1 in the order in which they
// come, which is that of subject, predicate, object and label.
type parsedBlock struct {
	buf   []byte
	block nquads.Block
	terms termTable
	quads [][4]uint32
	err   error         // of the first bad line, or of the source
	ready chan struct{} // one message when it is parsed

	parser nquads.Parser
}

// parse reads the block, up to the first bad line.
func (b *parsedBlock) parse(seed maphash.Seed, source string) {
	b.terms.reset()
	b.quads = b.quads[:0]
	for n, line := range b.block.Lines() {
		terms, ok, err := b.parser.Terms(line)
		if err == nil && ok {
			err = b.add(seed, &terms)
		}
		if err != nil {
			b.err = nquads.BadLine(source, n, err)
			return
		}
	}
}

func (b *parsedBlock) add(seed maphash.Seed, terms *[4]nquads.Term) error {
	var q [4]uint32
	for pos := range terms {
		if terms[pos].Kind == nquads.None {
			continue
		}
		text, err := appendParsed(b.terms.text, &terms[pos])
		if err != nil {
			return err
		}
		begin := len(b.terms.text)
		q[pos] = b.terms.number(text[begin:], maphash.Bytes(seed, text[begin:]))
	}
	b.quads = append(b.quads, q)
	return nil
}

// read reads the source from where the chunks end that a former load left, and spills it as chunks.
func (b *bulk) read() error {
	blocks, sum, closer, err := b.resume()
	if err != nil {
		return err
	}
	b.meter.begin("reading", 0)
	b.meter.resume(b.quads())
	p := newPipeline(b, blocks)
	err = p.run(sum)
	// Where the load was interrupted, a read of the source may still wait for its other end; it ends with the process.
	if b.ctx.Err() != nil {
		return b.ctx.Err()
	}
	p.wait()
	return firstError(err, closer.Close())
}

// pipeline parses blocks in parallel and gives them back in their order.
type pipeline struct {
	b     *bulk
	seed  maphash.Seed
	free  chan *parsedBlock
	work  chan *parsedBlock // to be parsed
	queue chan *parsedBlock // in the order of the source
	stop  chan struct{}
	wg    sync.WaitGroup
}

func newPipeline(b *bulk, blocks *nquads.Blocks) *pipeline {
	n := 2*b.workers + 2
	p := &pipeline{
		b: b, seed: maphash.MakeSeed(), stop: make(chan struct{}),
		free: make(chan *parsedBlock, n), work: make(chan *parsedBlock, n), queue: make(chan *parsedBlock, n),
	}
	for range n {
		p.free <- &parsedBlock{ready: make(chan struct{}, 1)}
	}
	p.wg.Go(func() { p.cut(blocks) })
	for range b.workers {
		p.wg.Go(func() {
			for block := range p.work {
				block.parse(p.seed, b.src.Name)
				block.ready <- struct{}{}
			}
		})
	}
	return p
}

// cut reads the source.
func (p *pipeline) cut(blocks *nquads.Blocks) {
	defer close(p.work)
	defer close(p.queue)
	for {
		var next *parsedBlock
		select {
		case next = <-p.free:
		case <-p.stop:
			return
		}
		if cap(next.buf) > 8*p.b.opts.block { // there was a long line
			next.buf = nil
		}
		next.block, next.err = blocks.Next(next.buf)
		if errors.Is(next.err, io.EOF) {
			return
		}
		if next.err != nil {
			next.ready <- struct{}{}
			p.queue <- next
			return
		}
		next.buf = next.block.Text
		p.work <- next
		p.queue <- next
	}
}

// run puts the blocks into chunks and spills these.
func (p *pipeline) run(sum hash.Hash) error {
	defer close(p.stop)
	end := p.b.end()
	c := newChunk(p.b.opts.Memory)
	for {
		next, ok, err := p.next()
		if err != nil {
			return err
		}
		if !ok || c.full(next) {
			if err := p.b.spill(c, end, sum.Sum(nil)); err != nil {
				return err
			}
			c.reset()
		}
		if !ok {
			return nil
		}
		c.add(next)
		sum.Write(next.block.Text)
		end.Bytes += int64(len(next.block.Text))
		end.Lines = next.block.Line - 1 + next.block.Len()
		p.b.meter.step(len(next.quads))
		p.free <- next
	}
}

// next is the next block, parsed; ok is false after the last one.
func (p *pipeline) next() (next *parsedBlock, ok bool, err error) {
	select {
	case next, ok = <-p.queue:
	case <-p.b.ctx.Done():
		return nil, false, p.b.ctx.Err()
	}
	if !ok {
		return nil, false, nil
	}
	<-next.ready
	return next, true, next.err
}

// wait waits until nothing of the pipeline runs.
func (p *pipeline) wait() { p.wg.Wait() }
