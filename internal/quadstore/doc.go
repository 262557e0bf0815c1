// SPDX-License-Identifier: Apache-2.0

// Package quadstore keeps a graph of quads in a folder (or in memory) and
// implements Cayley's graph.QuadStore on it, so that Gizmo, GraphQL and MQL
// sessions, paths and iterators work unchanged.
//
// # One writer, many readers
//
// A [Store] opened for writing holds the folder: a second writer, in this or
// another process, gets [ErrLocked] at once. Any number of processes may open
// the same folder with Options.ReadOnly, while the writer works; they see the
// graph as it was when they opened it.
//
// A [Snapshot] is one unchanging state of the graph. Run each query on a
// snapshot of its own and close it afterwards: closing ends every scan that the
// query left open, and a query that still runs gets [ErrClosed].
//
// # Writing
//
// Every call that writes is one commit: it is in the graph as a whole and on
// disk when the call returns, or not at all. Large additions are written as
// sorted tables that are ingested in one step, small ones through the log;
// [Store.Bulk] sorts on the disk what does not fit into memory.
// Nothing kept in memory (ids, counts, the filter) changes before the commit.
//
// # Terms
//
// A node is an RDF term: kind, characters, datatype and language count, the Go
// type does not. quad.Int(7) and "7"^^xsd:integer are one node; "007" with the
// same datatype is another, since it is written differently. See nquads.Canonical.
//
// The label is part of a quad: the same triple said by two articles is two
// quads. A node exists as long as a quad uses it.
//
// # What is not done
//
// Quads are not versioned, ids are never used again, and regular expressions
// read every term (there is no text index).
package quadstore
