// SPDX-License-Identifier: Apache-2.0

package main

import (
	"context"
	"fmt"
	"io"
	"iter"
	"os"
	"runtime/debug"

	"github.com/spf13/pflag"

	"kg/extract"
	"kg/internal/claimgraph"
	"kg/internal/fault"
	"kg/internal/input"
	"kg/schema"
)

// readOptions are the flags of the commands that read articles.
type readOptions struct {
	meta       input.Meta
	base       string
	noText     bool
	noMentions bool
	maxSize    int
	chains     bool // of the articles are wanted, and not what they say
}

func (o *readOptions) flags(f *pflag.FlagSet) {
	f.StringVar(&o.meta.Published, "published", "", "date of publication (2024-10-25, \"25 October 2024\", RFC 3339); overrides the file's")
	f.StringVar(&o.meta.Title, "title", "", "title; overrides the file's")
	f.StringVar(&o.meta.Site, "site", "", "site or paper; overrides the file's")
	f.StringVar(&o.meta.URL, "url", "", "address of the article, for one article only; overrides the file's")
	f.StringVar(&o.meta.Lang, "lang", "", "language, such as en; overrides the file's")
	f.StringVar(&o.base, "base", "", "base of all IRIs, set once when a graph is created (default \""+schema.DefaultBase+"\")")
	f.BoolVar(&o.noText, "no-text", false, "leave the texts out of the graph; evidence then carries its exact words")
	f.BoolVar(&o.noMentions, "no-mentions", false, "leave out where entities are mentioned")
	f.IntVar(&o.maxSize, "max-size", input.DefaultLimit, "largest text of an article in bytes")
}

// quads are the options that bear on the quads.
func (o *readOptions) quads(base string) claimgraph.Options {
	return claimgraph.Options{Minter: schema.Minter{Base: base}, Version: version, NoText: o.noText, NoMentions: o.noMentions}
}

// read is an article that was read, or the error in its place.
type read struct {
	item input.Item
	doc  *extract.Document
	err  error
}

// articles reads the articles of the arguments on all processors and gives them in their order.
func (o *readOptions) articles(ctx context.Context, args []string, base string, stdin io.Reader) (iter.Seq[read], error) {
	mint := schema.Minter{Base: base}
	in, err := input.New(input.Options{Minter: mint, Stdin: stdin, Meta: o.meta, Limit: o.maxSize})
	if err != nil {
		return nil, err
	}
	reader, err := extract.NewReader(mint)
	if err != nil {
		return nil, err
	}
	if os.Getenv("GOGC") == "" {
		// What a long article takes stays till its end, so that the heap need not grow to twice as much before it is looked
		// through; little is thrown away, and that is seldom all the same.
		debug.SetGCPercent(25)
	}
	items := func(yield func(read) bool) {
		for item, err := range in.Articles(args) {
			if !yield(read{item: item, err: err}) {
				return
			}
		}
	}
	return ordered(ctx, items, func(r read) read {
		if o.chains {
			return r.by(reader.Chains)
		}
		return r.by(func(a extract.Article, text string) *extract.Document {
			d := reader.Read(a, text)
			d.DropWords()
			return d
		})
	}), nil
}

// by reads the article. A panic is a defect of kg; it costs this article and not the run.
func (r read) by(reader func(extract.Article, string) *extract.Document) (out read) {
	if r.err != nil {
		return r
	}
	defer func() {
		if p := recover(); p != nil {
			out = read{item: r.item, err: fault.New(fault.Internal, "%s: a defect of kg: %v", r.item.Place(), p)}
		}
	}()
	r.doc = reader(r.item.Article, r.item.Text)
	return r
}

// warn reports what was done to an input for it to be read.
func warn(w io.Writer, item input.Item) {
	for _, text := range item.Warnings {
		fmt.Fprintf(w, "kg: %s: %s\n", item.Place(), text)
	}
}

// printEach reads the articles of the arguments and prints each, to a file or to standard output.
func (o *readOptions) printEach(ctx context.Context, args []string, base, output string, std streams, print func(io.Writer, *extract.Document) error) error {
	articles, err := o.articles(ctx, args, base, std.in)
	if err != nil {
		return err
	}
	count := accounting{err: std.err}
	err = writeTo(output, std.out, func(w io.Writer) error {
		for r := range articles {
			if ctx.Err() != nil {
				return ctx.Err()
			}
			if r.err != nil {
				count.skip(r.err)
				continue
			}
			warn(std.err, r.item)
			if err := print(w, r.doc); err != nil {
				return err
			}
			count.stored(true)
		}
		if ctx.Err() == nil && count.loaded == 0 { // a file that is there is not given up for nothing
			return count.done()
		}
		return ctx.Err()
	})
	if err != nil {
		return err
	}
	return count.quietly()
}
