// SPDX-License-Identifier: Apache-2.0

package reading

// prefixes are those that the treebanks keep with their word.
var prefixes = map[string]bool{
	"e": true, "anti": true, "bi": true, "co": true, "counter": true, "cross": true, "de": true, "extra": true, "ex": true,
	"inter": true, "intra": true, "macro": true, "mega": true, "meta": true, "micro": true, "mid": true, "mini": true,
	"mis": true, "multi": true, "neo": true, "non": true, "over": true, "pan": true, "para": true, "post": true,
	"pre": true, "pro": true, "proto": true, "pseudo": true, "quasi": true, "re": true, "semi": true, "sub": true,
	"super": true, "tri": true, "ultra": true, "un": true, "under": true, "uni": true, "vice": true,
}

// abbreviations are written with a dot that belongs to them.
var abbreviations = map[string]bool{
	"mr": true, "mrs": true, "ms": true, "dr": true, "prof": true, "rev": true, "hon": true, "fr": true, "st": true,
	"gen": true, "col": true, "maj": true, "capt": true, "cpt": true, "lt": true, "sgt": true, "cmdr": true, "adm": true,
	"gov": true, "sen": true, "rep": true, "reps": true, "sens": true, "pres": true, "supt": true, "det": true, "insp": true,
	"jr": true, "sr": true, "esq": true, "inc": true, "corp": true, "ltd": true, "co": true, "cos": true, "bros": true, "llc": true,
	"jan": true, "feb": true, "apr": true, "jun": true, "jul": true, "aug": true, "sep": true, "sept": true,
	"oct": true, "nov": true, "dec": true, "vs": true, "etc": true, "approx": true, "dept": true, "est": true,
	"ave": true, "blvd": true, "rd": true, "mt": true, "ft": true, "vol": true, "pp": true, "ed": true, "eds": true,
	"brig": true, "cpl": true, "cllr": true, "coun": true, "ald": true, "cdr": true, "amb": true, "atty": true, "asst": true,
	"pvt": true, "msgr": true, "lieut": true, "gens": true, "govs": true, "drs": true, "cf": true, "al": true, "ph.d": true, "ph": true, "univ": true, "assn": true, "tel": true, "ext": true, "messrs": true,
}

// titles stand before a name, so that no sentence ends with them.
var titles = map[string]bool{
	"mr": true, "mrs": true, "ms": true, "dr": true, "prof": true, "rev": true, "hon": true, "gen": true, "col": true,
	"maj": true, "capt": true, "cpt": true, "lt": true, "sgt": true, "cmdr": true, "adm": true, "gov": true, "sen": true,
	"rep": true, "reps": true, "sens": true, "pres": true, "supt": true, "messrs": true, "vs": true, "st": true, "fr": true,
	"insp": true, "brig": true, "cpl": true, "cllr": true, "coun": true, "ald": true, "cdr": true, "amb": true, "atty": true, "asst": true,
	"pvt": true, "msgr": true, "lieut": true, "gens": true, "govs": true, "drs": true,
}

// starters are words that begin a sentence rather than go on with a name.
var starters = map[string]bool{
	"The": true, "A": true, "An": true, "In": true, "On": true, "At": true, "But": true, "And": true, "It": true, "He": true,
	"She": true, "They": true, "We": true, "You": true, "I": true, "This": true, "That": true, "These": true, "Those": true,
	"There": true, "If": true, "When": true, "While": true, "As": true, "For": true, "After": true, "His": true, "Her": true,
	"Their": true, "Our": true, "My": true, "Its": true, "What": true, "Who": true, "How": true, "Why": true, "So": true,
	"However": true, "Some": true, "Many": true, "Not": true, "No": true, "With": true, "Since": true, "Yet": true, "By": true,
}

// contractions without an apostrophe, and where their second word begins.
var contractions = map[string]int{
	"cannot": 3, "gonna": 3, "gotta": 3, "wanna": 3, "dont": 2, "didnt": 3, "doesnt": 4, "wont": 2, "cant": 2, "couldnt": 5,
	"wouldnt": 5, "isnt": 2, "wasnt": 3, "arent": 3, "havent": 4, "hasnt": 3, "shouldnt": 6, "thats": 4, "whats": 4,
	"im": 1, "ive": 1, "youre": 3, "theyre": 4, "lemme": 3, "gimme": 3, "dunno": 2, "outta": 3,
}
