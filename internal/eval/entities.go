// SPDX-License-Identifier: Apache-2.0

package main

import "strings"

const entitiesHead = `
## Who and what, on corpora

Development parts, read for figures only, but for UNER EWT (below); each has a scheme of its own, so that the figures say how far kg's fits it, too. An
article, a title or an office before a name is no part of it, on either side.

- **names**: span and type must be right. Person is person; organisation, corporation, party and group are organisations;
  country and other places are places; events only where the corpus has them. A name that touches a product, a work or misc
  is left out. Sentences stand alone, but for UNER EWT, whose documents are read whole, a sentence a line.
  The errors of every other document of UNER EWT were read once, and what was general among them was mended: names of firms and papers,
  storms, planets, states behind towns. The rows of those read and of those not read say how far that reaches.
- **pronouns**: GAP's pairs of a pronoun and a name.
- **OntoGUM**: MUC, B3, CEAFe and their mean, the CoNLL score, over documents of many genres; entities of one mention are
  left out, as the corpus has none. Scored are the chains of ` + "`kg coref`" + ` on the bare text; "heads" compares the head words by
  the treebank's trees, "exact spans" whole phrases.
- **relations**: name, direction and both spans must be right, of what is neither denied nor doubted. CoNLL04: Kill is killed;
  Live_In livesIn, bornIn; Located_In and OrgBased_In locatedIn, partOf; Work_For worksFor, leaderOf, memberOf, founderOf and
  a role in a body. A comma or a last full stop ends a name here (Ely, England), and what lies within one name of CoNLL04 is
  left out. re3d: InChargeOf is leaderOf; AlliesOf allyOf; BelongsTo memberOf, partOf, worksFor; any mention of the entity counts.
- **roles**: the offices of 932 real articles, as a large language model read them (internal/eval/offices.tsv says how); person and
  title must be right, and whose office it is but in the rows p+title. Of those held out (one in seven) no errors of roles were read,
  though of names here and there.

| data | layer | gold | found | P | R | F1 |
|---|---|---:|---:|---:|---:|---:|
`

// entities measures names, coreference and relations on corpora.
func entities(kg, shared string) (string, error) {
	var b strings.Builder
	b.WriteString(entitiesHead)
	rows, err := names(kg, shared)
	if err != nil {
		return "", err
	}
	r, err := pronouns(kg, shared)
	if err != nil {
		return "", err
	}
	for _, r := range append(rows, r) {
		b.WriteString(r.String())
	}
	scores, err := coreference(kg, shared)
	if err != nil {
		return "", err
	}
	b.WriteString(scores)
	if rows, err = relations(kg, shared); err != nil {
		return "", err
	}
	roles, err := offices(kg, shared)
	if err != nil {
		return "", err
	}
	for _, r := range append(rows, roles...) {
		b.WriteString(r.String())
	}
	return b.String(), nil
}
