// SPDX-License-Identifier: Apache-2.0

package extract

import (
	"math/bits"
	"slices"
	"strconv"
	"strings"

	"kg/extract/linear"
)

// selfFeatures writes what holds of a phrase alone.
func (r *resolver) selfFeatures(p *nounPhrase) {
	j, d := r.judging, r.d
	f := j.choice.Self[:0]
	art := p.article
	if p.pronoun && art != "my" {
		art = "his"
	}
	kind := kindText(p.kind)
	s := d.Sentences[p.sentence]
	place := "body"
	switch {
	case d.Paragraphs[s.Paragraph].Kind == Headline:
		place = "headline"
	case r.heads(s):
		place = "under"
	case s.Paragraph <= r.lead:
		place = "lead"
	}
	mods := count(len(p.words), 3)
	f.Add("art", art)
	f.Add("head", p.noun)
	f.Add("art head", art, p.noun)
	f.Add("kind", kind, art)
	f.Add("place", place, art, mods)
	f.Add("place kind", place, kind)
	f.Add("rel", p.rel, art)
	f.Add("behind", p.behind, art)
	f.Add("behind kind", p.behind, kind)
	f.Add("shape", mods, flagText(p.country >= 0), flagText(p.by >= 0), flagText(p.owner >= 0), art)
	f.Add("apposed", flagText(p.apposed), art)
	f.Add("quoted", flagText(r.inQuote(d.Tokens[p.head].Start)), art)
	f.Add("capital", flagText(isUpperFirst(d.word(p.head))), place, art)
	f.Add("former", flagText(p.former), flagText(p.numbered), art)
	f.Add("possessor", flagText(p.possessor), kind)
	f.Add("called", count(len(r.held[p.noun]), 3), art)
	f.Add("guess", flagText(j.choice.Guess >= 0), art)
	f.Add("guess kind", flagText(j.choice.Guess >= 0), kind)
	for _, w := range p.words {
		low := strings.ToLower(d.word(w))
		f.Add("word", low)
		f.Add("word head", low, p.noun)
	}
	if last, ok := j.linked[p.noun]; ok {
		f.Add("before", flagText(last >= 0), art)
	} else {
		f.Add("before", "never", art)
	}
	f.Add("introduced", r.onceIntroduced(p), art)
	f.Add("verb", r.governor(p))
	f.Add("like", r.alike.kind(p.noun), art)
	f.Add("ending", p.noun[max(0, len(p.noun)-3):], art)
	chain := "none"
	if x := j.chains[int(d.Tokens[p.head].Word)]; x != nil {
		chain = count(bits.Len(uint(x.margin>>8)), 6)
	}
	f.Add("chain", chain, art)
	j.choice.Self = f
}

// pairFeatures writes what holds of a phrase with each of the entities for which it may stand.
func (r *resolver) pairFeatures(p *nounPhrase) {
	c := &r.judging.choice
	fits := make([]int, len(c.Entities))
	r.judging.agree, c.Called, c.Barred = r.judging.agree[:0], c.Called[:0], c.Barred[:0]
	for k, e := range c.Entities {
		fits[k] = r.fit(e, &p.wanted)
		how := r.calledHow(p, e)
		called := fits[k] > fitsMaybe || how >= calledFit && how != calledNothing
		kind := r.alike.kind(p.noun)
		c.Called = append(c.Called, called || r.d.Entities[e].Type != Person)
		c.Barred = append(c.Barred, r.barred(p, e))
		r.judging.agree = append(r.judging.agree, called || how != calledNot && how != calledNothing || kind != "" && kind == r.kindOfEntity(e))
	}
	for k, e := range c.Entities {
		if k == len(c.Pairs) {
			c.Pairs = append(c.Pairs, nil)
		}
		better, same := 0, 0
		for n, x := range c.Entities {
			switch {
			case n == k:
			case fits[n] > fits[k]:
				better++
			case fits[n] == fits[k] && r.d.Entities[x].Type == r.d.Entities[e].Type:
				same++
			}
		}
		c.Pairs[k] = c.Pairs[k][:0]
		if why := c.Barred[k]; why != "" {
			c.Pairs[k].Add("barred", why, strconv.Itoa(int(r.d.Entities[e].Type)))
			c.Pairs[k].Add("barred fit", why, strconv.Itoa(fits[k]), flagText(e == c.Guess))
		}
		c.Pairs[k] = r.pair(c.Pairs[k], p, e, fits[k], count(better, 2)+"/"+count(same, 3))
	}
	c.Pairs = c.Pairs[:max(len(c.Pairs), len(c.Entities))]
}

// pair gives what holds of a phrase with one entity.
func (r *resolver) pair(f linear.Features, p *nounPhrase, e, fit int, rivals string) linear.Features {
	j, d := r.judging, r.d
	ent := &d.Entities[e]
	typ := strconv.Itoa(int(ent.Type))
	art := p.article
	if p.pronoun && art != "my" {
		art = "his"
	}
	fits := strconv.Itoa(fit)
	guess := "none"
	switch {
	case j.choice.Guess == e:
		guess = "same"
	case j.choice.Guess >= 0:
		guess = "other"
	}
	called := r.calledHow(p, e)
	of := r.ownedHow(p, e)
	inName := r.inName(p, e)
	likeCalled, likeName := r.likeCalled(p, e)
	like, kind := r.alike.kind(p.noun), r.kindOfEntity(e)
	f.Add("like called", likeCalled, called)
	f.Add("like called type", likeCalled, typ, art)
	f.Add("like name", likeName, typ, inName)
	f.Add("like", like, typ)
	f = r.standingFeatures(f, p, e, typ, art, called, of)
	f.Add("like kind", like, kind)
	f.Add("like same", flagText(like == kind), flagText(like == ""), typ, called)
	f.Add("ending", p.noun[max(0, len(p.noun)-3):], typ)
	f.Add("capital", flagText(j.capital == e), flagText(p.noun == "capital"))
	if age := r.ageOf(p); age != "" {
		how := "unknown"
		if x := r.aging[e]; x != "" {
			how = flagText(x == age)
		}
		f.Add("age", how, typ)
	}
	if p.owner >= 0 && d.Entities[p.owner].Type == Person && ent.Type == Person {
		f.Add("family", flagText(lastWord(d.Entities[p.owner].Name) == lastWord(ent.Name)), called)
		f.Add("family noun", flagText(lastWord(d.Entities[p.owner].Name) == lastWord(ent.Name)), p.noun)
	}
	f = r.agreement(f, p, e, typ, art, fits, called, of, inName)
	f.Add("guess", guess, fits, art)
	f.Add("rivals", rivals, fits, typ)
	f.Add("rivals called", rivals, called)
	f = r.chained(f, p, e, art, fits, called, guess)
	return r.when(f, p, e, typ, art, fits, called, guess)
}

// agreement adds how the kind, name and sex of an entity, and how often the text speaks of it, agree with a phrase.
func (r *resolver) agreement(f linear.Features, p *nounPhrase, e int, typ, art, fits, called, of, inName string) linear.Features {
	info := &r.info[e]
	f.Add("type head", typ, p.noun)
	f.Add("type kind", typ, kindText(p.kind))
	f.Add("type art", typ, art)
	f.Add("fit", fits, typ, art)
	f.Add("called", called, typ)
	f.Add("called art", called, art, fits)
	f.Add("of", of, typ)
	f.Add("of called", of, called)
	f.Add("name", inName, typ)
	f.Add("name called", inName, called, fits)
	sex := "any"
	if info.sex != anySex {
		sex = flagText(p.kind&nounFemale != 0 && info.sex == male || p.kind&nounMale != 0 && info.sex == female) + flagText(p.kind&(nounMale|nounFemale) != 0)
	}
	f.Add("sex", sex, typ)
	f.Add("most", flagText(slices.Contains(r.judging.most, e)), typ, p.noun)
	f.Add("spoken", count(bits.Len(uint(r.spoken[e])), 5), typ, kindText(p.kind))
	all := count(bits.Len(uint(info.all)), 5)
	f.Add("all", all, typ, flagText(info.count == 0))
	return f
}

// chained adds what the chains tell of a phrase and an entity, and for what the noun stood before.
func (r *resolver) chained(f linear.Features, p *nounPhrase, e int, art, fits, called, guess string) linear.Features {
	j, d := r.judging, r.d
	chain := "none"
	if x := j.chains[int(d.Tokens[p.head].Word)]; x != nil {
		if chain = "other"; x.entity == e {
			chain = "same"
		}
		chain += count(bits.Len(uint(x.margin>>9)), 5)
	}
	f.Add("chain", chain, art)
	f.Add("chain fit", chain, fits)
	f.Add("chain guess", chain, guess)
	before := "never"
	if x, ok := j.linked[p.noun]; ok {
		switch x {
		case e:
			before = "same"
		case -1:
			before = "none"
		default:
			before = "other"
		}
	}
	f.Add("before", before, art)
	f.Add("before fit", before, fits, called)
	return f
}

// when adds what holds of a phrase and of where the text speaks of an entity.
func (r *resolver) when(f linear.Features, p *nounPhrase, e int, typ, art, fits, called, guess string) linear.Features {
	j, d := r.judging, r.d
	place := flagText(r.heads(d.Sentences[p.sentence]))
	ahead := "far"
	if k, ok := j.ahead[e]; ok {
		ahead = count(bits.Len(uint(k)), 4)
	}
	x := j.since[e]
	if x == nil {
		return r.unspoken(f, p, e, place, ahead, typ, art, fits, called, guess)
	}
	m := x.last
	apart := count(bits.Len(uint(p.sentence-m.sentence)), 4)
	rank, kin := count(x.rank, 5), count(x.kin, 3)
	role := "-"
	switch {
	case m.subject && m.main:
		role = "main"
	case m.subject:
		role = "subject"
	case m.possessor:
		role = "possessor"
	case m.oblique:
		role = "oblique"
	}
	f.Add("apart", apart, typ, art)
	f.Add("apart fit", apart, fits, typ)
	f.Add("rank", rank, typ)
	weight := count(j.standing[e].ahead, 3)
	f.Add("weight kin", weight, kin, typ)
	f.Add("weight kin art", weight, kin, art, fits)
	f.Add("weight apart", weight, apart, typ, art)
	f.Add("opens kin", j.standing[e].opens, kin, typ)
	f.Add("paragraph", flagText(m.paragraph == d.Sentences[p.sentence].Paragraph), apart, typ, kin)
	f.Add("kin", kin, typ, art)
	f.Add("kin fit", kin, fits, typ)
	f.Add("kin apart", kin, apart, typ, called)
	f.Add("role", role, apart, typ)
	f.Add("role rel", role, p.rel, apart)
	f.Add("last", m.kind.String(), apart, typ)
	f.Add("ahead", ahead, apart, typ)
	f.Add("count", count(r.info[e].count, 6), apart)
	f.Add("quoted", flagText(m.quoted), flagText(r.inQuote(d.Tokens[p.head].Start)), apart)
	f.Add("speaks", flagText(slices.Contains(r.speakers, e)), flagText(r.inQuote(d.Tokens[p.head].Start)), typ, art)
	f.Add("guess kin", guess, kin, apart)
	f.Add("place", place, typ, fits, kin)
	f = r.rivalled(f, p, e, apart, kin, typ, art, called)
	f = r.lately(f, p, e, kin, typ, fits, called)
	f.Add("speaks last", flagText(m.speaks), apart, typ, p.rel)
	if m.sentence == p.sentence {
		f.Add("tree", r.treeOf(m, p), typ)
		f.Add("tree role", r.treeOf(m, p), role, art)
	}
	return f
}

// unspoken adds what holds of a phrase and of an entity of which the text has not spoken lately.
func (r *resolver) unspoken(f linear.Features, p *nounPhrase, e int, place, ahead, typ, art, fits, called, guess string) linear.Features {
	f.Add("new", place, typ, art)
	f.Add("new fit", place, fits, called)
	f.Add("new ahead", place, ahead, typ)
	f.Add("new ahead fit", place, ahead, fits, art)
	f.Add("new guess", place, guess, ahead)
	kin := "far"
	if k, ok := r.judging.kin[e]; ok {
		kin = count(k, 3)
	}
	f.Add("new kin", place, kin, typ, art)
	f.Add("new kin fit", place, kin, fits, called)
	f.Add("new like", place, kin, r.like(p, e))
	return f
}

// rivalled adds whether an entity agrees with a phrase, and how many that do were spoken of since; and whether it is theirs who speak.
func (r *resolver) rivalled(f linear.Features, p *nounPhrase, e int, apart, kin, typ, art, called string) linear.Features {
	j := r.judging
	nearer, agrees := 0, false
	for k, o := range j.choice.Entities {
		if o == e {
			agrees = j.agree[k]
		} else if y := j.since[o]; j.agree[k] && y != nil && y.rank < j.since[e].rank {
			nearer++
		}
	}
	f.Add("agree", flagText(agrees), count(nearer, 3), typ)
	f.Add("agree art", flagText(agrees), count(nearer, 3), art, p.rel)
	f.Add("agree apart", flagText(agrees), count(nearer, 3), apart, typ)
	boss := "-"
	if len(r.speakers) > 0 {
		boss = flagText(slices.ContainsFunc(r.speakers, func(x int) bool { return slices.Contains(r.belongs[x], e) }))
	}
	f.Add("boss", boss, typ, kin)
	f.Add("boss art", boss, typ, art, called)
	f.Add("staff", r.staffOf(p, e), typ, flagText(agrees))
	f.Add("staff kin", r.staffOf(p, e), kin, typ)
	return f
}

// lately adds how often the last sentences spoke of an entity.
func (r *resolver) lately(f linear.Features, p *nounPhrase, e int, kin, typ, fits, called string) linear.Features {
	lately := 0
	for k := len(r.recent) - 1; k >= 0 && r.recent[k].sentence >= p.sentence-2; k-- {
		if r.recent[k].entity == e {
			lately++
		}
	}
	f.Add("lately", count(lately, 4), typ, kin)
	f.Add("lately fit", count(lately, 4), fits, called)
	return f
}

// like tells how much the kind of a noun is that of an entity.
func (r *resolver) like(p *nounPhrase, e int) string {
	called, name := r.likeCalled(p, e)
	return called + name
}

// staffOf tells whether somebody who belongs to an entity is spoken of in the sentence of a phrase before it, and who else.
func (r *resolver) staffOf(p *nounPhrase, e int) string {
	own, others := false, false
	for k := len(r.recent) - 1; k >= 0 && r.recent[k].sentence >= p.sentence; k-- {
		x := r.recent[k].entity
		own = own || slices.Contains(r.belongs[x], e)
		others = others || len(r.belongs[x]) > 0 && !slices.Contains(r.belongs[x], e)
	}
	return flagText(own) + flagText(others)
}

func lastWord(name string) string { return name[strings.LastIndexByte(name, ' ')+1:] }

// ageOf gives the number of "34-year-old", "" where a phrase tells no age.
func (r *resolver) ageOf(p *nounPhrase) string {
	for k := p.first; k+2 <= p.head; k++ {
		if w := r.d.word(k); r.d.Tokens[k].Tag == Num && len(w) == 2 && r.d.word(k+2) == yearOld {
			return w
		}
	}
	return ""
}

// treeOf tells how a phrase stands in the tree to a mention before it in the sentence.
func (r *resolver) treeOf(m *seen, p *nounPhrase) string {
	d := r.d
	a := -1
	for i := m.first; i < m.last; i++ {
		if w := &d.Words[d.Tokens[i].Word]; w.Head < d.Tokens[m.first].Word || w.Head > d.Tokens[m.last-1].Word {
			a = int(d.Tokens[i].Word)
			break
		}
	}
	h := int(d.Tokens[p.head].Word)
	if a < 0 {
		return "?"
	}
	switch g := d.Words[h].Head; {
	case int(g) == a:
		return "in"
	case d.Words[a].Head == int32(h):
		return "of"
	case g >= 0 && g == d.Words[a].Head:
		return "beside"
	case g >= 0 && d.Words[g].Head >= 0 && d.Words[g].Head == d.Words[a].Head:
		return "below"
	case g >= 0 && d.Words[a].Head >= 0 && d.Words[d.Words[a].Head].Head == g:
		return "above"
	}
	return "far"
}

// kindText gives the kinds of a noun as a word.
func kindText(k nouns) string {
	return strconv.Itoa(int(k &^ (nounCorporate | nounEpithet | nounModifier)))
}

func flagText(b bool) string {
	if b {
		return "y"
	}
	return "n"
}

// count gives a number up to most as a word.
func count(n, most int) string { return strconv.Itoa(min(n, most)) }
