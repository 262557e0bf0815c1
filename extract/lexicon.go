// SPDX-License-Identifier: Apache-2.0

package extract

import (
	"bufio"
	"fmt"
	"io/fs"
	"strings"
)

// lexicons is everything that the stages know before they read, loaded once by NewReader and never changed after. A
// stage keeps its own lexicon in a field of its own type, loaded by a function beside the stage.
type lexicons struct {
	boilerplate []boilerplateRule // paragraphs
	times       *timeLexicon      // times
	quantities  *quantityLexicon  // quantities
	gazetteer   *gazetteer        // names, roles
	cues        *cueLexicon       // claims
	relations   *relationLexicon  // relations
}

func loadLexicons(files fs.FS) (*lexicons, error) {
	var l lexicons
	var err error
	for _, load := range []func() error{
		func() error { l.boilerplate, err = loadBoilerplate(files); return err },
		func() error { l.times, err = loadTimes(files); return err },
		func() error { l.quantities, err = loadQuantities(files); return err },
		func() error { l.gazetteer, err = loadGazetteer(files); return err },
		func() error { l.cues, err = loadCues(files); return err },
		func() error { l.relations, err = loadRelations(files); return err },
	} {
		if err := load(); err != nil {
			return nil, err
		}
	}
	return &l, nil
}

// readTable calls row with the columns of each line of lexicon/NAME.tsv that is neither empty nor a comment. A line
// with fewer than min columns, or an error of row, is an error with file and line.
func readTable(files fs.FS, name string, min int, row func(cols []string) error) error {
	path := "lexicon/" + name + ".tsv"
	f, err := files.Open(path)
	if err != nil {
		return err
	}
	defer f.Close()
	sc := bufio.NewScanner(f)
	for n := 1; sc.Scan(); n++ {
		line := sc.Text()
		if line == "" || line[0] == '#' {
			continue
		}
		cols := strings.Split(line, "\t")
		if len(cols) < min {
			return fmt.Errorf("%s:%d: %d columns, want %d", path, n, len(cols), min)
		}
		if err := row(cols); err != nil {
			return fmt.Errorf("%s:%d: %w", path, n, err)
		}
	}
	return sc.Err()
}
