// SPDX-License-Identifier: Apache-2.0

package postgres

import (
	"context"
	"errors"
	"fmt"
	"net"
	"net/url"
	"path"
	"strconv"
	"strings"
	"time"

	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/pgconn"
	"github.com/jackc/pgx/v5/pgconn/ctxwatch"
)

// IsAddress tells whether a text is the address of a database: postgres://USER@HOST/DATABASE. What else libpq takes in
// an address or from the environment counts too: ~/.pgpass, PGPASSWORD, sslmode, search_path for the schema.
func IsAddress(text string) bool {
	return strings.HasPrefix(text, "postgres://") || strings.HasPrefix(text, "postgresql://")
}

// address is a parsed address.
type address struct {
	config *pgx.ConnConfig
	name   string // for people: without user, password and settings, but with the schema where it is given
}

// connectTimeout is how long a server may take to answer, where the address does not say.
const connectTimeout = 10 * time.Second

// parse reads an address. Its error never shows the text, in which there may be a password.
func parse(text string) (address, error) {
	c, err := pgx.ParseConfig(text)
	if err != nil {
		return address{}, fmt.Errorf("%w: it is to be postgres://USER@HOST/DATABASE, percent-encoded", ErrAddress)
	}
	if c.ConnectTimeout == 0 {
		c.ConnectTimeout = connectTimeout
	}
	if c.RuntimeParams["application_name"] == "" {
		c.RuntimeParams["application_name"] = "kg"
	}
	// Paths become joins of many tables of which few rows are left: the planner is to take its time over their order, and
	// not to expect that only the first rows are wanted.
	for name, value := range map[string]string{"geqo_threshold": "18", "cursor_tuple_fraction": "1"} {
		if c.RuntimeParams[name] == "" {
			c.RuntimeParams[name] = value
		}
	}
	c.DefaultQueryExecMode = pgx.QueryExecModeExec
	// A cancelled query is stopped on the server also, and not only forgotten.
	c.BuildContextWatcherHandler = func(conn *pgconn.PgConn) ctxwatch.Handler {
		return &pgconn.CancelRequestContextWatcherHandler{Conn: conn, DeadlineDelay: 2 * time.Second}
	}
	return address{c, nameOf(c)}, nil
}

// Name is an address for people: without user, password and settings, but for the schema. A text that is no address
// gives its kind alone.
func Name(text string) string {
	a, err := parse(text)
	if err != nil {
		return "postgres://"
	}
	return a.name
}

func nameOf(c *pgx.ConnConfig) string {
	u := url.URL{Scheme: "postgres", Host: c.Host, Path: "/" + c.Database}
	switch {
	case path.IsAbs(c.Host): // the folder of a socket
		u.Host, u.RawQuery = "", "host="+c.Host
	case c.Port != 5432:
		u.Host = net.JoinHostPort(c.Host, strconv.Itoa(int(c.Port)))
	}
	if schema := c.RuntimeParams["search_path"]; schema != "" {
		u.Fragment = schema
	}
	return u.String()
}

// connect opens a connection.
func (a address) connect(ctx context.Context) (*pgx.Conn, error) {
	c, err := pgx.ConnectConfig(ctx, a.config)
	if err == nil {
		return c, nil
	}
	var refused *pgconn.PgError
	var op *net.OpError
	switch {
	case ctx.Err() != nil:
		return nil, ctx.Err()
	case errors.As(err, &refused):
		return nil, fmt.Errorf("%w: %s", ErrConnect, refused.Message)
	case pgconn.Timeout(err):
		return nil, fmt.Errorf("%w: no answer in %v", ErrConnect, a.config.ConnectTimeout)
	case errors.As(err, &op):
		return nil, fmt.Errorf("%w: %w", ErrConnect, op)
	}
	var failed *pgconn.ConnectError
	if errors.As(err, &failed) { // its text names the user and no more
		err = failed.Unwrap()
	}
	return nil, fmt.Errorf("%w: %s", ErrConnect, strings.Join(strings.Fields(err.Error()), " "))
}
