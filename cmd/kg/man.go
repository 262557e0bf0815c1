// SPDX-License-Identifier: Apache-2.0

package main

import (
	"os"
	"time"

	"github.com/spf13/cobra"
	"github.com/spf13/cobra/doc"

	"kg/internal/fault"
)

// newMan is the command behind `make man`.
func newMan(_ streams) *cobra.Command {
	return &cobra.Command{
		Use:    "man DIR",
		Short:  "Write the man pages into a folder",
		Hidden: true,
		Args:   cobra.ExactArgs(1),
		RunE: func(c *cobra.Command, args []string) error {
			if err := os.MkdirAll(args[0], 0o755); err != nil {
				return fault.New(fault.Output, "%w", err)
			}
			// A fixed date, so that the same source gives the same pages.
			date := time.Date(2026, 11, 1, 0, 0, 0, 0, time.UTC)
			root := c.Root()
			root.DisableAutoGenTag = true
			return doc.GenManTree(root, &doc.GenManHeader{Title: "KG", Section: "1", Source: "kg " + version, Date: &date}, args[0])
		},
	}
}
