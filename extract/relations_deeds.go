// SPDX-License-Identifier: Apache-2.0

package extract

import "strings"

// did tells the deeds that are a body's when its people do them.
func did(predicate string) bool {
	return predicate == "attacked" || predicate == "killed" || predicate == "arrested"
}

// actedFor gives whose people do what they do at word w: of "Boko Haram fighters", "FBI agents", "Norland's army" and "Irish soldiers" the body or
// country, where the text names it.
func (f *relationFinder) actedFor(w int) argument {
	if w < f.tree.first || f.mentionOf(w) >= 0 {
		return argument{}
	}
	lemma := strings.ToLower(f.d.Words[w].Lemma)
	switch {
	case f.lex.is("force", lemma):
		return f.whose(w)
	case f.lex.is("assault", lemma): // "an Irish strike killed": "a Leeds attack" and "the bombing of Norland" are not theirs
		for c := range f.tree.children(w) {
			y := &f.d.Words[c]
			if country, _ := f.nation(int(y.Token)); country >= 0 && y.Rel == "amod" {
				return argument{country, f.d.Tokens[y.Token].Span}
			}
			if m := f.mentionOf(c); m >= 0 && y.Rel == "nmod:poss" && f.headWord(m) == c && f.ms[m].Kind == Name && f.fits("COG", f.arg(m)) {
				return f.arg(m)
			}
		}
	}
	return argument{}
}

// whose gives the body or country that describes or owns the noun at word w: "Red Front fighters", "gunmen from the Red Front group".
func (f *relationFinder) whose(w int) argument {
	for c := range f.tree.children(w) {
		y := &f.d.Words[c]
		switch y.Rel {
		case "compound", "amod", "nmod:poss", "nmod:desc":
		case "nmod":
			if !f.hasChild(c, func(x *Word) bool { return x.Rel == "case" && (x.Lemma == "from" || x.Lemma == "of") }) {
				continue
			}
			if f.mentionOf(c) < 0 && f.lex.is("same", strings.ToLower(y.Lemma)) {
				return f.whose(c)
			}
		default:
			continue
		}
		if m := f.mentionOf(c); m >= 0 {
			if t := f.d.Entities[f.ms[m].entity].Type; f.ms[m].Kind == Name && (t == Country || t == Organization || t == Group) {
				return f.arg(m)
			}
			continue
		}
		if country, _ := f.nation(int(y.Token)); country >= 0 {
			return argument{country, f.d.Tokens[y.Token].Span}
		}
	}
	return argument{}
}

// deeds are the rules for nouns that tell what was done to the one behind "of" by the one behind "by", by the kind of the noun.
var deeds = []struct {
	kind string
	rule relationRule
}{
	{"acquisition", relationRule{name: "deed-acquisition", predicate: "acquired", subject: "OP", object: "O", confidence: 0.8}},
	{"killing", relationRule{name: "deed-killing", predicate: "killed", subject: "PCOG", object: "P", confidence: 0.8}},
	{"capture", relationRule{name: "deed-arrest", predicate: "arrested", subject: "OCG", object: "P", confidence: 0.8}},
	{"conquest", relationRule{name: "deed-attack", predicate: "attacked", subject: "COG", object: "CYL", confidence: 0.8}},
}

// deedAt reads "the takeover of Calder Foods by the banker Ana Ruiz": words side by side, as trees often take what is behind "by" for
// a part of what is behind "of".
func (f *relationFinder) deedAt(t int) {
	if f.w(t+1) != "of" || f.mention(t) >= 0 || !f.tagged(t, Noun) {
		return
	}
	for i := range deeds {
		first := f.phraseStart(t)
		if first < 0 || !f.lex.is(deeds[i].kind, f.lemma(t)) {
			continue
		}
		of := f.objects(t + 2)
		if len(of) != 1 {
			return
		}
		_, by := f.d.tokensOf(of[0].span)
		if f.w(by) != "by" {
			return
		}
		c, claim := f.certaintyAt(t, verbGroup{first: t, to: -1}, false)
		if f.disputed() || deeds[i].kind == "killing" && f.undone() || deeds[i].kind == "acquisition" && f.pending() || f.feared(first) {
			c.atMost(Possible)
		}
		for _, s := range f.objects(by + 1) {
			if !f.compound(s) {
				f.add(&deeds[i].rule, s, of[0], f.d.Tokens[t].Span, c, claim)
			}
		}
		return
	}
}

// feared tells whether the noun phrase at token t is what somebody fears, plans or speaks of: "fears of an invasion", "a plot aimed at the".
func (f *relationFinder) feared(t int) bool {
	if f.tagged(t-1, Det) {
		t--
	}
	lemma := f.lemma(t - 2)
	return f.tagged(t-1, Adp) && (f.lex.is("feared", lemma) || f.lex.is("possible", lemma) || f.lex.is("unreal", lemma) || f.lex.is("govern-possible", lemma) || f.lex.is("govern-probable", lemma))
}

// targets gives who or where is attacked where the verb at word w names only what is hit: "struck Red Front positions", "bombed an oil refinery in
// Karst".
func (f *relationFinder) targets(w int, passive bool) []argument {
	hit := -1
	if passive {
		hit = f.predicates.subject[w-f.tree.first]
	}
	for c := range f.tree.children(w) {
		if f.d.Words[c].Rel == "obj" && !passive {
			hit = c
		}
	}
	if hit < f.tree.first || f.mentionOf(hit) >= 0 {
		return nil
	}
	lemma := strings.ToLower(f.d.Words[hit].Lemma)
	if !f.lex.is("target", lemma) && !f.lex.is("site", lemma) {
		return nil
	}
	if a := f.whose(hit); !a.none() && a.entity >= 0 && f.d.Entities[a.entity].Type != Country {
		return []argument{a}
	}
	var out []argument
	for _, head := range []int{hit, w} {
		for c := range f.tree.children(head) {
			if m := f.mentionOf(c); m >= 0 && f.isPlace(m) && f.headWord(m) == c && c > hit && (f.d.Words[c].Rel == "nmod" || f.d.Words[c].Rel == "obl") &&
				f.hasChild(c, func(x *Word) bool { return x.Rel == "case" && (x.Lemma == "in" || x.Lemma == "near") }) {
				out = append(out, f.arg(m))
			}
		}
	}
	return out
}
