// SPDX-License-Identifier: Apache-2.0

package main

import (
	"bufio"
	_ "embed"
	"encoding/json"
	"fmt"
	"html"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"unicode"
)

// officesFile holds the offices of real articles; its first lines say how it came about and what its marks mean.
//
//go:embed offices.tsv
var officesFile string

// office is what a person has in an article: his office and the name of the country or body whose it is, or one of the marks.
type office struct{ person, title, of string }

// Marks in place of an owner.
const (
	ofNobody  = "-"
	ofAnybody = "*"
	unsure    = "!"
)

// officed is an article with its offices.
type officed struct {
	part, path, text string
	offices          []office
}

// offices measures the offices of real articles, those whose errors are read and those held out: person and title, and the owner too.
func offices(kg, shared string) ([]row, error) {
	articles, err := readOffices(officesFile)
	if err != nil {
		return nil, err
	}
	if err := fillTexts(articles, filepath.Join(shared, "corpora")); err != nil {
		return nil, err
	}
	docs, err := readBy(kg, "extract", "", texts(articles, func(a *officed) string { return a.text }))
	if err != nil {
		return nil, err
	}
	var rows []row
	for _, part := range []string{"read", "held"} {
		all, titles := row{data: "real news, " + part, layer: "roles"}, row{data: "real news, " + part, layer: "roles p+title"}
		for i := range articles {
			if articles[i].part == part {
				articles[i].score(&docs[i], &all, &titles)
			}
		}
		rows = append(rows, all, titles)
	}
	return rows, nil
}

// readOffices reads articles with their offices, without their texts.
func readOffices(file string) (list []officed, err error) {
	for lines := bufio.NewScanner(strings.NewReader(file)); lines.Scan(); {
		line := lines.Text()
		cols := strings.Split(line, "\t")
		part, path, ok := strings.Cut(line, " ")
		switch {
		case strings.HasPrefix(line, "#"):
		case len(cols) == 3 && len(list) > 0:
			last := &list[len(list)-1]
			last.offices = append(last.offices, office{cols[0], cols[1], cols[2]})
		case len(cols) == 1 && ok && (part == "read" || part == "held"):
			list = append(list, officed{part: part, path: path})
		default:
			return nil, fmt.Errorf("offices.tsv: no article and no office: %q", line)
		}
	}
	return list, nil
}

// Markup of TimeML.
var (
	timeMLBody = regexp.MustCompile(`(?s)<TEXT>(.*)</TEXT>`)
	timeMLTag  = regexp.MustCompile(`<[^>]+>`)
)

// fillTexts reads the texts of articles from the corpora.
func fillTexts(articles []officed, corpora string) error {
	file, err := os.Open(filepath.Join(corpora, "polnear", "polnear_train.jsonl"))
	if err != nil {
		return err
	}
	defer file.Close()
	polnear := map[string]string{}
	for dec := json.NewDecoder(bufio.NewReader(file)); dec.More(); {
		var x struct{ Doc, Text string }
		if err := dec.Decode(&x); err != nil {
			return fmt.Errorf("%s: %w", file.Name(), err)
		}
		if polnear[x.Doc] == "" {
			polnear[x.Doc] = x.Text
		}
	}
	for i := range articles {
		a := &articles[i]
		if doc, ok := strings.CutPrefix(a.path, "polnear/"); ok {
			a.text = polnear[doc]
		} else {
			found, _ := filepath.Glob(filepath.Join(corpora, "tempeval3_tbaq", "*", filepath.Base(a.path)))
			if len(found) != 1 {
				return fmt.Errorf("%d articles %s", len(found), a.path)
			}
			data, err := os.ReadFile(found[0])
			if err != nil {
				return err
			}
			if body := timeMLBody.FindSubmatch(data); body != nil {
				a.text = strings.TrimSpace(html.UnescapeString(string(timeMLTag.ReplaceAll(body[1], nil))))
			}
		}
		if a.text == "" {
			return fmt.Errorf("no text: %s", a.path)
		}
	}
	return nil
}

// unasked are the words of titles that the file leaves out.
var unasked = regexp.MustCompile(`candidate|nominee|founder|front-?\s?runner|\bowner|hopeful|dictator`)

// score counts the offices of an article.
func (a *officed) score(d *document, all, titles *row) {
	name := d.canonical()
	left := map[[2]string]bool{}
	gold, goldTitles := map[office]bool{}, map[[2]string]bool{}
	for _, o := range a.offices {
		x := office{name(o.person), titleWords(o.title), o.of}
		switch o.of {
		case unsure:
			left[[2]string{x.person, x.title}] = true
			continue
		case ofNobody, ofAnybody:
		default:
			x.of = name(o.of)
		}
		gold[x], goldTitles[[2]string{x.person, x.title}] = true, true
	}
	found, foundTitles := map[office]bool{}, map[[2]string]bool{}
	for _, r := range d.Roles {
		x := office{d.nameOf(r.Person), titleWords(r.Title), ofNobody}
		if r.Of != nil {
			x.of = d.nameOf(*r.Of)
		}
		if both := [2]string{x.person, x.title}; !left[both] && !unasked.MatchString(x.title) {
			if gold[office{x.person, x.title, ofAnybody}] {
				x.of = ofAnybody
			}
			found[x], foundTitles[both] = true, true
		}
	}
	all.add(len(gold), len(found), common(gold, found))
	titles.add(len(goldTitles), len(foundTitles), common(goldTitles, foundTitles))
}

// common counts what two sets share.
func common[K comparable](a, b map[K]bool) (n int) {
	for k := range a {
		if b[k] {
			n++
		}
	}
	return n
}

// canonical gives what a name stands for in a document: the plain name of the entity that is called so, or of none the name itself.
func (d *document) canonical() func(string) string {
	runes := []rune(d.Text)
	of := map[string]string{}
	enter := func(form, name string) {
		if form = plain(form); of[form] == "" {
			of[form] = plain(name)
		}
	}
	for _, e := range d.Entities {
		enter(e.Name, e.Name)
		for _, m := range e.Mentions {
			if m.Kind == "name" {
				enter(string(runes[m.Start:m.End]), e.Name)
			}
		}
	}
	return func(name string) string {
		if full := of[plain(name)]; full != "" {
			return full
		}
		return plain(name)
	}
}

// nameOf gives the plain name of an entity.
func (d *document) nameOf(id string) string {
	if e := d.entity(id); e != nil {
		return plain(e.Name)
	}
	return id
}

// plain is a name without case, article, possessive and outer marks.
func plain(name string) string {
	name = strings.Trim(strings.ReplaceAll(strings.ToLower(name), "’", "'"), " \t\n\"“”'‘.,;:()")
	name = strings.TrimPrefix(strings.TrimSuffix(name, "'s"), "the ")
	return strings.Join(strings.Fields(name), " ")
}

// titleWords are the words of a title without marks.
func titleWords(title string) string {
	return strings.Join(strings.FieldsFunc(plain(title), func(c rune) bool { return c != '\'' && !unicode.IsLetter(c) && !unicode.IsDigit(c) }), " ")
}
