// SPDX-License-Identifier: Apache-2.0

// Package postgres keeps a graph of quads in a PostgreSQL database, so that several people share one graph, and
// implements Cayley's graph.QuadStore on it.
//
// The tables are those of Cayley's SQL store (graph/sql), and queries become SQL by its optimizer and its shapes. What
// that store does wrong on a real server is done anew here:
//
//   - A term is found by a hash of the RDF term, not by SHA-1 of a text in which times are cut to seconds and "7" of two
//     Go types differs. A term that is not there has no token.
//   - Text with the character NUL comes back as it was, and so does the text \x00. Times keep their nanoseconds.
//   - A write is one statement for thousands of quads, not one for each; nodes go with their last quad, without counts
//     of uses that drift; the label has an index. A quad that is deleted and added in one write is there afterwards.
//   - Reads are of one state of the graph, by cursors on one connection, and not each of another state, by as many
//     connections as there are open iterators. Names come in blocks. Nothing counts all rows only to guess a size.
//   - Regular expressions are Go's and comparisons go by bytes, not those of the database and its locale.
//   - Page and Count together, tags that look like columns, labels that are not there, tokens of other stores.
//
// # Writers and readers
//
// Any number of processes may write: each takes the one row of the table kg_graph for its transaction, so that they take
// turns, commit by commit. Readers never wait. A [Snapshot] is one unchanging state; the [Store] itself shows the latest
// commit in each statement, or, opened with Options.ReadOnly, the state at its opening.
//
// # What is not done
//
// Servers that only speak PostgreSQL's protocol were not tried; beyond Cayley's SQL this package asks for repeatable
// read, cursors, row locks, unnest and ON CONFLICT. Differences, unions, recursion and what else has no SQL in Cayley's optimizer run
// in its iterators, which ask the server once for each node in question. There is no index on literals: comparisons and
// regular expressions over all nodes read all of them.
package postgres
