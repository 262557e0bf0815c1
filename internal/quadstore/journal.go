// SPDX-License-Identifier: Apache-2.0

package quadstore

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"hash"
	"hash/crc32"
	"io"

	"github.com/cockroachdb/pebble/v2/vfs"

	"kg/internal/nquads"
)

// journalFile tells which chunks of a load are whole. It is written anew behind each.
const journalFile = "journal"

// journalVersion changes with the files of a chunk, and with the terms in them.
const journalVersion = 1

type journal struct {
	Version int         `json:"version"`
	Source  string      `json:"source"` // its version
	Chunks  []chunkInfo `json:"chunks"`
}

// chunkInfo describes a chunk that is spilled.
type chunkInfo struct {
	Terms int       `json:"terms"`
	Text  int       `json:"text"` // bytes of the terms
	Quads int       `json:"quads"`
	End   sourceEnd `json:"end"`
	Sum   []byte    `json:"sum"`   // SHA-256 of the source up to the end
	Files [3]uint32 `json:"files"` // checksums of terms, hashes and quads
}

// sourceEnd is a place in the source, unzipped, by what stands before it.
type sourceEnd struct {
	Bytes int64 `json:"bytes"`
	Lines int   `json:"lines"`
}

// bulkName is the name of the folder of a load.
func bulkName(src Source) string {
	sum := sha256.Sum256([]byte(src.Version))
	return hex.EncodeToString(sum[:8])
}

func (b *bulk) writeJournal() error {
	data, err := json.Marshal(journal{journalVersion, b.src.Version, b.chunks})
	if err != nil {
		return err
	}
	path := b.fs.PathJoin(b.dir, journalFile)
	if _, err := b.spillFile(journalFile+".new", func(f *spillFile) error { f.put(data); return nil }); err != nil {
		return err
	}
	return b.fs.Rename(path+".new", path)
}

// end is where the last chunk ends.
func (b *bulk) end() sourceEnd {
	if len(b.chunks) == 0 {
		return sourceEnd{}
	}
	return b.chunks[len(b.chunks)-1].End
}

// resume opens the source and goes to the end of the chunks that a former load of the same source left, which are
// checked. It gives the sum of what is left out.
func (b *bulk) resume() (*nquads.Blocks, hash.Hash, io.Closer, error) {
	if err := b.former(); err != nil {
		return nil, nil, nil, err
	}
	for {
		r, err := b.src.Open()
		if err != nil {
			return nil, nil, nil, err
		}
		blocks, sum := nquads.NewBlocks(r, b.src.Name, b.opts.block), sha256.New()
		if len(b.chunks) == 0 {
			return blocks, sum, r, nil
		}
		end := b.end()
		err = blocks.Skip(sum, end.Bytes, end.Lines)
		if err == nil && bytes.Equal(sum.Sum(nil), b.chunks[len(b.chunks)-1].Sum) {
			return blocks, sum, r, nil
		}
		b.chunks = nil // the source is another, or cannot be read that far: then reading it says why
		if err := r.Close(); err != nil {
			return nil, nil, nil, err
		}
	}
}

// former finds the chunks that a former load left whole; all other files of it go.
func (b *bulk) former() error {
	var j journal
	if data, err := b.readFile(journalFile); err == nil && b.src.Version != "" && json.Unmarshal(data, &j) == nil &&
		j.Version == journalVersion && j.Source == b.src.Version {
		b.chunks = j.Chunks
	}
	keep := map[string]bool{journalFile: true}
	for n := range b.chunks {
		whole := true
		for i, kind := range []string{termsFile, hashesFile, quadsFile} {
			name := chunkFile(n, kind)
			keep[name] = true
			sum, err := b.sumOf(name)
			whole = whole && err == nil && sum == b.chunks[n].Files[i]
		}
		if err := b.ctx.Err(); err != nil {
			return err
		}
		if !whole {
			b.chunks = b.chunks[:n]
			break
		}
	}
	return removeAll(b.fs, b.dir, func(name string) bool { return keep[name] })
}

func (b *bulk) readFile(name string) ([]byte, error) {
	f, err := b.fs.Open(b.fs.PathJoin(b.dir, name))
	if err != nil {
		return nil, err
	}
	defer f.Close()
	return io.ReadAll(f)
}

func (b *bulk) sumOf(name string) (uint32, error) {
	f, err := b.fs.Open(b.fs.PathJoin(b.dir, name), vfs.SequentialReadsOption)
	if err != nil {
		return 0, err
	}
	defer f.Close()
	sum := crc32.New(checksum)
	_, err = io.Copy(sum, f)
	return sum.Sum32(), err
}
