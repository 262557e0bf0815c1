// SPDX-License-Identifier: Apache-2.0

// Command worldnames makes data/lexicon/worldnames.tsv of public lists that
// lie in a folder: firstnames-male.txt, firstnames-female.txt and surnames.txt
// (the name lists of the US Census of 1990, as published), cities.tsv (name
// and population: columns 2 and 15 of cities15000.txt of GeoNames) and
// company_tickers.json (the companies that file with the US Securities and
// Exchange Commission; a table with a column "title").
//
//	go run ./internal/models/worldnames FOLDER > data/lexicon/worldnames.tsv
package main

import (
	"bufio"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"log"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"unicode"

	"golang.org/x/text/runes"
	"golang.org/x/text/transform"
	"golang.org/x/text/unicode/norm"
)

func main() {
	log.SetFlags(0)
	log.SetPrefix("worldnames: ")
	if len(os.Args) != 2 {
		log.Fatal("usage: worldnames FOLDER > data/lexicon/worldnames.tsv")
	}
	l := list{}
	if err := l.read(os.Args[1]); err != nil {
		log.Fatal(err)
	}
	if err := l.write(os.Stdout); err != nil {
		log.Fatal(err)
	}
}

const (
	frequentSurnames = 2_000   // those have an S
	surnames         = 20_000  // the rest of those an s
	largeCity        = 300_000 // inhabitants from which on a city has a T
)

// list holds names in small letters with the letters of what they may be.
type list map[string]string

// add adds a name, with and without its diacritics.
func (l list) add(name, kind string) {
	name = strings.ToLower(strings.Join(strings.Fields(name), " "))
	plain, _, err := transform.String(transform.Chain(norm.NFD, runes.Remove(runes.In(unicode.Mn)), norm.NFC), name)
	if err != nil {
		plain = name
	}
	for _, n := range []string{name, plain} {
		switch {
		case len(n) < 2 || strings.ContainsAny(n, "\t()") || strings.Contains(l[n], kind) || kind == "t" && strings.Contains(l[n], "T"):
		case kind == "T":
			l[n] = strings.ReplaceAll(l[n], "t", "") + kind
		default:
			l[n] += kind
		}
	}
}

func (l list) read(folder string) error {
	return errors.Join(
		lines(filepath.Join(folder, "firstnames-male.txt"), func(_ int, line string) { l.add(line[:strings.IndexByte(line+" ", ' ')], "g") }),
		lines(filepath.Join(folder, "firstnames-female.txt"), func(_ int, line string) { l.add(line[:strings.IndexByte(line+" ", ' ')], "g") }),
		lines(filepath.Join(folder, "surnames.txt"), func(n int, line string) {
			switch name := line[:strings.IndexByte(line+" ", ' ')]; {
			case n < frequentSurnames:
				l.add(name, "S")
			case n < surnames:
				l.add(name, "s")
			}
		}),
		lines(filepath.Join(folder, "cities.tsv"), func(_ int, line string) {
			name, people, _ := strings.Cut(line, "\t")
			kind := "t"
			if n, err := strconv.Atoi(people); err == nil && n >= largeCity {
				kind = "T"
			}
			l.add(name, kind)
		}),
		l.companies(filepath.Join(folder, "company_tickers.json")))
}

// Words at the ends of the names of companies that are not needed, or not always, and those of what is no company.
var (
	legal        = strings.Fields("inc corp corporation co company companies ltd limited plc llc lp sa nv ag se ab asa oyj spa /de/ /md/ /nv/ /new/ /fi/ /can/ cl a b")
	often        = strings.Fields("holdings holding group international technologies")
	notCompanies = strings.Fields("trust fund etf etn acquisition spac notes merger ishares portfolio income municipal futures")
)

// companies adds the names of companies as they are spoken of.
func (l list) companies(file string) error {
	data, err := os.ReadFile(file)
	if err != nil {
		return err
	}
	var table struct{ Data [][3]string }
	if err := json.Unmarshal(data, &table); err != nil {
		return fmt.Errorf("%s: %w", file, err)
	}
	for _, row := range table.Data {
		words := strings.Fields(strings.ToLower(strings.NewReplacer(",", " ", ".", "").Replace(row[2])))
		if slices.ContainsFunc(words, func(w string) bool { return slices.Contains(notCompanies, w) }) {
			continue
		}
		for _, ends := range [][]string{legal, often} {
			for len(words) > 1 && slices.Contains(ends, words[len(words)-1]) {
				words = words[:len(words)-1]
			}
			l.add(strings.Join(words, " "), "c")
		}
	}
	return nil
}

func lines(file string, each func(n int, line string)) error {
	f, err := os.Open(file)
	if err != nil {
		return err
	}
	defer f.Close()
	s := bufio.NewScanner(f)
	for n := 0; s.Scan(); n++ {
		each(n, s.Text())
	}
	return s.Err()
}

const header = `# Names of the world, in small letters and in the order of their bytes, and what they may be: g given name, S frequent
# surname, s surname, T city of 300,000, t town of 15,000, c company. Made by internal/models/worldnames of the name lists of the
# US Census of 1990 and of the companies that file with the US Securities and Exchange Commission (works of the United States
# government, public domain) and of GeoNames (cities15000; CC BY 4.0, https://www.geonames.org). Licence of this file: CC BY 4.0.
`

func (l list) write(to io.Writer) error {
	out := bufio.NewWriter(to)
	out.WriteString(header)
	var names []string
	for n := range l {
		names = append(names, n)
	}
	slices.Sort(names)
	for _, n := range names {
		fmt.Fprintf(out, "%s\t%s\n", n, l[n])
	}
	return out.Flush()
}
