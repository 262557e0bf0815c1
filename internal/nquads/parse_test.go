// SPDX-License-Identifier: Apache-2.0

package nquads

import (
	"strings"
	"testing"

	"github.com/cayleygraph/quad"
	"github.com/google/go-cmp/cmp"
)

const triple = "<urn:s> <urn:p> "

func TestParseLine(t *testing.T) {
	for name, c := range map[string]struct {
		line string
		want quad.Value // the object
	}{
		"IRI":                        {triple + `<urn:o> .`, quad.IRI("urn:o")},
		"IRI outside ASCII":          {triple + `<http://example.org/Мінск> .`, quad.IRI("http://example.org/Мінск")},
		"escapes in an IRI":          {triple + `<urn:\u00e9\U0001F600> .`, quad.IRI("urn:é😀")},
		"string":                     {triple + `"That's \"rubbish\"" .`, quad.String(`That's "rubbish"`)},
		"empty string":               {triple + `"" .`, quad.String("")},
		"all escapes":                {triple + `"\t\b\n\r\f\"\'\\\u00e9\U0001F600" .`, quad.String("\t\b\n\r\f\"'\\é😀")},
		"escaped backslash before u": {triple + `"\\u00e9" .`, quad.String(`\u00e9`)},
		"quote and at sign":          {triple + `"a\"@b" .`, quad.String(`a"@b`)},
		"quote and carets":           {triple + `"a\"^^<urn:t>" .`, quad.String(`a"^^<urn:t>`)},
		"raw tab and controls":       {triple + "\"a\tb\x01\x7f\" .", quad.String("a\tb\x01\x7f")},
		"language":                   {triple + `"colour"@en-GB .`, quad.LangString{Value: "colour", Lang: "en-GB"}},
		"language of a quoted @":     {triple + `"say \"@x\""@en .`, quad.LangString{Value: `say "@x"`, Lang: "en"}},
		"datatype":                   {triple + `"2024-10-25"^^<` + xsd + `date> .`, quad.TypedString{Value: "2024-10-25", Type: xsd + "date"}},
		"xsd:string is a string":     {triple + `"a"^^<` + xsdString + `> .`, quad.String("a")},
		"no space at all":            {`<urn:s><urn:p>"o".`, quad.String("o")},
		"space and a comment":        {"\t <urn:s>\t<urn:p>  <urn:o>\t.  # said so", quad.IRI("urn:o")},
		"a comment sign in an IRI":   {triple + `<urn:o#char=1,2>.#`, quad.IRI("urn:o#char=1,2")},
		"language and stop":          {triple + `"a"@en.`, quad.LangString{Value: "a", Lang: "en"}},
		"characters beyond the BMP":  {triple + `"😀\U0010FFFF" .`, quad.String("😀\U0010FFFF")},
		"NUL by escape":              {triple + `"\u0000" .`, quad.String("\x00")},
	} {
		t.Run(name, func(t *testing.T) {
			q, ok, err := ParseLine(c.line)
			if err != nil || !ok {
				t.Fatalf("ok %v, error %v", ok, err)
			}
			want := quad.Quad{Subject: quad.IRI("urn:s"), Predicate: quad.IRI("urn:p"), Object: c.want}
			if d := cmp.Diff(want, q); d != "" {
				t.Error(d)
			}
		})
	}
}

func TestParseLineLabel(t *testing.T) {
	q, ok, err := ParseLine(`<urn:s> <urn:p> "o"@en <urn:l> .`)
	if err != nil || !ok || q.Label != quad.IRI("urn:l") {
		t.Errorf("label %v, ok %v, error %v", q.Label, ok, err)
	}
}

// TestBlankNodes: the grammar of their labels, where they are let through.
func TestBlankNodes(t *testing.T) {
	for label, want := range map[string]string{
		"b0 .": "b0", "_ .": "_", "0.1. .": "", "0.1 .": "0.1", "a-b\u00B7.é .": "a-b\u00B7.é", "b0.": "b0", " .": "",
		"-a .": "", ".a .": "", "a:b .": "", "😀x .": "😀x", "a\u00D7 .": "",
	} {
		p := Parser{blank: true}
		terms, ok, err := p.Terms([]byte("_:s <urn:p> _:" + label))
		if ok != (want != "") || ok == (err != nil) || string(terms[2].Text) != want && ok {
			t.Errorf("%q: %q, error %v", label, terms[2].Text, err)
		}
	}
}

func TestParseLineEmpty(t *testing.T) {
	for _, line := range []string{"", " \t", "# a comment", "  # <urn:s> <urn:p> <urn:o> ."} {
		if _, ok, err := ParseLine(line); ok || err != nil {
			t.Errorf("%q: ok %v, error %v", line, ok, err)
		}
	}
}

func TestParseLineRefuses(t *testing.T) {
	for name, c := range map[string]struct{ line, want string }{
		"relative subject":           {`<s> <urn:p> <urn:o> .`, "<s> is relative"},
		"relative predicate":         {`<urn:s> </p> <urn:o> .`, "relative"},
		"relative object":            {triple + `<o> .`, "relative"},
		"relative datatype":          {triple + `"o"^^<t> .`, "relative"},
		"relative label":             {triple + `<urn:o> <g> .`, "relative"},
		"empty IRI":                  {triple + `<> .`, "relative"},
		"scheme begins with digit":   {triple + `<1a:o> .`, "relative"},
		"space in an IRI":            {triple + `<urn:a b> .`, "a space"},
		"brace in an IRI":            {triple + `<urn:{a}> .`, "holds {"},
		"backtick in an IRI":         {triple + "<urn:`> .", "holds `"},
		"bar in an IRI":              {triple + "<urn:|> .", "holds |"},
		"caret in an IRI":            {triple + "<urn:^> .", "holds ^"},
		"quote in an IRI":            {triple + `<urn:"> .`, `holds "`},
		"less-than in an IRI":        {triple + `<urn:<> .`, "holds <"},
		"control in an IRI":          {triple + "<urn:\x01> .", "U+0001"},
		"escaped space in an IRI":    {triple + `<urn:\u0020> .`, "escape of a space"},
		"escaped angle in an IRI":    {triple + `<urn:\u003E> .`, "escape of >"},
		"string escape in an IRI":    {triple + `<urn:\n> .`, `\n is no escape`},
		"open IRI":                   {triple + `<urn:o .`, "holds a space"},
		"IRI open at the end":        {triple + `<urn:o`, "not closed"},
		"bad escape digits":          {triple + `"\u00ZZ" .`, "4 hexadecimal"},
		"short escape":               {triple + `"\u12" .`, "4 hexadecimal"},
		"signed escape":              {triple + `"\u+123" .`, "4 hexadecimal"},
		"short long escape":          {triple + `"\U0001F60" .`, "8 hexadecimal"},
		"surrogate":                  {triple + `"\uD83D\uDE00" .`, "escape of no character"},
		"beyond Unicode":             {triple + `"\U00110000" .`, "escape of no character"},
		"unknown escape":             {triple + `"\a" .`, `\a is no escape`},
		"backslash at the end":       {triple + `"\`, "no escape"},
		"open literal":               {triple + `"abc .`, "not closed"},
		"single quotes":              {triple + `'abc' .`, "want the object"},
		"triple quotes":              {triple + `"""abc""" .`, "label is a literal"},
		"bare number":                {triple + `1 .`, "want the object"},
		"bare boolean":               {triple + `true .`, "want the object"},
		"prefixed name":              {`a:s <urn:p> <urn:o> .`, "want the subject"},
		"prefix line":                {`@prefix a: <urn:a> .`, "want the subject"},
		"base line":                  {`@base <urn:a> .`, "want the subject"},
		"language begins with 1":     {triple + `"o"@1 .`, "no language tag"},
		"empty language":             {triple + `"o"@ .`, "no language tag"},
		"language ends in hyphen":    {triple + `"o"@en- .`, "no language tag"},
		"language with direction":    {triple + `"o"@en--ltr .`, "no language tag"},
		"language and datatype":      {triple + `"o"@en^^<urn:t> .`, "full stop"},
		"one caret":                  {triple + `"o"^<urn:t> .`, "full stop"},
		"prefixed datatype":          {triple + `"o"^^xsd:date .`, "want the datatype"},
		"langString with no tag":     {triple + `"o"^^<` + langString + `> .`, "needs a language tag"},
		"literal subject":            {`"s" <urn:p> <urn:o> .`, "subject is a literal"},
		"literal predicate":          {`<urn:s> "p" <urn:o> .`, "predicate is a literal"},
		"literal label":              {triple + `<urn:o> "l" .`, "label is a literal"},
		"blank subject":              {`_:b0 <urn:p> <urn:o> .`, "_:b0 is a blank node"},
		"blank predicate":            {`<urn:s> _:b0 <urn:o> .`, "blank node"},
		"blank object":               {triple + `_:b0 .`, "_:b0 is a blank node"},
		"blank label":                {triple + `<urn:o> _:b0 .`, "blank node"},
		"no full stop":               {triple + `<urn:o>`, "full stop"},
		"no object":                  {`<urn:s> <urn:p> .`, "want the object"},
		"no predicate":               {`<urn:s> .`, "want the predicate"},
		"two objects":                {triple + `<urn:o>, <urn:o2> .`, "full stop"},
		"semicolon":                  {triple + `<urn:o>; <urn:p2> <urn:o2> .`, "full stop"},
		"five terms":                 {triple + `<urn:o> <urn:l> <urn:m> .`, "full stop"},
		"two quads on a line":        {triple + `<urn:o> . <urn:s> <urn:p> <urn:o> .`, "end of the line"},
		"quoted triple":              {`<< <urn:s> <urn:p> <urn:o> >> <urn:p> <urn:o> .`, "holds <"},
		"graph in braces":            {`{ <urn:s> <urn:p> <urn:o> . }`, "want the subject"},
		"not UTF-8":                  {triple + "\"caf\xe9\" .", "column 21: not valid UTF-8"},
		"raw surrogate":              {triple + "\"\xed\xa0\xbd\" .", "not valid UTF-8"},
		"vertical tab as space":      {"<urn:s>\v<urn:p> <urn:o> .", "U+000B"},
		"column counts characters":   {triple + `"éé" x`, "column 22: want the full stop"},
		"no-break space is no space": {"<urn:s>\u00a0<urn:p> <urn:o> .", "want the predicate"},
	} {
		t.Run(name, func(t *testing.T) {
			_, ok, err := ParseLine(c.line)
			if err == nil || ok {
				t.Fatalf("accepted: %s", c.line)
			}
			if !strings.Contains(err.Error(), c.want) {
				t.Errorf("error %q does not say %q", err, c.want)
			}
		})
	}
}
