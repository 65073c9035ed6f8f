"""`rightparty admin user`: accounts of staff, by invitation only."""

from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from cyclopts import App

from rightparty.cli.output import Format

if TYPE_CHECKING:
    from rightparty.desk.store import Connection, Store

app = App(name="user", help="Make, change and end accounts of staff.")


@app.command
def new(
    name: str,
    *,
    by: str,
    role: list[str],
    creditor: list[str] | None = None,
    agency: str | None = None,
    email: str = "",
    language: list[str] | None = None,
    hours: str | None = None,
) -> None:
    """Make an account and print its invitation: a link that sets the first password, once, within a day.

    Hand the link over by a way that only its owner reads. Whoever may change something must add a second
    factor before anything else.

    Example: rightparty admin user new li.na --role compliance --creditor '*' --by "Wang Wei"

    Args:
        name: What they sign in with: small letters, digits, `.`, `-`, `_`.
        by: Who answers for making it.
        role: Their work; several where they may be one person's.
        creditor: Whose rows they see, by id; '*' for all there are.
        agency: Of an agency's manager: the agency's id.
        email: Their address at the lender's own sign-in, where that is used.
        language: zh-Hans, zh-Hant or en.
        hours: When they are at work: "MO-FR 09:00-18:00 Asia/Shanghai".
    """
    from rightparty.desk.access import staff
    from rightparty.desk.access.invitation import link
    from rightparty.desk.clock import real

    account = staff.Account(
        role, creditor or (), agency, tuple(language or ("en",)), hours, email
    )  # fmt: skip
    with _opened() as (store, connection):
        staff.make(connection, store.home, name, account, by=by, at=real())
        print(link(store, name))


@app.command
def roles(
    name: str,
    *,
    by: str,
    role: list[str],
    creditor: list[str] | None = None,
    agency: str | None = None,
) -> None:
    """Give an account these roles and creditors in place of those it has; it counts from the next page on.

    Example: rightparty admin user roles li.na --role quality --creditor BANK --by "Wang Wei"

    Args:
        name: The account.
        by: Who answers for it.
        role: Their work from now on.
        creditor: Whose rows they see, by id; '*' for all there are.
        agency: Of an agency's manager: the agency's id.
    """
    from rightparty.desk.access import staff
    from rightparty.desk.clock import real

    with _opened() as (store, connection):
        account = staff.Account(role, creditor or (), agency)
        staff.change_roles(connection, store.home, name, account, by=by, at=real())
    print(f"{name}: {', '.join(role)}")


@app.command
def disable(name: str, *, by: str, note: str) -> None:
    """End an account; open sessions end with their next page. Its name is never given again.

    Example: rightparty admin user disable li.na --by "Wang Wei" --note "has left"

    Args:
        name: The account.
        by: Who answers for it.
        note: Why.
    """
    from rightparty.desk.access import staff
    from rightparty.desk.clock import real

    with _opened() as (store, connection):
        staff.end(connection, store.home, name, by=by, note=note, at=real())
    print(f"{name} can no longer sign in")


@app.command
def invite(name: str, *, by: str, lost: bool = False) -> None:
    """Print a new invitation for an account whose first has run out, or whose owner forgot the password.

    Example: rightparty admin user invite li.na --lost --by "Wang Wei"

    Args:
        name: The account.
        by: Who answers for it.
        lost: Their second factor is lost too: take it off, and the password with it.
    """
    from rightparty.desk.access import staff
    from rightparty.desk.access.invitation import link
    from rightparty.desk.clock import real

    with _opened() as (store, connection):
        if lost:
            staff.forget_second_factor(connection, store.home, name, by=by, at=real())
        print(link(store, name))


@app.command(name="list")
def list_(*, format: Format = "text", out: Path | None = None) -> None:
    """Every account with its roles, whose rows it sees, and whether it has a second factor.

    Example: rightparty admin user list

    Args:
        format: text, json, csv or parquet.
        out: Write here instead.
    """
    from rightparty.cli.output import emit_rows
    from rightparty.desk.access import staff

    with _opened() as (_, connection):
        emit_rows(staff.staff(connection), staff.COLUMNS, format, out)


@contextmanager
def _opened() -> "Iterator[tuple[Store, Connection]]":
    """This environment's store, and a connection to it."""
    from rightparty.desk.home import open_home
    from rightparty.desk.store import open_store

    store = open_store(open_home())
    try:
        with closing(store.connect()) as connection:
            yield store, connection
    finally:
        store.close()
