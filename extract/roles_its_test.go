// SPDX-License-Identifier: Apache-2.0

package extract

import (
	"strings"
	"testing"
)

// TestRolesTold checks whose offices are where the text says it beside them or with a pronoun.
func TestRolesTold(t *testing.T) {
	r := newReader(t)
	for _, c := range []struct{ what, text, want string }{
		{"what the sentence before ends with", "The farmers were represented by {O:Harbour Trust}. Its litigation director, {P:Ana Ruiz}, spoke.", "Ana Ruiz, litigation director of Harbour Trust"},
		{"what it is about, not what it speaks of", "{O:Calder Foods} wants {O:Northwind} to take over. {O:Its=Northwind} coast coordinator, {P:Ana Ruiz}, spoke.",
			"Ana Ruiz, coast coordinator of Calder Foods"},
		{"no part of what is said of another", "The likeliest buyer is {O:Calder Air}, the carrier owned by the fund {O:Northwind}. {O:Its=Northwind} chief executive, {P:Ana Ruiz}, spoke.",
			"Ana Ruiz, chief executive of Calder Air"},
		{"not the subject of a part of it", "The {O:Elm Chamber} fears that the {O:Calder Races}, which draw many, will be badly hit; {O:its=Calder Races} chief executive, {P:Ana Ruiz}, wants more buses.",
			"Ana Ruiz, chief executive of Elm Chamber"},
		{"said before a quotation", "A claim that {O:Calder Aid} called misleading was made.\n\n“It is what it was because we cut it down in the first days of January,” said its head of policy, {P:Ana Ruiz}.",
			"Ana Ruiz, head of policy of Calder Aid"},
		{"beside the owner", "{O:Northwind} spoke. {P:Ana Ruiz}, the president of {O:Calder Foods} and its chief scientist, wept.", "Ana Ruiz, president of Calder Foods; Ana Ruiz, chief scientist of Calder Foods"},
		{"who has it already", "{P:Tom Berg}, chief executive of {O:Northwind}, met {O:Calder Foods}. {O:Its=Northwind} chief executive, {P:Ana Ruiz}, spoke.",
			"Tom Berg, chief executive of Northwind; Ana Ruiz, chief executive of Calder Foods"},
		{"no office of a town", "{O:Calder Foods} met in {Y:Elmford}. {Y:Its=Elmford} chief executive, {P:Ana Ruiz}, spoke.", "Ana Ruiz, chief executive of Calder Foods"},
		{"for a place", "{O:Calder Aid}'s representative for {L:Elm Valley}, {P:Ana Ruiz}, met {O:Northwind}'s former {L:Europe} head, {P:Tom Berg}.",
			"Ana Ruiz, representative for elm valley of Calder Aid; Tom Berg, former europe head of Northwind"},
		{"of a part that is in a place", "{O:Elm Union} waits. {O:Its=Elm Union} {L:Ohio} council president, {P:Ana Ruiz}, spoke.", "Ana Ruiz, council president of Elm Union"},
		{"parties have no seats", "{P:Ana Ruiz}, a senator for the opposition {O:Elm Party}, met Senator {P:Tom Berg} of {O:Harbour Party}. {P:Eve Holt} is a member of {O:Elm Party}.",
			"Ana Ruiz, senator of -; Tom Berg, senator of -; Eve Holt, member of Elm Party"},
		{"where deputies live", "{P:Ana Ruiz}, a TD from {Y:Elmford}, met Rep. {P:Tom Berg}, D-{Y:Oakham}, at the {O:Kansas House}.", "Ana Ruiz, td of -; Tom Berg, rep. of Kansas House"},
		{"a part of the name of a body", "The {O:Sobral Group} lost to {O:Northwind}. Sobral's chair, {P:Ana Ruiz}, spoke.", "Ana Ruiz, chair of Sobral Group"},
		{"a name of nobody known", "{O:Northwind} lost. Quillon's chair, {P:Ana Ruiz}, spoke.", "Ana Ruiz, chair of -"},
		{"arms of a state with its people", "{C:Denmark} spoke. The Danish embassy's first secretary, {P:Ana Ruiz}, met {O:Northwind}.", "Ana Ruiz, first secretary of Denmark"},
		{"of the government of its name", "The {O:Government of Norland} met {C:Sudmark}. The government's chief negotiator, {P:Ana Ruiz}, spoke.",
			"Ana Ruiz, chief negotiator of Government of Norland"},
		{"of any body a board", "The {O:Elm Museum} met. The board's chairwoman, {P:Ana Ruiz}, spoke.", "Ana Ruiz, chairwoman of Elm Museum"},
		{"a board of commissioners", "The {O:Elm Board of Commissioners} met. Commission Chair {P:Ana Ruiz} spoke.", "Ana Ruiz, commission chair of Elm Board of Commissioners"},
		{"the lender whose", "He left {O:Northwind}, the rail and port lender whose outgoing president, {P:Ana Ruiz}, met {O:Calder Foods}.", "Ana Ruiz, president of Northwind"},
		{"a family's firm", "{O:Northwind} and {O:Ruiz & Daughters} met. {O:the company=Northwind}'s chief executive, {P:Ana Ruiz}, spoke.", "Ana Ruiz, chief executive of Ruiz & Daughters"},
		{"a state told elsewhere", "Sen. {P:Ana Ruiz} met Rep. {P:Tom Berg}. Later {P:Ruiz=Ana Ruiz}, a Republican from {L:Vermont}, wept. {P:Berg=Tom Berg} ({L:Utah}) did not. {C:the United States=United States} slept.",
			"Ana Ruiz, sen. of Vermont; Tom Berg, rep. of Utah"},
		{"several of a state", "{L:Ohio} Democrats such as Sen. {P:Ana Ruiz} and former Rep. {P:Tom Berg} met in {L:Utah}. {C:the United States=United States} slept.",
			"Ana Ruiz, sen. of Ohio; Tom Berg, former rep. of Ohio"},
		{"who wants the seat of whom", "In {L:Utah}, {P:Ana Ruiz} hopes to oust Sen. {P:Tom Berg}. {P:Eve Holt} is challenging Rep. {P:Jan Quist} in {L:Nevada}. In {L:Ohio}, Sen. {P:Bo Lind} spoke. {C:the United States=United States} slept.",
			"Tom Berg, sen. of Utah; Jan Quist, rep. of Nevada; Bo Lind, sen. of United States"},
		{"a home state", "Sen. {P:Ana Ruiz} won {P:her=Ana Ruiz} home state of {L:Ohio}, not {L:Vermont}, home to Sen. {P:Tom Berg}. {C:the United States=United States} slept.",
			"Ana Ruiz, sen. of Ohio; Tom Berg, sen. of Vermont"},
		{"called by a state, nobody knows who", "Sen. {P:Ana Ruiz} met {P:Tom Berg}. The {L:Utah} senator sings. {C:the United States=United States} slept.", "Ana Ruiz, sen. of United States"},
		{"nobody's president", "Sen. {P:Ana Ruiz} of {L:Ohio} said {P:his=Ana Ruiz} army grew while President {P:Tom Berg} slept.", "Ana Ruiz, sen. of Ohio; Tom Berg, president of -"},
		{"who leads which house", "The {O:House} met and talked about milk. A bill, introduced in the {O:Senate} by Minority Leader {P:Ana Ruiz}, would end it.", "Ana Ruiz, minority leader of Senate"},
		{"of whom somebody speaks", "{L:Ohio} slept. {L:Ohio} ate. “I think that Gov. {P:Ana Ruiz} was good at it,” said a fan in {L:Ohio}.", "Ana Ruiz, gov. of -"},
		{"whom somebody replaces in what he was named for", "{P:Ana Ruiz}, 49, finance director of {O:Calder Foods}, has been named chief executive of {O:Northwind}. {P:She=Ana Ruiz} replaces {P:Tom Berg}. {P:Eve Holt}, chairman of {O:Orlo Steel}, will chair the {O:Harbour Trust} from May. {P:She=Eve Holt} succeeds {P:Jan Quist}.",
			"Ana Ruiz, finance director of Calder Foods; Eve Holt, chairman of Orlo Steel; Ana Ruiz, chief executive of Northwind; Eve Holt, chair of Harbour Trust; Tom Berg, former chief executive of Northwind; Jan Quist, former chair of Harbour Trust"},
		{"whom somebody replaces in what he has", "{P:Ana Ruiz}, finance director of {O:Calder Foods}, replaced {P:Tom Berg} in May. {P:Eve Holt} will chair the meeting.",
			"Ana Ruiz, finance director of Calder Foods; Tom Berg, former finance director of Calder Foods"},
		{"several appointed", "The president has appointed Air Vice Marshal {P:Ana Ruiz} as chief of air staff and Rear Admiral {P:Tom Berg} as chief of naval staff. It may name {P:Eve Holt} as mayor.",
			"Ana Ruiz, chief of air staff of -; Tom Berg, chief of naval staff of -"},
		{"who has led and who led", "{P:Ana Ruiz}, who has led the {O:Elm Party} since 2019, met {P:Tom Berg}, who led the {O:Oak Party} until 2009. {P:Eve Holt} has headed {O:Northwind} for a year.",
			"Ana Ruiz, leader of Elm Party; Tom Berg, former leader of Oak Party; Eve Holt, head of Northwind"},
		{"a list of people", "{P:Ana Ruiz}, the mayor and two councillors were held. {P:Tom Berg}, the sheriff and his wife came. {P:Eve Holt}, the mayor and a former judge, spoke.",
			"Eve Holt, mayor of -; Eve Holt, former judge of -"},
		{"a text that breaks off", "{P:Ana Ruiz} sang. {P:Tom Berg}, the mayor and", "Tom Berg, mayor of -"},
		{"whose aide somebody became", "In 2008 she became President {P:Ana Ruiz}'s aide. The speaker will be Senator {P:Tom Berg}. It would be Mayor {P:Eve Holt}'s.",
			"Ana Ruiz, president of -; Tom Berg, senator of -; Eve Holt, mayor of -"},
		{"not who appoints", "{P:Tom Berg} was appointed by {P:Ana Ruiz} as head of {O:Calder Foods}. {P:Max Orr} was named by President {P:Eve Holt} as mayor.",
			"Eve Holt, president of -; Tom Berg, head of Calder Foods; Max Orr, mayor of -"},
		{"ex-, of a country or of somebody", "Ex-UK prime minister {P:Ana Ruiz} met ex-Berg adviser {P:Max Orr}, {P:Tom Berg}, {O:Berg Steel} and {O:UK Milk} in {C:the UK=United Kingdom}.",
			"Ana Ruiz, former prime minister of United Kingdom; Max Orr, former adviser of -"},
		{"a counterpart with an office of his own", "{P:Ana Ruiz}, the trade minister of {C:Norland}, met {P:her=Ana Ruiz} {C:Sudmark} counterpart, Trade Representative {P:Tom Berg}.",
			"Ana Ruiz, trade minister of Norland; Tom Berg, trade representative of Sudmark"},
		{"whose embassy", "{C:Ghana}'s embassy in {Y:Lisbon} was shut. The ambassador, {P:Ana Ruiz}, had left, the foreign minister of {C:Portugal} said.", "Ana Ruiz, ambassador of Ghana"},
		{"no town that somebody visits", "Minister {P:Ana Ruiz} was in {Y:Vienna} for a meeting. {P:She=Ana Ruiz} had flown to {Y:Vienna} at night. Energy minister {P:Tom Berg} was not there.",
			"Ana Ruiz, minister of -; Tom Berg, energy minister of -"},
		{"a festival's", "The {O:Lantern Films} team won. Festival director {P:Ana Ruiz} was glad.", "Ana Ruiz, festival director of -"},
		{"a governor for a place", "{P:Ana Ruiz}, the {O:Harbour Front}'s deputy governor for {Y:Elmford}, spoke.", "Ana Ruiz, deputy governor of Elmford"},
		{"an office said again by its last word", "{P:the Norland foreign minister=Ana Ruiz}, {P:Ana Ruiz}, spoke. “It is late,” the minister, {P:Ana Ruiz}, said. {P:Ana Ruiz}, the foreign minister of {C:Norland}, left. The minister, {P:Ana Ruiz}, wept. {P:her=Ana Ruiz} {C:Sudmark} counterpart, {P:Tom Berg}, did not.",
			"Ana Ruiz, foreign minister of Norland; Tom Berg, foreign minister of Sudmark"},
		{"not the one who says so", "{C:the United States=United States} slept. Sen. {P:Ana Ruiz} said the {L:Utah} senator was late.", "Ana Ruiz, sen. of United States"},
	} {
		d := readMarked(r, Article{Title: "-"}, c.text, false)
		d.Roles = nil
		r.roles(d)
		if got := strings.Join(roleLines(d), "; "); got != c.want {
			t.Errorf("%s: %q\n got %s\nwant %s", c.what, c.text, got, c.want)
		}
	}
}
