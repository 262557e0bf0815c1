// SPDX-License-Identifier: Apache-2.0

package stances

import (
	"slices"
	"testing"

	"kg/extract/linear"
)

// sure is a model that likes every stance of a thing with the feature of its
// name.
func sure(t *testing.T) *Model {
	t.Helper()
	var classes []linear.Regression
	for _, name := range Names {
		var f linear.Features
		f.Add(name)
		classes = append(classes, linear.Regression{Class: name, Weight: map[uint32]float64{f[0]: 3}})
	}
	l, err := linear.New(classes)
	if err != nil {
		t.Fatal(err)
	}
	m, err := New(l)
	if err != nil {
		t.Fatal(err)
	}
	return m
}

func TestNothingBecomesAnAssertion(t *testing.T) {
	m := sure(t)
	for guess, name := range Names {
		for s, other := range Names {
			var f linear.Features
			f.Add(other)
			got := m.Choose(guess, f)
			want := guess
			if name == "asserts" || name == "predicts" && other == "promises" {
				want = s
			}
			if got != want {
				t.Errorf("%s, like %s: is %s", name, other, Names[got])
			}
		}
	}
	if got := m.Choose(0, nil); got != 0 {
		t.Errorf("said, like nothing: is %s", Names[got])
	}
}

func TestModelOfOtherClassesIsRefused(t *testing.T) {
	l, err := linear.New([]linear.Regression{{Class: "asserts"}})
	if err != nil {
		t.Fatal(err)
	}
	if _, err := New(l); err == nil {
		t.Error("a model of one class is taken")
	}
}

func TestEnglish(t *testing.T) {
	m, err := English()
	if err != nil {
		t.Fatal(err)
	}
	if m != nil && !slices.Equal(m.Classes, Names[:]) {
		t.Errorf("classes %q", m.Classes)
	}
}
