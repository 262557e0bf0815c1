// SPDX-License-Identifier: Apache-2.0

//go:build !unix

package pgtest

import "syscall"

// asUser leaves the user as it is.
func asUser(string) (*syscall.SysProcAttr, error) { return nil, nil }
