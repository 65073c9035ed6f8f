"""`rightparty admin erase`, `retention`, `reveal`, `reads`, `rewrap`: what is kept of people, who saw it."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from typing import TYPE_CHECKING

from rightparty.cli.arguments import aware
from rightparty.cli.letters_back import take_back

if TYPE_CHECKING:
    from rightparty.desk.store import Connection


def erase(person: str, *, by: str, basis: str, at: datetime | None = None) -> None:
    """Erase a person: shred their key, and with it their name, ids, texts, and what only they have.

    The journal verifies as before, and their stops hold on by the digest of their numbers. What a later file
    says of them is left out. There is no way back.

    Example: rightparty admin erase li-na --by "Wang Fang" --basis request

    Args:
        person: the id of the person.
        by: who erases.
        basis: on what grounds: request, retention, never_owed or court.
        at: when, with its offset; default, now.
    """
    from rightparty.desk.erasing import erase_person

    with _store() as connection:
        done = erase_person(connection, person, by=by, basis=basis, at=_when(at))
    print(
        f"erased: the person, {len(done.points):,} points and {len(done.debts):,} accounts; "
        f"withdrawn: {len(done.withdrawn):,}"
    )
    if done.also:
        print(f"linked to them, and kept: {', '.join(done.also)}", file=sys.stderr)


def retention(*, dry_run: bool = False, at: datetime | None = None) -> None:
    """End what is kept longer than its class of record allows; run it every night.

    Never touches the journal, a stop, or a report of a wrong person.

    Example: rightparty admin retention --dry-run

    Args:
        dry_run: count, and change nothing.
        at: as of when, with its offset; default, now.
    """
    from rightparty.desk.erasing import settings
    from rightparty.desk.retention import enforce

    with _store() as connection:
        found = enforce(connection, _when(at), dry_run=dry_run)
    for name, count in found.items():
        print(f"{name:<16} {count:>10,}  {settings()['class'][name]['what']}")


def reveal(table: str, column: str, key: str, *, by: str, reason: str) -> None:
    """Show one sealed value. Who asked, for what and when is kept before it is shown.

    The number of a call that waits on the worklist is shown only while the call is allowed.

    Example: rightparty admin reveal points value na-mobile --by "Wang Fang" --reason "she asks which number"

    Args:
        table: persons, points, debts, agreements, notices, events or call_task.
        column: the column of the table: name, value, account, text, number …
        key: the id of the row.
        by: who asks.
        reason: what for.
    """
    from rightparty.desk.reveal import Cell, reveal
    from rightparty.desk.vault import Erased
    from rightparty.errors import Refused

    with _store() as connection:
        if (table, column) == ("call_task", "number"):
            _check_call(connection, key, by)
        found = reveal(connection, by, Cell(table, column, key), reason, _when(None))
    if isinstance(found, Erased):
        raise Refused(f"it was erased on {found.at:%Y-%m-%d}", "nobody can open it again")
    print(found)


def _check_call(connection: Connection, contact_id: str, by: str) -> None:
    from rightparty.desk.clock import real
    from rightparty.desk.journal_store import marks_of
    from rightparty.desk.means import Means
    from rightparty.desk.outside_review import check_call
    from rightparty.desk.policy import law_of, model_of

    home, environment = connection.home, os.environ
    law, model = law_of(environment), model_of(environment)
    check_call(Means(connection, home, law, model, {}, real, marks_of(home)), contact_id, by)


def reads(*, person: str | None = None, by: str | None = None, most: int = 200) -> None:
    """List who looked at what was sealed, the latest first.

    Example: rightparty admin reads --person li-na

    Args:
        person: what was seen of this person.
        by: what this person saw.
        most: at most so many lines.
    """
    from rightparty.desk.reveal import READ_COLUMNS, reads

    with _store() as connection:
        rows = reads(connection, person_id=person, actor=by, most=most)
    print("\t".join(READ_COLUMNS))
    for at, *rest in rows:
        print("\t".join([at.isoformat(), *map(str, rest)]))


def rewrap() -> None:
    """Wrap every key by the newest master key, after a new one was put first; says which are still in use.

    An older one may go once it wraps no key, also when asked again after all that runs has the new one.

    Example: rightparty admin rewrap
    """
    from rightparty.desk.rewrapping import masters_in_use, rewrap
    from rightparty.desk.vault import vault_of

    with _store() as connection:
        vault = vault_of(connection)
        print(f"wrapped anew: {rewrap(connection, vault):,} keys")
        newest, used = vault.masters.newest, masters_in_use(connection)
        for master, count in used.items():
            print(f"master key {master}: {count:,} keys{', the newest' * (master == newest)}")
        print(f"still wrapped by an older one: {sum(used.values()) - used.get(newest, 0):,} keys")


def _when(at: datetime | None) -> datetime:
    from rightparty.desk.clock import real

    return real() if at is None else aware(at, "--at")


@contextmanager
def _store() -> Iterator[Connection]:
    from contextlib import closing

    from rightparty.desk.home import open_home
    from rightparty.desk.store import open_store

    store = open_store(open_home())
    try:
        with closing(store.connect()) as connection:
            yield connection
            take_back(connection)
    finally:
        store.close()
