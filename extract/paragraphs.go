// SPDX-License-Identifier: Apache-2.0

package extract

import (
	"fmt"
	"io/fs"
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"
)

// boilerplateRule matches a paragraph that is no part of the article: a button, a credit, a share line.
type boilerplateRule struct {
	how  string // "is", "begins", "matches" or "credits"
	text string // lower case
	re   *regexp.Regexp
}

func loadBoilerplate(files fs.FS) ([]boilerplateRule, error) {
	var rules []boilerplateRule
	err := readTable(files, "boilerplate", 2, func(c []string) error {
		r := boilerplateRule{how: c[0], text: c[1]}
		switch r.how {
		case "is", "begins":
		case "matches", "credits":
			re, err := regexp.Compile("(?i)^(?:" + c[1] + ")$")
			if err != nil {
				return err
			}
			r.re = re
		default:
			return fmt.Errorf("unknown rule %q", r.how)
		}
		rules = append(rules, r)
		return nil
	})
	return rules, err
}

// longestBoilerplate is the length in bytes above which a paragraph is never boilerplate: losing a button costs
// nothing, losing a paragraph does.
const longestBoilerplate = 200

// longestHeadline is the length in bytes above which the first paragraph is body text.
const longestHeadline = 250

// paragraphs splits the text at line breaks, or at blank lines where its lines are wrapped, and marks what is not body.
func (r *Reader) paragraphs(d *Document) {
	for _, s := range lineSpans(d.Text, wrapped(d.Text)) {
		d.Paragraphs = append(d.Paragraphs, Paragraph{Span: s, Kind: r.kind(d.Text[s.Start:s.End])})
	}
	markHeadline(d)
	markCaptions(d)
}

// longestCredits is the length in bytes above which a paragraph is no credit: a line may thank a dozen reporters.
const longestCredits = 400

// kind tells boilerplate and credits from body.
func (r *Reader) kind(text string) Kind {
	if len(text) > longestCredits {
		return Body
	}
	low := strings.ToLower(strings.ReplaceAll(text, "\u00a0", " "))
	low = strings.TrimRight(low, " .:!>»→…")
	for _, b := range r.lex.boilerplate {
		if b.how == "credits" && b.re.MatchString(low) && !tells(text) {
			return Credit
		}
		if len(text) > longestBoilerplate {
			continue
		}
		switch b.how {
		case "is":
			if low == b.text {
				return Boilerplate
			}
		case "begins":
			if strings.HasPrefix(low, b.text) {
				return Boilerplate
			}
		case "matches":
			if b.re.MatchString(low) {
				return Boilerplate
			}
		}
	}
	if isByline(text) {
		return Credit
	}
	if !strings.ContainsFunc(text, unicode.IsLetter) {
		return Boilerplate // a rule of dashes, a page number
	}
	return Body
}

// tells distinguishes a sentence from a credit that begins as it does, by its many words in small letters: "Research by the
// charity found that rents had doubled", "With reports of looting spreading, the minister denied it". A line in
// brackets or with a colon is a credit ("Photograph: firefighters at the scene").
func tells(text string) bool {
	if strings.ContainsAny(text[:1], "([") || strings.Contains(text, ":") {
		return false
	}
	small, capital := 0, 0
	for _, w := range strings.Fields(text) {
		switch w = strings.TrimLeft(w, "([“\"'‘"); {
		case isUpperFirst(w):
			capital++
		case isLowerFirst(w):
			small++
		}
	}
	return small > max(capital, mostSmall)
}

// mostSmall is how many words in small letters any credit may have: "With inputs from our agencies".
const mostSmall = 5

// isByline tells a line that names the authors, "By Ana Ruiz in Lima and Tom Berg, health correspondent".
func isByline(text string) bool {
	words := strings.Fields(text)
	if len(words) < 3 || len(words) > 20 || !strings.EqualFold(words[0], "by") {
		return false
	}
	for _, w := range words[1:] {
		w = strings.Trim(w, ",|·•-–—/&()")
		switch strings.ToLower(w) {
		case "", "and", "in", "for", "of", "the", "at", "with", "correspondent", "correspondents", "reporter", "reporters", "editor", "writer", "staff",
			"special", "senior", "chief", "political", "health", "business", "science", "crime", "court", "education", "foreign", "world", "news":
			continue
		}
		if !isUpperFirst(w) && !unicode.IsDigit(rune(w[0])) || strings.ContainsAny(w, "!?:;") {
			return false
		}
	}
	return !strings.HasSuffix(text, ".")
}

// lineSpans gives the lines of the text without the white space around them; with join, lines that no blank line parts
// are one.
func lineSpans(text string, join bool) []Span {
	var out []Span
	open := false // the last span may be joined to
	for start := 0; start < len(text); {
		end := strings.IndexAny(text[start:], "\n\r\u2028\u2029\v\f")
		next := len(text)
		if end < 0 {
			end = len(text)
		} else {
			end += start
			_, size := utf8.DecodeRuneInString(text[end:])
			next = end + size
			if text[end] == '\r' && next < len(text) && text[next] == '\n' {
				next++
			}
		}
		s := trimSpace(text, Span{start, end})
		switch {
		case s.Empty():
			open = false
		case open && join:
			out[len(out)-1].End = s.End
		default:
			out = append(out, s)
			open = true
		}
		start = next
	}
	return out
}

// trimSpace takes white space (no-break spaces too) and byte order marks off both ends.
func trimSpace(text string, s Span) Span {
	in := text[s.Start:s.End]
	isSpace := func(r rune) bool { return unicode.IsSpace(r) || r == '\ufeff' || r == '\u200b' }
	left := strings.TrimLeftFunc(in, isSpace)
	s.Start += len(in) - len(left)
	s.End = s.Start + len(strings.TrimRightFunc(left, isSpace))
	return s
}

// wrapped tells whether the lines of the text are cut at a width, as in mails and old agency copy: then most lines that
// another line follows directly are of middle length and end in the midst of a sentence.
func wrapped(text string) bool {
	lines := strings.Split(text, "\n")
	inner, cut := 0, 0
	for i := 0; i+1 < len(lines); i++ {
		l, next := strings.TrimSpace(lines[i]), strings.TrimSpace(lines[i+1])
		if l == "" || next == "" {
			continue
		}
		inner++
		if n := utf8.RuneCountInString(l); n >= 50 && n <= 100 && !strings.ContainsAny(l[len(l)-1:], ".!?\"':") {
			cut++
		}
	}
	return inner >= 4 && cut*10 >= inner*6
}

// markHeadline takes the first paragraph for the headline where it is short and more text follows; a given title that
// stands first is one for certain.
func markHeadline(d *Document) {
	first, more := -1, false
	for i, p := range d.Paragraphs {
		if p.Kind != Body {
			continue
		}
		if first >= 0 {
			more = true
			break
		}
		first = i
	}
	if first < 0 {
		return
	}
	p := &d.Paragraphs[first]
	text := d.Text[p.Start:p.End]
	title := strings.TrimSpace(d.Article.Title)
	switch {
	case title != "" && strings.EqualFold(title, text):
		p.Kind = Headline
	case title == "" && more && len(text) <= longestHeadline && headlineLike(text):
		p.Kind = Headline
		d.Article.Title = text
	}
}

// headlineLike tells a headline from a first paragraph: no dateline, and either no full stop at its end or a single
// short sentence in title case.
func headlineLike(text string) bool {
	last, _ := utf8.DecodeLastRuneInString(strings.TrimRight(text, `"'”’)`))
	if last != '.' {
		return true
	}
	words := strings.Fields(text)
	upper := 0
	for _, w := range words {
		if r, _ := utf8.DecodeRuneInString(strings.TrimLeft(w, `"'“‘(`)); unicode.IsUpper(r) || unicode.IsDigit(r) {
			upper++
		}
	}
	inner := strings.TrimRight(text, `."'”’)`)
	return !strings.Contains(inner, ". ") && (len(words) <= 20 || upper*2 > len(words))
}

// markCaptions marks the line after a button that opens a picture, and lines with the words of a caption.
func markCaptions(d *Document) {
	for i := range d.Paragraphs {
		p := &d.Paragraphs[i]
		if p.Kind != Body {
			continue
		}
		text := d.Text[p.Start:p.End]
		after := i > 0 && strings.Contains(strings.ToLower(d.Text[d.Paragraphs[i-1].Start:d.Paragraphs[i-1].End]), "image")
		if after && d.Paragraphs[i-1].Kind == Boilerplate || captionWords.MatchString(text) && len(text) < 500 {
			p.Kind = Caption
		}
	}
}

// captionWords are what only captions have: a credit in brackets at the end, or "pictured" and places in the picture.
var captionWords = regexp.MustCompile(`(?i)(\((AP|AFP|Reuters|Getty|PA)( Photo| Images)?/[^)]*\)\.?$|^(pictured|file photo|file -)\b|, (left|right|centre|center), .*\.$)`)
