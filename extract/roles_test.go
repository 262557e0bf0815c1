// SPDX-License-Identifier: Apache-2.0

package extract

import (
	"strings"
	"testing"
)

// TestRoles reads offices off texts whose names are marked (see readMarked): whose they are where the words themselves do
// not say it, and who came after whom.
func TestRoles(t *testing.T) {
	r := newReader(t)
	for _, c := range []struct{ what, text, want string }{
		{"the subject of the sentence before", "{O:Calder Foods} lost money, unlike {O:Northwind}. It was a hard year, finance director {P:Ana Ruiz} said.",
			"Ana Ruiz, finance director of Calder Foods"},
		{"the subject of the paragraph before", "{O:Calder Foods} cut its forecast after a row with {O:Northwind}.\n\nFinance director {P:Ana Ruiz} told analysts so.",
			"Ana Ruiz, finance director of Calder Foods"},
		{"two compete", "{O:Calder Foods} and {O:Northwind} lost money. Finance director {P:Ana Ruiz} said so.", "Ana Ruiz, finance director of -"},
		{"who is told is no owner", "The bid was dropped, its author told {O:Northwind}. Finance director {P:Ana Ruiz} said so.", "Ana Ruiz, finance director of -"},
		{"another body has no name", "{O:Calder Foods} is in the second tier. The league wants peace. Its secretary, {P:Ana Ruiz}, said so.",
			"Ana Ruiz, secretary of -"},
		{"the body behind a noun", "The {O:Elm County Commission} met. {P:Tom Berg} of {O:Calder Foods} came. Commission chair {P:Ana Ruiz} spoke.",
			"Ana Ruiz, chair of Elm County Commission"},
		{"nobody behind a noun", "The river rose. Ministry spokeswoman {P:Ana Ruiz} spoke.", "Ana Ruiz, ministry spokeswoman of -"},
		{"the only court", "The suit was filed in {O:Elm County Circuit Court}. Circuit Judge {P:Ana Ruiz} set a date.",
			"Ana Ruiz, circuit judge of Elm County Circuit Court"},
		{"of another court", "The suit was filed in {O:Elm County Circuit Court}. District Judge {P:Ana Ruiz} set a date.", "Ana Ruiz, district judge of -"},
		{"the only commission", "The {O:Rural Water Commission} met. Commissioner {P:Ana Ruiz} spoke.", "Ana Ruiz, commissioner of Rural Water Commission"},
		{"the country of the article", "{C:Norland} votes in May, the government of {C:Norland} said.\n\nTrade minister {P:Ana Ruiz} was glad.",
			"Ana Ruiz, trade minister of Norland"},
		{"another country near", "{C:Norland} votes in May, the government of {C:Norland} said.\n\n{C:Sudmark} closed its border. Trade minister {P:Ana Ruiz} was glad.",
			"Ana Ruiz, trade minister of Sudmark"},
		{"in a town", "{Y:Elmford} was calm, {Y:Elmford} police said. In {Y:Oakham}, Mayor {P:Ana Ruiz} was not.", "Ana Ruiz, mayor of Oakham"},
		{"party and state", "Sen. {P:Ana Ruiz}, D-{L:Ore.=Oregon}, spoke.", "Ana Ruiz, sen. of Oregon"},
		{"behind the name", "The fair was held in {L:Elm Province}. Governor {P:Ana Ruiz} of {L:Oregon} and Senator {P:Tom Berg} of {L:Utah} spoke.",
			"Ana Ruiz, governor of Oregon; Tom Berg, senator of Utah"},
		{"shortened and in full", "Gov. {P:Ana Ruiz} of {L:Oregon} spoke. {P:the governor=Ana Ruiz} was glad.", "Ana Ruiz, governor of Oregon"},
		{"a member for a place", "{P:Ana Ruiz}, {O:Labour=Labour Party} MP for {L:Elm Valley}, spoke.", "Ana Ruiz, mp of Elm Valley"},
		{"staff", "{P:Ana Ruiz} left. {P:her=Ana Ruiz} aide, {P:Tom Berg}, said so.", "Tom Berg, aide of Ana Ruiz"},
		{"a rank behind an office", "The {O:Defence Ministry} denied it. Ministry spokesman General {P:Tom Berg} laughed.",
			"Tom Berg, general of -; Tom Berg, spokesman of Defence Ministry"},
		{"the name last", "The president of {O:Calder Rovers} is {P:Tom Berg}.", "Tom Berg, president of Calder Rovers"},
		{"no office without a body", "{P:Tom Berg}, a former customs officer, spoke. {P:Ana Ruiz}, the founder of {O:Calder Foods}, did not.", ""},
		{"a part of a body", "{P:Ana Ruiz}, who heads {O:Calder Foods}'s research unit, spoke.", "Ana Ruiz, head of research unit of Calder Foods"},
		{"led by", "The {O:Harbour Trust}, led by former banker {P:Ana Ruiz}, agreed.", "Ana Ruiz, leader of Harbour Trust"},
		{"after whom", "{P:Ana Ruiz}, who replaced {P:Tom Berg} as chief executive of {O:Calder Foods} last year, spoke.",
			"Ana Ruiz, chief executive of Calder Foods; Tom Berg, former chief executive of Calder Foods"},
		{"by whom", "{P:Tom Berg}, chairman of {O:Calder Foods}, left. {P:he=Tom Berg} was replaced by {P:Ana Ruiz}.",
			"Tom Berg, former chairman of Calder Foods; Ana Ruiz, chairman of Calder Foods"},
		{"ranks of an office", "{P:Tom Berg}, co-chair of {O:Calder Foods}, met ex-state minister {P:Ana Ruiz}.",
			"Tom Berg, co-chair of Calder Foods; Ana Ruiz, former state minister of -"},
		{"a president among others", "{C:Norland} said no to {C:Sudmark}. President {P:Ana Ruiz} was glad.", "Ana Ruiz, president of Norland"},
		{"the only country", "{C:Norland} said no. President {P:Ana Ruiz} was glad.", "Ana Ruiz, president of Norland"},
		{"behind the name", "{O:Calder Foods} lost. Mayor {P:Ana Ruiz} of {Y:Elmford} wept.", "Ana Ruiz, mayor of Elmford"},
		{"somebody's spokesman", "{P:Ana Ruiz} of {O:Calder Foods} won. {P:Ruiz=Ana Ruiz} spokesman {P:Tom Berg} said so.", "Tom Berg, spokesman of Ana Ruiz"},
		{"of another committee", "{O:Calder Foods} was asked. Oversight Chairman {P:Ana Ruiz} wrote.", "Ana Ruiz, oversight chairman of -"},
		{"who is written to", "{O:Calder Foods} said no. In an email to the {O:Elm Courier}, spokesman {P:Tom Berg} wrote so.", "Tom Berg, spokesman of Calder Foods"},
		{"a board", "The {O:Elm County School Board} met. Board member {P:Ana Ruiz} spoke.", "Ana Ruiz, board member of Elm County School Board"},
		{"who speaks for a government", "{C:Norland} said it would wait. The bridge is closed, government spokesman {P:Tom Berg} said.",
			"Tom Berg, government spokesman of Norland"},
		{"what a phrase says", "{P:Ana Ruiz} lost. {P:the Labour leader=Ana Ruiz} of {O:Labour=Labour Party} wept.", "Ana Ruiz, leader of Labour Party"},
		{"who resigned as what", "{P:Tom Berg}, who resigned as {P:Ana Ruiz}'s parliamentary aide, spoke. {P:Eve Holt} refused to serve as mayor of {Y:Elmford}.",
			"Tom Berg, former parliamentary aide of Ana Ruiz"},
		{"a country among others", "{C:Norland} raised its fuel tax, the government of {C:Norland} said on Monday as lorries blocked the border.\n\n{C:Sudmark} sent its police home. It was quiet there.\n\nPresident {P:Ana Ruiz} was glad.",
			"Ana Ruiz, president of Norland"},
		{"an American president", "{C:Norland} raised its fuel tax, the government of {C:Norland} said on Monday as lorries blocked the border.\n\nThe {O:White House} laughed.\n\nPresident {P:Ana Ruiz} was glad.",
			"Ana Ruiz, president of -"},
		{"two countries, one acts", "{C:Norland} and {C:Sudmark} fell out on Monday over the price of timber from the hills that part them.\n\n{C:Sudmark} closed its border with {C:Norland}. {P:Ana Ruiz}, the trade minister, was glad.",
			"Ana Ruiz, trade minister of Sudmark"},
		{"what the article is about", "{O:Calder Foods} cut its forecast, {O:Calder Foods} said, and shares of {O:Calder Foods} fell by a tenth on Monday in early trade.\n\n{O:Northwind} and {O:Calder Foods} are rivals.\n\nFinance director {P:Ana Ruiz} said so.",
			"Ana Ruiz, finance director of Calder Foods"},
		{"a party tells no owner", "{O:Labour=Labour Party} mayor {P:Ana Ruiz} met {O:Labour=Labour Party} chairman {P:Tom Berg}.",
			"Ana Ruiz, mayor of -; Tom Berg, chairman of Labour Party"},
		{"the town's", "{Y:Elmford} was calm. {P:Ana Ruiz}, the town's {O:Labour=Labour Party} MP, was not.", "Ana Ruiz, mp of Elmford"},
		{"where a body is", "{P:Ana Ruiz}, a purchasing manager at {Y:Elmford}'s {O:Calder Foods}, spoke.", "Ana Ruiz, purchasing manager of Calder Foods"},
		{"whom one serves", "{P:Tom Berg}, a senior adviser to Trade Minister {P:Ana Ruiz}, spoke. {P:her=Ana Ruiz} chief of staff, {P:Eve Holt}, did not.",
			"Tom Berg, senior adviser of Ana Ruiz; Ana Ruiz, trade minister of -; Eve Holt, chief of staff of Ana Ruiz"},
		{"counsel of a client", "{P:Ana Ruiz} wept. {P:her=Ana Ruiz} counsel, {P:Tom Berg}, did not. {O:Calder Foods} counsel {P:Eve Holt} spoke.",
			"Eve Holt, counsel of Calder Foods"},
		{"behind a name in apposition", "The senator, {P:Ana Ruiz} of {L:Oregon}, wrote. The auditor, {P:Tom Berg} of {O:Northwind}, did not.",
			"Ana Ruiz, senator of Oregon; Tom Berg, auditor of -"},
		{"a rank between", "A {O:Harbour Trust} spokesman, Capt. {P:Ana Ruiz}, spoke.", "Ana Ruiz, capt. of -; Ana Ruiz, spokesman of Harbour Trust"},
		{"posts that need a body", "{P:Ana Ruiz}, who was head of {O:Calder Foods} until May and is now a senior fellow at the {O:Holt Institute}, met her fellow {P:Tom Berg}.",
			"Ana Ruiz, former head of Calder Foods; Ana Ruiz, senior fellow of Holt Institute"},
		{"before whom", "{P:Ana Ruiz}, mayor of {Y:Elmford}, spoke. {P:her=Ana Ruiz} predecessor, {P:Tom Berg}, did not.",
			"Ana Ruiz, mayor of Elmford; Tom Berg, former mayor of Elmford"},
		{"a noun that stands for a body", "The row hurts {O:NATO}. {P:Ana Ruiz}, the alliance's secretary-general, spoke.", "Ana Ruiz, secretary-general of NATO"},
		{"it is the subject's", "{O:Calder Foods} left {O:Northwind}. Its chairman, {P:Ana Ruiz}, spoke.", "Ana Ruiz, chairman of Calder Foods"},
		{"its is the other's", "{O:Calder Foods} met the unions. The league has warned {O:Calder Foods}. {O:Its=Calder Foods} chairman, {P:Ana Ruiz}, spoke.",
			"Ana Ruiz, chairman of -"},
		{"a body with no name acts", "The league has warned {O:Northwind}. Its chairman, {P:Ana Ruiz}, spoke.", "Ana Ruiz, chairman of -"},
		{"a town may be a club", "{O:Calder Rovers} lost to nobody.\n\n{Y:Elmford} won again and again.\n\nThe captain, {P:Ana Ruiz}, spoke.",
			"Ana Ruiz, captain of -"},
		{"the government of a region", "The {O:Scottish Government} bought two ships for the isles of {L:Scotland} last year, it said on Monday.\n\nThe prices rose.\n\nFirst Minister {P:Ana Ruiz} spoke.",
			"Ana Ruiz, first minister of Scottish Government"},
		{"two offices of a body", "{O:Calder Foods} lost. {P:Ana Ruiz}, secretary and treasurer of {O:Northwind}, spoke.",
			"Ana Ruiz, secretary of Northwind; Ana Ruiz, treasurer of Northwind"},
		{"Mr Justice", "{P:Ana Ruiz} sued. Mr Justice {P:Tom Berg} laughed.", "Tom Berg, mr justice of -"},
		{"ranks of one force", "The {O:Elm Valley Police} said no; the {O:Police Federation} laughed. Insp {P:Tom Berg} and former PC {P:Ana Ruiz} spoke of the {O:Elm Valley Police}.",
			"Tom Berg, insp of Elm Valley Police; Ana Ruiz, former pc of Elm Valley Police"},
		{"whose body follows", "Sgt {P:Tom Berg}, 46, of {O:Elm Valley Police}, left {O:Oakham Police}.", "Tom Berg, sgt of Elm Valley Police"},
		{"one court", "The {O:Elm Supreme Court} met, a rival of the {O:Elm Circuit Court}. Justice {P:Ana Ruiz} of the {O:Elm Supreme Court} and Justice {P:Tom Berg} spoke.",
			"Ana Ruiz, justice of Elm Supreme Court; Tom Berg, justice of Elm Supreme Court"},
		{"a country that its bodies name", "The {O:White House} fell out with the {O:Pentagon} on Monday over the price of timber and the pay of its guards.\n\nThe {O:Pentagon} said no. Defense Secretary {P:Tom Berg} wept.",
			"Tom Berg, defense secretary of United States"},
		{"who is with a president", "{C:Norland} and {C:Sudmark} signed a pact on Monday on the price of timber from the hills that part them.\n\n{P:Eve Holt}, president of {C:Sudmark}, spoke.\n\n{P:Holt=Eve Holt} came with Foreign Minister {P:Ana Ruiz}.",
			"Eve Holt, president of Sudmark; Ana Ruiz, foreign minister of Sudmark"},
		{"a critic and more", "{O:Elm Party} lost. {P:Ana Ruiz}, {O:Elm Party}'s finance critic and MP for {L:Elm Valley}, spoke. {P:Tom Berg}, the film critic, did not.",
			"Ana Ruiz, finance critic of Elm Party; Ana Ruiz, mp of Elm Valley"},
		{"a part of the world", "{O:Calder Foods} lost. {P:Tom Berg}, {O:its=Calder Foods} {C:Norland} manager, wept.", "Tom Berg, norland manager of Calder Foods"},
		{"took over", "{P:Ana Ruiz} took over as head of {O:Orlo Steel} in May. {P:Tom Berg}, who joined {O:Metal First} as chairman, wept. {P:Eve Holt} took the seat as promised.",
			"Ana Ruiz, head of Orlo Steel; Tom Berg, chairman of Metal First"},
		{"a minister of no town", "{C:Norland} mourned. {P:Ana Ruiz}, a former mayor of {Y:Elmford}, runs the cabinet. {P:Ana Ruiz}'s labour minister, {P:Tom Berg}, spoke.",
			"Ana Ruiz, former mayor of Elmford; Tom Berg, labour minister of Norland"},
		{"the sheriff of the county", "A store in {L:Harlan County} burned. Sheriff {P:Tom Berg} said nobody was hurt.", "Tom Berg, sheriff of Harlan County"},
		{"a ministry without a name", "{P:Ana Ruiz}, a spokeswoman for {C:Norland}'s foreign ministry, spoke. {P:Tom Berg}, a former deputy head of {C:Norland}'s spy service, did not. {O:Calder Foods} laughed.",
			"Ana Ruiz, spokeswoman of Norland; Tom Berg, former deputy head of -"},
		{"the field of a head", "{P:Ana Ruiz}, who heads threat research at {O:Calder Foods}, spoke.", "Ana Ruiz, head of threat research of Calder Foods"},
		{"commissioner for", "{C:Norland} has an army. {P:Ana Ruiz}, the parliamentary commissioner for the armed forces, spoke.",
			"Ana Ruiz, parliamentary commissioner for the armed forces of Norland"},
		{"the party's", "{O:Elm Rising}, the largest opposition party, said no to {O:Calder Foods}.\n\n\"No,\" said the party's leader, {P:Ana Ruiz}.", "Ana Ruiz, leader of Elm Rising"},
		{"first of a party", "The {O:House Water Committee} met. {P:Ana Ruiz}, the panel's top Democrat, spoke.", "Ana Ruiz, top democrat of House Water Committee"},
		{"a faction led by", "He is of {O:Elmkai}, a 41-member faction led by {P:Ana Ruiz}.", "Ana Ruiz, leader of Elmkai"},
		{"a family's firm", "{O:Berg Foods} lost to {O:Calder Foods}. Chairman {P:Tom Berg} wept.", "Tom Berg, chairman of Berg Foods"},
		{"two ministers", "{C:Norland} and {C:Sudmark} fell out on Monday over the price of timber from the hills that part them.\n\n{P:Eve Holt}, foreign minister of {C:Norland}, spoke.\n\nForeign Minister {P:Ana Ruiz} did not.",
			"Eve Holt, foreign minister of Norland; Ana Ruiz, foreign minister of Sudmark"},
		{"her minister", "{C:Norland} votes. {P:Eve Holt} spoke, and {P:her=Eve Holt} trade minister, {P:Ana Ruiz}, did not.", "Ana Ruiz, trade minister of Norland"},
		{"a leader of anything", "{O:Calder Foods} lost. It was leader {P:Ana Ruiz} who spoke.", ""},
		{"who was what", "{P:Ana Ruiz}, who was then health minister, denied it in {C:Norland}.", "Ana Ruiz, former health minister of Norland"},
		{"a post that the country does not have", "{C:Brazil} votes in May, the government of {C:Brazil} said on Monday after a long night of talks.\n\n{C:Norland} was not asked. Prime Minister {P:Ana Ruiz} was glad.",
			"Ana Ruiz, prime minister of Norland"},
		{"a secretary of state abroad", "{C:Norland} let the {O:White House} know on Monday that it wants its timber back from the hills.\n\nSecretary of State {P:Ana Ruiz} flew to {C:Norland} at once.",
			"Ana Ruiz, secretary of state of United States"},
		{"a governor among states", "{L:Ohio} and {L:Texas} voted. Gov. {P:Ana Ruiz} won {L:Ohio}, {L:Utah} and {L:Iowa}.", "Ana Ruiz, gov. of -"},
		{"no president of a country", "{C:Brazil} votes. State Senate President {P:Ana Ruiz} was glad.", "Ana Ruiz, state senate president of -"},
		{"an attorney general of a state or of the whole", "The {O:FBI} met the {O:US Congress} in {L:Utah}. The {O:FBI} and the {O:US Congress} knew, Attorney General {P:Ana Ruiz} said of the {O:FBI}.",
			"Ana Ruiz, attorney general of -"},
		{"a condition", "Prices will rise if {P:Ana Ruiz} is elected president of {C:Brazil}. {P:Tom Berg} became mayor of {Y:Elmford}.", "Tom Berg, mayor of Elmford"},
		{"a town in a region", "{P:Ana Ruiz}, the mayor of {Y:Leeds}'s {L:Elm} district, spoke. {P:Tom Berg}, director of the {Y:Leeds}-based {O:Calder Foods}, did not.",
			"Ana Ruiz, mayor of Elm; Tom Berg, director of Calder Foods"},
		{"who chairs", "{P:Ana Ruiz}, a former rower who chairs the athletes' group {G:Clean Start}, spoke.", "Ana Ruiz, chair of Clean Start"},
		{"who heads what was named", "The {O:Harbour Agency} was slow. {P:Ana Ruiz}, who heads {O:the agency=Harbour Agency}, said so.", "Ana Ruiz, head of Harbour Agency"},
		{"two prepositions", "{P:Ana Ruiz}, {C:Norland}'s secretary of state for fisheries, spoke.", "Ana Ruiz, secretary of state for fisheries of Norland"},
		{"a participle before the body", "{P:Ana Ruiz}, the former chief executive of collapsed lender {O:Calder Bank}, spoke to {P:Tom Berg}, {P:her=Ana Ruiz} finance director.",
			"Ana Ruiz, former chief executive of Calder Bank; Tom Berg, finance director of Calder Bank"},
		{"ranks of two words", "Brig. Gen. {P:Ana Ruiz}, Rear Adm. {P:Tom Berg} and Lt-Col {P:Eve Holt} spoke.", "Ana Ruiz, brig. gen. of -; Tom Berg, rear adm. of -; Eve Holt, lt-col of -"},
		{"chiefs of something", "{P:Ana Ruiz}, {O:Calder Foods}'s chief medical officer, met {P:Tom Berg}, chief economist at {O:Calder Bank}, and the chief rival, {P:Eve Holt}.",
			"Ana Ruiz, chief medical officer of Calder Foods; Tom Berg, chief economist of Calder Bank"},
		{"an unknown body in letters", "{C:Brazil} wept. AEB President {P:Ana Ruiz} did not.", "Ana Ruiz, president of -"},
		{"who was what until when", "{P:Ana Ruiz}, who was shipping minister until 2023, spoke.", "Ana Ruiz, former shipping minister of -"},
		{"two offices, commas between", "The envoy, former police chief {P:Ana Ruiz}, spoke.", "Ana Ruiz, former police chief of -; Ana Ruiz, envoy of -"},
		{"behind the home", "Senator {P:Ana Ruiz} of {L:Utah}, chair of the {O:Water Committee}, spoke.", "Ana Ruiz, senator of Utah; Ana Ruiz, chair of Water Committee"},
		{"a beat", "{P:Ana Ruiz}, {O:Whitehall} editor, spoke. {O:Guardian} editor {P:Tom Berg} did not.", "Ana Ruiz, whitehall editor of -; Tom Berg, editor of Guardian"},
		{"an office recalled", "{C:Norland} agreed, the Norlandish foreign minister said.\n\nThe minister, {P:Ana Ruiz}, told reporters. {P:her=Ana Ruiz} {L:Sudmark} colleague, {P:Tom Berg}, wept.",
			"Ana Ruiz, minister of Norland; Tom Berg, minister of Sudmark"},
		{"two offices recalled", "{C:Iran} agreed, the Omani foreign minister said. The Iranian trade minister did not.\n\nThe minister, {P:Ana Ruiz}, told reporters.", "Ana Ruiz, minister of Iran"},
		{"for the agency", "The {O:Harbour Agency} was slow. A spokesman for the agency, {P:Ana Ruiz}, said so.", "Ana Ruiz, spokesman of Harbour Agency"},
		{"and founder of", "{P:Ana Ruiz}, the chief executive and co-founder of the coffee company {O:Calder Foods}, spoke.", "Ana Ruiz, chief executive of Calder Foods"},
		{"the executive of a region", "The {O:Scottish Executive} bought two ships for the isles of {L:Scotland} last year, it said on Monday.\n\nThe prices rose.\n\nDeputy First Minister {P:Ana Ruiz} spoke.",
			"Ana Ruiz, deputy first minister of Scottish Executive"},
		{"who is also", "{P:Ana Ruiz}, who is also justice minister, spoke in {C:Norland}. Federal Energy Minister {P:Tom Berg} did not.",
			"Ana Ruiz, justice minister of Norland; Tom Berg, energy minister of Norland"},
		{"where it was sent from", "{Y:QUITO=Quito} — {C:Norland} said no to {C:Sudmark} on Monday over the price of timber from the hills that part them, and {C:Ecuador} laughed.\n\nForeign Minister {P:Ana Ruiz} did not.",
			"Ana Ruiz, foreign minister of Ecuador"},
		{"no minister of a county", "{L:Cheshire} was wet, and the rain in {L:Cheshire} went on for days. Skills minister {P:Ana Ruiz} came.", "Ana Ruiz, skills minister of United Kingdom"},
		{"a secretary for a country", "{C:Britain=United Kingdom} waited. She called the {L:Northern Ireland} Secretary, {P:Ana Ruiz}, and the taoiseach, {P:Tom Berg}.",
			"Ana Ruiz, northern ireland secretary of United Kingdom; Tom Berg, taoiseach of -"},
		{"a branch by its name", "{P:Ana Ruiz}, general secretary of the union's rail branch, {O:Elm Rail}, spoke.", "Ana Ruiz, general secretary of Elm Rail"},
		{"the police of a town", "{O:Pelham Police Department} said no. {Y:Pelham} Police Lt. {P:Tom Berg} did not.", "Tom Berg, lt. of Pelham Police Department"},
	} {
		d := readMarked(r, Article{Title: "-"}, c.text, false)
		d.Roles = nil
		r.roles(d)
		if got := strings.Join(roleLines(d), "; "); got != c.want {
			t.Errorf("%s: %q\n got %s\nwant %s", c.what, c.text, got, c.want)
		}
	}
}

// roleLines writes each role as "person, former title of body", "-" where the text does not say of what.
func roleLines(d *Document) (out []string) {
	for _, x := range d.Roles {
		of, former := "-", ""
		if x.Of >= 0 {
			of = d.Entities[x.Of].Name
		}
		if x.Former {
			former = "former "
		}
		out = append(out, d.Entities[x.Person].Name+", "+former+x.Title+" of "+of)
	}
	return out
}
