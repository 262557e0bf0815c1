// SPDX-License-Identifier: Apache-2.0

// Package input turns arguments (files, folders, "-") into articles. It reads plain text, with or without a header
// block, and JSON objects one a line, either of them compressed by gzip; it converts UTF-16 and, where it is certain,
// Windows-1252 to UTF-8, and says what anything else seems to be. The text of an article is the text of its file byte
// for byte, but for a byte order mark and the header block.
package input

import (
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"iter"
	"strings"

	"kg/extract"
	"kg/internal/fault"
	"kg/schema"
)

// DefaultLimit is the size in bytes of the largest text of an article that is read.
const DefaultLimit = 16 << 20

// Options say what is known of the articles beside their files.
type Options struct {
	Minter schema.Minter
	Stdin  io.Reader // what "-" stands for
	Limit  int       // bytes of text an article; DefaultLimit where 0

	// Meta overrides what the files say, where it is set. Published may have any form that ParseDate knows.
	Meta Meta
}

// Meta is what a user may say of an article. Fields that are empty are not said.
type Meta struct {
	Title, Published, URL, Site, Lang string
	Authors                           []string
}

// Item is one article, or the place where one could not be read.
type Item struct {
	Source   string // file as named or found, "standard input" for "-"
	Line     int    // its line in a file of JSON lines, counted from 1; 0 for a text
	Article  extract.Article
	Text     string
	Warnings []string // what was done to the input for it to be read
}

// Place names an item as an error message does: file, or file and line.
func (i Item) Place() string {
	if i.Line == 0 {
		return i.Source
	}
	return fmt.Sprintf("%s:%d", i.Source, i.Line)
}

// Reader reads articles.
type Reader struct {
	opts   Options
	urlFor string // the article that took Options.Meta.URL
}

// New checks the options: a bad date, URL or language is a fault.Usage.
func New(o Options) (*Reader, error) {
	if o.Limit == 0 {
		o.Limit = DefaultLimit
	}
	if o.Stdin == nil {
		o.Stdin = strings.NewReader("")
	}
	if err := o.Meta.normalise(); err != nil {
		return nil, fault.New(fault.Usage, "--%w", err)
	}
	return &Reader{opts: o}, nil
}

// Articles gives the articles of the arguments in their order, those of a folder in the order of their paths. An error
// (fault.Input, its message with file and line) stands for one article or one file; the sequence goes on after it.
func (r *Reader) Articles(args []string) iter.Seq2[Item, error] {
	return func(yield func(Item, error) bool) {
		for _, arg := range args {
			for path, err := range files(arg) {
				if err != nil {
					if !yield(Item{Source: path}, err) {
						return
					}
				} else if !r.file(path, yield) {
					return
				}
			}
		}
	}
}

// article puts together what a file, its own metadata and the options say.
func (r *Reader) article(it Item, meta Meta) (Item, error) {
	if strings.TrimSpace(it.Text) == "" {
		return it, errors.New("the article is empty")
	}
	if len(it.Text) > r.opts.Limit {
		return it, r.tooLarge()
	}
	if err := meta.normalise(); err != nil {
		return it, err
	}
	meta.override(r.opts.Meta)
	if r.opts.Meta.URL != "" {
		if r.urlFor != "" {
			return it, fmt.Errorf("--url is the address of one article, and %s took it", r.urlFor)
		}
		r.urlFor = it.Place()
	}
	sum := sha256.Sum256([]byte(it.Text))
	digest := hex.EncodeToString(sum[:])
	it.Article = extract.Article{
		ID:        r.opts.Minter.Article(meta.URL, digest),
		Title:     meta.Title,
		Published: meta.Published,
		Site:      meta.Site,
		Authors:   meta.Authors,
		URL:       meta.URL,
		Lang:      meta.Lang,
		SHA256:    digest,
	}
	return it, nil
}

func (r *Reader) tooLarge() error {
	return fmt.Errorf("larger than the %s that an article may have", size(r.opts.Limit))
}

func size(n int) string {
	if n >= 1<<20 && n%(1<<20) == 0 {
		return fmt.Sprintf("%d MiB", n>>20)
	}
	return fmt.Sprintf("%d bytes", n)
}
