// SPDX-License-Identifier: Apache-2.0

package extract

func (r *Reader) relations(d *Document) {}
