// SPDX-License-Identifier: Apache-2.0

package main

import (
	"errors"

	"github.com/spf13/cobra"

	"kg/internal/fault"
)

const rootLong = `kg reads news articles and keeps them as a graph one can question: who said what, to whom, when; who denies it;
in which words. It runs offline, gives the same bytes every time, and keeps the speaker, the stance and the exact words
of every claim.

Exit codes:
  0    done
  1    done, but some input was skipped or failed (the last line says how much)
  2    a wrong flag, parameter, query name or date
  3    an input that cannot be read or is not what it should be
  4    a graph that is missing, locked, foreign, damaged or out of reach
  5    a query that fails, or passes its deadline or its limit of memory
  6    an output that cannot be written (full disk, closed pipe)
  70   a defect of kg
  130  interrupted`

// newRoot makes the command tree for one run.
func newRoot(std streams) *cobra.Command {
	root := &cobra.Command{
		Use:           "kg",
		Short:         "Read news articles into a graph of attributed claims and question it",
		Long:          rootLong,
		Version:       version,
		SilenceErrors: true,
		SilenceUsage:  true,
		Example: `  kg build article.txt              read an article into the graph in ./kg.db
  kg query                          list the saved queries
  kg query claims-of austin         what did Austin say?
  kg export > graph.nq              the whole graph as N-Quads`,
	}
	root.SetIn(std.in)
	root.SetOut(std.out)
	root.SetErr(std.err)
	root.SetFlagErrorFunc(func(c *cobra.Command, err error) error {
		return fault.Hint(fault.Usage, "see 'kg "+path(c)+"--help'", "%w", err)
	})
	root.AddCommand(newBuild(std), newExtract(std), newParse(std), newCoref(std), newLoad(std), newQuery(std), newExport(std), newEntities(std), newInfo(std),
		newVerify(std), newCheck(std), newCompact(std), newBackup(std), newRestore(std), newMan(std))
	markArgs(root)
	return root
}

// markArgs marks what the checks of arguments find, in all commands.
func markArgs(c *cobra.Command) {
	for _, sub := range c.Commands() {
		sub.Args = usageArgs(sub.Args)
		markArgs(sub)
	}
}

// path is the names of a subcommand with a space behind each, "" for the root.
func path(c *cobra.Command) string {
	if !c.HasParent() {
		return ""
	}
	return path(c.Parent()) + c.Name() + " "
}

// usageArgs marks what a check of the arguments finds as an error of usage.
func usageArgs(check cobra.PositionalArgs) cobra.PositionalArgs {
	return func(c *cobra.Command, args []string) error {
		if check == nil {
			return nil
		}
		err := check(c, args)
		if err == nil || fault.KindOf(err) != fault.Internal {
			return err
		}
		return fault.Hint(fault.Usage, "see 'kg "+path(c)+"--help'", "%w", err)
	}
}

// atLeastOne asks for one argument or more, named what.
func atLeastOne(what string) cobra.PositionalArgs {
	return func(_ *cobra.Command, args []string) error {
		if len(args) == 0 {
			return errors.New("no " + what + " given")
		}
		return nil
	}
}
