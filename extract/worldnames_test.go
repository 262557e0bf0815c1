// SPDX-License-Identifier: Apache-2.0

package extract

import "testing"

func TestWorldNames(t *testing.T) {
	w := worldNames("ada\tg\nada lane\tc\nadams\tS\nbo\tgt\nnew york\tT\n")
	for _, c := range []struct {
		name   string
		kinds  uint16
		longer bool
	}{
		{"ada", worldGiven, true}, {"ada lane", worldCompany, false}, {"adams", worldFrequent, false}, {"bo", worldGiven | worldTown, false},
		{"new york", worldCity, false}, {"new", 0, true}, {"a", 0, false}, {"zoe", 0, false}, {"", 0, false}, {"ad", 0, false},
	} {
		if kinds, longer := w.find(c.name); kinds != c.kinds || longer != c.longer {
			t.Errorf("%q: %b %v, want %b %v", c.name, kinds, longer, c.kinds, c.longer)
		}
	}
	if kinds, longer := worldNames("").find("x"); kinds != 0 || longer {
		t.Error("something found in nothing")
	}
}
