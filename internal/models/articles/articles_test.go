// SPDX-License-Identifier: Apache-2.0

package articles

import "testing"

const short = `{"id":"x","published":"2025-05-14","text":"Gate opens\n\nThe minister, Ana Ruiz, said the minister’s gate was safe. “It is,” said Tom.",
"entities":[{"name":"Ana Ruiz","type":"Person","aliases":["Ruiz"]}],
"nominals":[["The minister",1,"Ana Ruiz"],["the minister",1,"Ana Ruiz"]],
"roles":[{"person":"Ana Ruiz","title":"minister","of":null,"former":false}],
"relations":[{"s":"Ruiz","p":"worksFor","o":"the Gate"}],
"claims":[["said","the minister’s gate","asserts"],["said","“It is,”","asserts"]]}`

const long = `{"id":"y","published":"2025-05-14","text":"“Né,” said Ana Ruiz. The minister left.",
"entities":[{"name":"Ana Ruiz","type":"Person","mentions":[{"start":11,"end":19,"text":"Ana Ruiz","kind":"name"},{"start":21,"end":33,"text":"The minister","kind":"nominal"}]}],
"roles":[{"person":"Ana Ruiz","title":"minister","of":"the Norland","former":true}],
"relations":[],
"claims":[{"cueSpan":{"start":6,"end":10},"contentSpans":[{"start":0,"end":5}],"stance":"denies"}]}`

func TestBothFormsAreRead(t *testing.T) {
	a, err := Read([]byte(short))
	if err != nil {
		t.Fatal(err)
	}
	if n := a.Nominals; len(n) != 2 || a.Text[n[1].Start:n[1].End] != "the minister" {
		t.Errorf("nominals %v", n)
	}
	if r := a.Relations; len(r) != 1 || r[0] != (Relation{"Ana Ruiz", "worksFor", "gate"}) {
		t.Errorf("relations %v", r)
	}
	for i, want := range [][2]string{{"said", "the"}, {"said", "“It"}} {
		if c := a.Claims[i]; a.Text[c.Cue:c.CueEnd] != want[0] || a.Text[c.Content:c.Content+len(want[1])] != want[1] || i == 1 && c.Cue < c.Content {
			t.Errorf("claim %d: %v", i, c)
		}
	}
	b, err := Read([]byte(long))
	if err != nil {
		t.Fatal(err)
	}
	if n := b.Nominals; len(n) != 1 || b.Text[n[0].Start:n[0].End] != "The minister" {
		t.Errorf("nominals %v", n)
	}
	if c := b.Claims; len(c) != 1 || b.Text[c[0].Cue:c[0].CueEnd] != "said" || c[0].Content != 0 || c[0].Stance != "denies" {
		t.Errorf("claims %v", c)
	}
	if r := b.Roles; len(r) != 1 || r[0] != (Role{"Ana Ruiz", "minister", "norland", true}) {
		t.Errorf("roles %v", r)
	}
}

func TestWhatIsNotInTheTextIsRefused(t *testing.T) {
	for _, bad := range []string{
		`{"text":"The minister left.","nominals":[["the minister",1,"Ana Ruiz"]]}`,
		`{"text":"Gate","entities":[{"name":"Gate","mentions":[{"start":3,"end":9,"kind":"nominal"}]}]}`,
		`{"text":"Gate","claims":[7]}`,
	} {
		if _, err := Read([]byte(bad)); err == nil {
			t.Errorf("%s: is taken", bad)
		}
	}
}

func TestTexts(t *testing.T) {
	all, err := Load("texts/*.json")
	if err != nil {
		t.Fatal(err)
	}
	for _, a := range all {
		for _, r := range a.Roles {
			if !a.Has(r.Person) {
				t.Errorf("%s: office of %s, who is no entity", a.ID, r.Person)
			}
		}
		for i, c := range a.Claims {
			if c.Cue < 0 {
				t.Errorf("%s: claim %d is not in the text", a.ID, i)
			}
		}
	}
}
