// SPDX-License-Identifier: Apache-2.0

package main

import "testing"

// TestOfficesAreRead: the file names articles of both parts with their offices, and refuses what is neither.
func TestOfficesAreRead(t *testing.T) {
	list, err := readOffices(officesFile)
	if err != nil {
		t.Fatal(err)
	}
	count := map[string]int{}
	for _, a := range list {
		count[a.part]++
	}
	if count["read"] < 100 || count["held"] < 100 {
		t.Errorf("articles: %v", count)
	}
	for _, bad := range []string{"Ana Ruiz\tmayor\tElmford", "seen polnear/a", "read polnear/a\nAna Ruiz\tmayor"} {
		if _, err := readOffices(bad); err == nil {
			t.Errorf("%q is taken", bad)
		}
	}
}

// TestOfficesAreScored: an owner is right by any name of it, one that is not asked for always, and what is unsure counts on neither side.
func TestOfficesAreScored(t *testing.T) {
	elm, oak := "e", "o"
	d := &document{Text: "Elm Town and Elmford, Ana Ruiz, Tom Berg",
		Entities: []entity{{ID: "e", Type: "City", Name: "Elm Town", Mentions: []mention{{span{0, 8}, "name"}, {span{13, 20}, "name"}}},
			{ID: "o", Type: "City", Name: "Oakham"}, {ID: "a", Type: "Person", Name: "Ana Ruiz"}, {ID: "t", Type: "Person", Name: "Tom Berg"}},
		Roles: []role{{Person: "a", Title: "mayor", Of: &elm}, {Person: "a", Title: "sen.", Of: &oak}, {Person: "t", Title: "chair"},
			{Person: "t", Title: "founder"}, {Person: "t", Title: "aide", Of: &oak}}}
	a := &officed{offices: []office{{"Ana Ruiz", "mayor", "Elmford"}, {"Ana Ruiz", "Sen", ofAnybody}, {"Tom Berg", "chair", unsure}, {"Tom Berg", "aide", ofNobody}}}
	var all, titles row
	a.score(d, &all, &titles)
	if all.gold != 3 || all.found != 3 || all.right != 2 || titles.right != 3 {
		t.Errorf("all %+v, titles %+v", all, titles)
	}
}
