// SPDX-License-Identifier: Apache-2.0

package train

import (
	"reflect"
	"strconv"
	"testing"

	"kg/extract/linear"
)

// TestLinearLearnsWhatTells: of features that tell, do not tell and stand once, the first alone get weights, and the same ones
// every time.
func TestLinearLearnsWhatTells(t *testing.T) {
	feature := func(word string) uint32 {
		var f linear.Features
		f.Add(word)
		return f[0]
	}
	var things []Judged
	for i := range 400 {
		x := Judged{Weight: 1, Is: []bool{i%2 == 0}}
		x.Add([]string{"wet", "dry"}[i%2])
		x.Add([]string{"loud", "quiet"}[i/2%2])
		x.Add("once " + strconv.Itoa(i))
		things = append(things, x)
	}
	o := LinearSettings{Passes: 10, Rate: 0.2, Sparse: 1, L2: 1, Seed: 1}
	got := LearnLinear([]string{"rain"}, things, o)
	w := got[0].Weight
	if w[feature("wet")] < 1 || w[feature("dry")] > -1 {
		t.Errorf("wet %f, dry %f", w[feature("wet")], w[feature("dry")])
	}
	if x := w[feature("loud")]; x > 0.3 || x < -0.3 {
		t.Errorf("loud %f", x)
	}
	if len(w) > 8 {
		t.Errorf("%d features have weights", len(w))
	}
	if again := LearnLinear([]string{"rain"}, things, o); !reflect.DeepEqual(got, again) {
		t.Error("learned anew, it is another")
	}
}
