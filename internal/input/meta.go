// SPDX-License-Identifier: Apache-2.0

package input

import (
	"fmt"
	"net/url"
	"strings"
	"time"

	"golang.org/x/text/language"
)

// normalise checks the metadata and gives dates and language tags their one form. The error begins with the key.
func (m *Meta) normalise() error {
	var err error
	if m.Published, err = ParseDate(m.Published); err != nil {
		return fmt.Errorf("published: %w", err)
	}
	if m.URL != "" {
		if u, err := url.Parse(m.URL); err != nil || !u.IsAbs() || strings.ContainsAny(m.URL, " <>\"{}|\\^`") {
			return fmt.Errorf("url: %q is no absolute URL", m.URL)
		}
	}
	if m.Lang != "" {
		tag, err := language.Parse(m.Lang)
		if err != nil {
			return fmt.Errorf("lang: %q is no language tag such as en or en-GB", m.Lang)
		}
		m.Lang = tag.String()
	}
	return nil
}

// override takes over what o says.
func (m *Meta) override(o Meta) {
	for _, f := range []struct {
		mine  *string
		other string
	}{{&m.Title, o.Title}, {&m.Published, o.Published}, {&m.URL, o.URL}, {&m.Site, o.Site}, {&m.Lang, o.Lang}} {
		if f.other != "" {
			*f.mine = f.other
		}
	}
	if len(o.Authors) > 0 {
		m.Authors = o.Authors
	}
}

// ParseDate gives a date as ISO 8601: a point of time with its zone, a day, a month or a year. It knows RFC 3339,
// 2024-10-25, 2024-10, 2024, 25 October 2024, October 25, 2024 and the usual short months ("Oct. 25, 2024"). Empty
// stays empty.
func ParseDate(s string) (string, error) {
	s = strings.Join(strings.Fields(s), " ")
	if s == "" {
		return "", nil
	}
	// "Sept." is how papers shorten September, and Go's "Jan" knows no stop.
	plain := strings.ReplaceAll(strings.ReplaceAll(strings.ToLower(s), ".", ""), "sept ", "sep ")
	for _, f := range []struct{ text, in, out string }{
		{strings.ToUpper(s), time.RFC3339Nano, time.RFC3339Nano},
		{s, "2006-01-02", "2006-01-02"},
		{s, "2006-01", "2006-01"},
		{s, "2006", "2006"},
		{plain, "2 January 2006", "2006-01-02"},
		{plain, "2 Jan 2006", "2006-01-02"},
		{plain, "January 2, 2006", "2006-01-02"},
		{plain, "Jan 2, 2006", "2006-01-02"},
	} {
		if t, err := time.Parse(f.in, f.text); err == nil && t.Year() > 0 {
			return t.Format(f.out), nil
		}
	}
	return "", fmt.Errorf("%q is no date; write 2024-10-25", s)
}
