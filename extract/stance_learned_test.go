// SPDX-License-Identifier: Apache-2.0

package extract

import "testing"

// judged are sentences whose stance the model tells, or leaves to the rules.
var judged = []struct{ text, want string }{
	{"“No letter was burnt, no file was lost,” Vell said.", "denies"},
	{"“There was no secret meeting,” the deputy told reporters.", "denies"},
	{"“We never hid a thing,” the manager said.", "denies"},
	{"The mayor called the tunnel “a hole full of other people’s money”.", "opposes"},
	{"Mira Sand alleged that the firm had hidden the leak.", "accuses"},
	{"“Open the gates,” Sand said.", "demands"},
	{"His lawyer said he would appeal on Monday.", "promises"},
	{"The engineer said the pumps had not stopped.", "asserts"},
	{"The baker said the oven was hot.", "asserts"},
	{"Ada Orlo said she had never eaten better fish.", "asserts"},
	{"“It rained all day,” the guide said.", "asserts"},
	{"Orlo called the bridge “long”.", "asserts"},
	{"“That is not a lie,” Vell said.", "asserts"},
	{"Ket denied that the seal was broken.", "denies"},
	{"“Did you see him?” the judge asked.", "asks"},
}

func TestLearnedStances(t *testing.T) {
	r := newReader(t)
	if r.stances == nil {
		t.Skip("kg is built without the model of stances")
	}
	for _, j := range judged {
		d := r.Read(Article{Published: "2024-10-25"}, j.text)
		if len(d.Claims) != 1 || d.Claims[0].Stance.String() != j.want {
			t.Errorf("%s: want %s\n%s", j.text, j.want, showClaims(d))
		}
	}
}

// TestStancesMended: the model mends stances that the rules tell, and makes nothing an assertion.
func TestStancesMended(t *testing.T) {
	r := newReader(t)
	mended := 0
	for _, j := range judged {
		a, _ := r.StanceFeatures(Article{Published: "2024-10-25"}, j.text)
		b := r.Read(a.Article, j.text)
		for i := range a.Claims {
			before, after := a.Claims[i].Stance, b.Claims[i].Stance
			if before != after {
				mended++
			}
			if after == Asserts && before != Asserts {
				t.Errorf("%s: %s becomes an assertion", j.text, before)
			}
		}
	}
	if mended == 0 && r.stances != nil {
		t.Error("the model mends nothing")
	}
}
