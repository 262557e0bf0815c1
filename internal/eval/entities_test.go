// SPDX-License-Identifier: Apache-2.0

package main

import (
	"maps"
	"os"
	"path/filepath"
	"reflect"
	"strings"
	"testing"

	"kg/internal/conllu"
	"kg/internal/coref"
)

func TestNamesOfSentences(t *testing.T) {
	c := nameCorpus{word: 0, tag: 1, types: map[string]string{"person": "PER", "place": "LOC", "work": "?"}}
	got := c.read([]byte("President\tB-person\nÉva\tI-person\nQuill\tI-person\n's\tO\nOde\tB-work\n,\tO\nAda\tB-person\nOrlo\tB-person\n\n" +
		"In\tO\nthe\tB-place\nFens\tI-place\n\n\n"))
	want := []tagged{
		{"President Éva Quill's Ode, Ada Orlo", map[span]string{{10, 19}: "PER", {22, 25}: "?", {27, 30}: "PER", {31, 35}: "PER"}},
		{"In the Fens", map[span]string{{7, 11}: "LOC"}},
	}
	if !reflect.DeepEqual(got, want) {
		t.Errorf("got %v\nwant %v", got, want)
	}
}

func TestNamesOfDocuments(t *testing.T) {
	c := nameCorpus{word: 1, tag: 2, types: map[string]string{"PER": "PER"}}
	got := c.read([]byte("# newdoc id = a\n# text = Hé(Ada)\n1\tHé\tO\n2\t(\tO\n3\tAda\tB-PER\n4\t)\tO\n\n# text = Bo sat.\n1\tBo\tB-PER\n2\tsat\tO\n3\t.\tO\n\n" +
		"# newdoc id = b\n# text = Cem\n1\tCem\tB-PER\n"))
	want := []tagged{{"Hé(Ada)\nBo sat.", map[span]string{{3, 6}: "PER", {8, 10}: "PER"}}, {"Cem", map[span]string{{0, 3}: "PER"}}}
	if !reflect.DeepEqual(got, want) {
		t.Errorf("got %v\nwant %v", got, want)
	}
}

func TestScoreOfNames(t *testing.T) {
	c := nameCorpus{}
	gold := tagged{"the Fens of Ada, and Ode", map[span]string{{4, 8}: "LOC", {12, 15}: "PER", {21, 24}: "?"}}
	d := document{Entities: []entity{
		{Type: "Place", Mentions: []mention{{span{0, 8}, "name"}, {span{0, 3}, "pronoun"}}}, // right, the article apart
		{Type: "City", Mentions: []mention{{span{12, 15}, "name"}}},                         // wrong type
		{Type: "Group", Mentions: []mention{{span{20, 24}, "name"}}},                        // left out
		{Type: "Event", Mentions: []mention{{span{9, 11}, "name"}}},                         // the corpus has none
	}}
	var r row
	if c.score(&r, gold, &d); r != (row{gold: 2, found: 2, right: 1}) {
		t.Errorf("got %+v", r)
	}
	if got, want := (&row{"X", "names", 2, 3, 1}).String(), "| X | names | 2 | 3 | 33.3 | 50.0 | 40.0 |\n"; got != want {
		t.Errorf("got %s, want %s", got, want)
	}
	if got, want := (&row{"X", "names", 0, 0, 0}).String(), "| X | names | 0 | 0 | 0.0 | 0.0 | 0.0 |\n"; got != want {
		t.Errorf("got %s, want %s", got, want)
	}
}

func TestChains(t *testing.T) {
	got, err := chains("# begin document\n0\ta\t(12\n1\tb\t(3(12)\n2\tc\t12)3)\n3\td\t_\n4\te\t(3)\n# end document\n", 5)
	want := [][]run{{{1, 1}, {0, 2}}, {{1, 2}, {4, 4}}}
	if err != nil || !reflect.DeepEqual(got, want) {
		t.Errorf("got %v, error %v\nwant %v", got, err, want)
	}
	for _, bad := range []string{"0\ta\t1)\n", "0\ta\t(\n", "0\ta\t1\n", "0\ta\t_\n1\tb\t_\n"} {
		if got, err := chains(bad, 1); err == nil {
			t.Errorf("%q is read as %v", bad, got)
		}
	}
}

func TestGUM(t *testing.T) {
	sentences, err := conllu.Read(strings.NewReader("# newdoc id = x\n" +
		"1\tÉva\t_\tX\t_\t_\t2\tnsubj\t_\t_\n2\tleft\t_\tX\t_\t_\t0\troot\t_\t_\n3\ther\t_\tX\t_\t_\t4\tnmod\t_\t_\n4\thouse\t_\tX\t_\t_\t2\tobj\t_\t_\n\n"))
	if err != nil {
		t.Fatal(err)
	}
	d := gum(sentences)
	if d.text != "Éva left her house" || !reflect.DeepEqual(d.words, []span{{0, 3}, {4, 8}, {9, 12}, {13, 18}}) || newDocument(&sentences[0]) != "x" {
		t.Errorf("%q %v", d.text, d.words)
	}
	d.entities = [][]run{{{0, 0}, {2, 2}}, {{2, 3}, {3, 3}}}
	if got, want := d.mentions(d.entities, d.head), [][]coref.Mention{{{Start: 0, End: 0}, {Start: 2, End: 2}}, {{Start: 3, End: 3}}}; !reflect.DeepEqual(got, want) {
		t.Errorf("got %v, want %v", got, want) // two mentions of one head are one
	}
	read := document{Chains: []chain{
		{Mentions: []mention{{span{0, 3}, "name"}, {span{9, 12}, "pronoun"}, {span{18, 19}, "name"}}},
	}}
	if got, want := d.runs(&read), [][]run{{{0, 0}, {2, 2}}}; !reflect.DeepEqual(got, want) {
		t.Errorf("got %v, want %v", got, want)
	}
}

func TestRelationsOfCorpora(t *testing.T) {
	file := filepath.Join(t.TempDir(), "dev.json")
	text := `[{"tokens":["Mr.","Orlo","left","Ely","."],"tags":["B-Peop","L-Peop","O","U-Loc","O"],"relations":[{"head":0,"tail":1,"type":"Live_In"}]}]`
	if err := os.WriteFile(file, []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
	gold, err := readCoNLL04(file)
	want := []related{{"Mr. Orlo left Ely.", []span{{0, 8}, {14, 17}}, []relation{{"Live_In", span{0, 8}, span{14, 17}}}}}
	if err != nil || !reflect.DeepEqual(gold, want) {
		t.Fatalf("got %v, error %v", gold, err)
	}
	d := document{
		Entities: []entity{{ID: "o", Type: "Person", Mentions: []mention{{span{4, 8}, "name"}}}, {ID: "e", Type: "City", Mentions: []mention{{span{14, 17}, "name"}}},
			{ID: "b", Type: "Group", Mentions: []mention{{span{14, 17}, "name"}}}},
		Statements: []statement{
			{Subject: "o", Predicate: "livesIn", Object: "e", Polarity: "positive", Modality: "certain"},
			{Subject: "o", Predicate: "bornIn", Object: "e", Polarity: "positive", Modality: "certain"}, // the same pair
			{Subject: "o", Predicate: "worksFor", Object: "b", Polarity: "negative", Modality: "certain"},
			{Subject: "o", Predicate: "livesIn", Object: "Ely", Polarity: "positive", Modality: "certain"}, // no entity
		},
		Roles: []role{{Person: "o", Of: &[]string{"b"}[0]}, {Person: "o"}},
	}
	for name, n := range map[string]int{"Live_In": 1, "Work_For": 1, "Kill": 0} {
		m := conll04[name]
		found := m.found(&d)
		if len(found) != n {
			t.Errorf("%s: %v", name, found)
		}
		if right := n > 0 && m.fits(found[0], gold[0].relations[0], []rune(gold[0].text)); right != (n > 0) {
			t.Errorf("%s: the titled name is another one", name)
		}
	}
	if got := core([]rune("the Ely, England."), span{0, 17}); got != (span{4, 7}) {
		t.Errorf("core %v", got)
	}
	england := entity{Mentions: []mention{{span{9, 16}, "name"}}}
	ely := entity{Mentions: []mention{{span{4, 7}, "name"}}}
	if g := (related{names: []span{{0, 16}}}); !g.inOneName(pair{from: &ely, to: &england}) || (&related{}).inOneName(pair{from: &ely, to: &england}) {
		t.Error("Ely and England are not in Ely, England")
	}
	m, far := re3d["AlliesOf"], []rune("a and b")
	p := pair{from: &entity{Mentions: []mention{{span{6, 7}, "name"}}}, to: &entity{Mentions: []mention{{span{0, 1}, "name"}}}}
	if !m.fits(p, relation{"AlliesOf", span{0, 1}, span{6, 7}}, far) {
		t.Error("an alliance has a direction")
	}
	m.mutual = false
	if m.fits(p, relation{"AlliesOf", span{0, 1}, span{6, 7}}, far) {
		t.Error("a relation has no direction")
	}
}

func TestDocumentsInOrder(t *testing.T) {
	texts := []string{"a", "b", "c"}
	docs, err := inOrder([]byte(`{"article":{"url":"https://eval.example/2"},"text":"c"}`+"\n"+`{"article":{"url":"https://eval.example/0"},"text":"a"}`+"\n"), texts)
	if err != nil || docs[0].Text != "a" || docs[1].Text != "" || docs[2].Text != "c" {
		t.Errorf("%v, error %v", docs, err)
	}
	if _, err := inOrder([]byte(`{"article":{"url":"https://eval.example/0"},"text":"x"}`), texts); err == nil {
		t.Error("a changed text is taken")
	}
}

// Every predicate of a mapping is one that kg has.
func TestMappings(t *testing.T) {
	table, err := os.ReadFile(filepath.Join("..", "..", "schema", "vocabulary.tsv"))
	if err != nil {
		t.Fatal(err)
	}
	for _, all := range []map[string]mapping{conll04, re3d} {
		for m := range maps.Values(all) {
			for _, p := range m.predicates {
				if !strings.Contains(string(table), "\nkg:"+p+"\trelation\t") {
					t.Errorf("%s is no relation", p)
				}
			}
		}
	}
}
