// SPDX-License-Identifier: Apache-2.0

// Command kg reads news articles and keeps them as a graph one can question.
package main

func main() {}
