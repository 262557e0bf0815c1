// SPDX-License-Identifier: Apache-2.0

package extract

// The names of the closed value sets, as the JSON form and the vocabulary have them.

func (k MentionKind) String() string { return [...]string{"name", "nominal", "pronoun"}[k] }

func (t EntityType) String() string {
	return [...]string{"Person", "Organization", "Country", "City", "Place", "Group", "Event"}[t]
}

func (s Stance) String() string {
	return [...]string{"asserts", "denies", "doubts", "asks", "demands", "promises", "predicts", "supports", "opposes",
		"accuses"}[s]
}

func (q Quote) String() string { return [...]string{"indirect", "direct", "mixed"}[q] }

func (m Modality) String() string { return [...]string{"certain", "probable", "possible", "unreal"}[m] }

func (k Kind) String() string {
	return [...]string{"body", "headline", "caption", "boilerplate", "credit"}[k]
}
