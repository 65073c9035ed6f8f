"""Staff accounts: made by invitation, given roles and creditors, and ended; each step is recorded."""

import re
import secrets
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from rightparty.desk.access.guard import Actor
from rightparty.desk.access.roles import roles
from rightparty.desk.home import Home
from rightparty.desk.journal_store import append, marks_of
from rightparty.desk.store import Connection
from rightparty.errors import Refused
from rightparty.journal.record import Record

_NAME = re.compile(r"[a-z][a-z0-9._-]{1,63}")
COLUMNS = (
    "name",
    "roles",
    "creditors",
    "agency_id",
    "languages",
    "hours",
    "second_factor",
    "last_login",
    "ended_at",
)
"""The columns of a list of staff, in order; `creditors` is `*` for all there are."""

_FIND = """
SELECT s.roles, s.agency_id, CASE WHEN s.all_creditors
    THEN array(SELECT creditor_id FROM book_creditors UNION SELECT creditor_id FROM book_debts)
    ELSE s.creditors END
FROM desk_staff s JOIN auth_user u ON u.id = s.user_id
WHERE u.username = %s AND u.is_active AND s.ended_at IS NULL
"""
_LIST = """
SELECT u.username, array_to_string(s.roles, ';'),
    CASE WHEN s.all_creditors THEN '*' ELSE array_to_string(s.creditors, ';') END, s.agency_id,
    array_to_string(s.languages, ';'), s.hours,
    EXISTS (SELECT FROM mfa_authenticator a WHERE a.user_id = u.id AND a.type IN ('totp', 'webauthn')),
    u.last_login, s.ended_at
FROM desk_staff s JOIN auth_user u ON u.id = s.user_id ORDER BY s.ended_at IS NOT NULL, u.username
"""
_USER = """
INSERT INTO auth_user (username, password, email, first_name, last_name, is_superuser, is_staff, is_active,
    date_joined) VALUES (%s, %s, %s, '', '', false, false, true, %s) ON CONFLICT (username) DO NOTHING
RETURNING id
"""


@dataclass(frozen=True)
class Account:
    """What an account is to have. `creditors` of `("*",)`: whichever the installation has."""

    roles: Sequence[str]
    creditors: Sequence[str] = ()
    agency_id: str | None = None
    languages: Sequence[str] = ("en",)
    hours: str | None = None
    email: str = ""

    def checked(self) -> "Account":
        """The same.

        Raises:
            Refused: no role, roles that may not be one person's, or sight that the roles cannot have.
        """
        if not self.roles:
            raise Refused("an account needs a role", f"roles: {', '.join(roles().roles)}")
        roles().held_by(self.roles)
        of_agency = "agency_manager" in self.roles
        if of_agency != (self.agency_id is not None):
            raise Refused("an agency's people have the role `agency_manager` and an agency, or neither",
                          "name both --role agency_manager and --agency")  # fmt: skip
        if of_agency and set(self.roles) != {"agency_manager"}:
            raise Refused(
                "an agency's people have no other role here", "give the other role to somebody else"
            )
        return self


def make(connection: Connection, home: Home, name: str, account: Account, *, by: str, at: datetime) -> None:
    """Make an account that nobody can use yet: see `invitation.link`.

    Raises:
        Refused: the name is taken or is none, nobody is named who makes it, or the roles do not fit.
    """
    account = account.checked()
    if not _NAME.fullmatch(name):
        raise Refused(f"`{name}` is no name to sign in with", "use small letters, digits, `.`, `-`, `_`")
    with connection.transaction():
        # No password fits one that begins with `!`: the account opens by invitation only.
        row = connection.execute(_USER, [name, "!" + secrets.token_urlsafe(30), account.email, at]).fetchone()
        if row is None:
            raise Refused(f"there is an account `{name}` already", "`rightparty admin user list` shows it")
        if account.email:
            connection.execute(
                "INSERT INTO account_emailaddress (email, verified, \"primary\", user_id)"
                " VALUES (%s, true, true, %s)",
                [account.email.lower(), row[0]],
            )  # fmt: skip
        connection.execute(
            "INSERT INTO desk_staff (user_id, roles, creditors, all_creditors, agency_id, languages, hours,"
            " made_at, made_by) VALUES (%s, %s, %s, %s, %s, %s, %s, %s, %s)",
            [row[0], *_columns(account), account.agency_id, list(account.languages), account.hours, at, by],
        )
        _record(connection, home, "account_made", name, _said(account), by, at)


def change_roles(
    connection: Connection, home: Home, name: str, account: Account, *, by: str, at: datetime
) -> None:
    """Give an account other roles, creditors or an agency, in place of those it has.

    Raises:
        Refused: there is no such account in use, or the roles do not fit.
    """
    account = account.checked()
    with connection.transaction():
        changed = connection.execute(
            "UPDATE desk_staff SET roles = %s, creditors = %s, all_creditors = %s, agency_id = %s"
            " WHERE ended_at IS NULL AND user_id = (SELECT id FROM auth_user WHERE username = %s)",
            [*_columns(account), account.agency_id, name],
        ).rowcount
        _refuse_missing(name, changed)
        _record(connection, home, "roles_changed", name, _said(account), by, at)


def end(connection: Connection, home: Home, name: str, *, by: str, note: str, at: datetime) -> None:
    """End an account: from the next request on nobody is signed in with it. Its name stays taken.

    Raises:
        Refused: there is no such account in use, or no note says why.
    """
    if not note.strip():
        raise Refused("ending an account needs a note", "say why")
    with connection.transaction():
        ended = connection.execute(
            "UPDATE desk_staff SET ended_at = %s WHERE ended_at IS NULL"
            " AND user_id = (SELECT id FROM auth_user WHERE username = %s)",
            [at, name],
        ).rowcount
        _refuse_missing(name, ended)
        connection.execute("UPDATE auth_user SET is_active = false WHERE username = %s", [name])
        _record(connection, home, "account_ended", name, note, by, at)


def forget_second_factor(connection: Connection, home: Home, name: str, *, by: str, at: datetime) -> None:
    """Take an account's second factors and its password away: for somebody who lost them.

    Raises:
        Refused: there is no such account in use.
    """
    with connection.transaction():
        found = connection.execute(
            "UPDATE auth_user SET password = %s WHERE username = %s AND is_active RETURNING id",
            ["!" + secrets.token_urlsafe(30), name],
        ).fetchone()
        _refuse_missing(name, 1 if found else 0)
        connection.execute("DELETE FROM mfa_authenticator WHERE user_id = %s", [found[0] if found else None])
        _record(connection, home, "second_factor_forgotten", name, "invited anew", by, at)


def actor_of(connection: Connection, name: str) -> Actor | None:
    """Who acts under an account; None where it is not in use."""
    row = connection.execute(_FIND, [name]).fetchone()
    if row is None:
        return None
    return Actor(name, frozenset(row[0]), frozenset(row[2]), row[1])


def staff(connection: Connection) -> Sequence[Mapping[str, Any]]:
    """Every account, those in use first. Columns: `COLUMNS`."""
    return [dict(zip(COLUMNS, row, strict=True)) for row in connection.execute(_LIST)]


def everything_there_is(connection: Connection) -> frozenset[str]:
    """The ids of all creditors of this installation."""
    rows = connection.execute(
        "SELECT creditor_id FROM book_creditors UNION SELECT creditor_id FROM book_debts"
    )
    return frozenset(one for (one,) in rows)


def _columns(account: Account) -> tuple[list[str], list[str], bool]:
    everything = list(account.creditors) == ["*"]
    return list(account.roles), [] if everything else list(account.creditors), everything


def _said(account: Account) -> str:
    return (
        f"roles {_joined(account.roles)}; creditors {_joined(account.creditors)}; agency {account.agency_id}"
    )


def _joined(names: Iterable[str]) -> str:
    return ",".join(sorted(names))


def _refuse_missing(name: str, found: int) -> None:
    if not found:
        raise Refused(f"there is no account `{name}` in use", "`rightparty admin user list` shows them")


def _record(
    connection: Connection, home: Home, act: str, name: str, said: str, by: str, at: datetime
) -> None:
    if not by.strip():
        raise Refused("nobody is named who does this", "say who answers for it with --by")
    marks = marks_of(home)
    body = {"actor": marks.of("actor", by), "act": act, "second": marks.of("actor", name),
            "reason": marks.of("note", said)}  # fmt: skip
    append(connection, [Record("human_act", at, body)])
