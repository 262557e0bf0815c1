// SPDX-License-Identifier: Apache-2.0

package extract

func (r *Reader) claims(d *Document) {}
