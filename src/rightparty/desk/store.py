"""Opening the store: the database up, its tables in place, a connection.

What must be quick (a day's sending, one person's rows) speaks SQL through psycopg; pages and the
making of tables go through Django, which is only loaded where it is used.
"""

import os
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import psycopg
from psycopg.conninfo import conninfo_to_dict, make_conninfo

from rightparty.desk.home import Home
from rightparty.desk.postgres import Cluster
from rightparty.desk.takes_back import program_version
from rightparty.errors import RightpartyError

ADDRESS = "DATABASE_URL"
_MIGRATION_LOCK = 0x7269676874  # any number that nobody else locks


class Connection(psycopg.Connection[tuple[Any, ...]]):
    """A connection in autocommit mode: what belongs together stands in `with connection.transaction()`.

    It knows its `home`, whose keys open what the store has sealed. `holds_apart`: it was seen that there is a
    role to read under for one creditor's people (`access.sight`).
    """

    home: Home
    holds_apart: bool = False

    def rows_of(self, query: str, *values: object) -> list[tuple[Any, ...]]:
        """The rows of a long query that is asked often: planned once, with values named `$1`, `$2` ….

        With names instead, psycopg would read through the whole of a long text at every call.
        """
        with psycopg.RawCursor(self) as cursor:
            return cursor.execute(query.encode(), values, prepare=True).fetchall()


@dataclass(frozen=True)
class Store:
    """The opened store of a home."""

    home: Home
    parameters: Mapping[str, str] = field(repr=False)  # they hold a password
    cluster: Cluster | None = None

    def connect(self) -> Connection:
        """A connection of its own; instants come back in UTC.

        An embedded server that we hold and that was killed is started again: it recovers by itself.

        Raises:
            RightpartyError: the database cannot be reached.
        """
        try:
            return self._connect()
        except psycopg.OperationalError as fault:
            if self.cluster is None or not self.cluster.holding:
                raise RightpartyError(
                    f"the database cannot be reached: {fault}", f"check {ADDRESS}"
                ) from fault
        self.cluster.start()
        try:
            return self._connect()
        except psycopg.OperationalError as fault:
            raise RightpartyError(f"the database went away again: {fault}", "try again") from fault

    def _connect(self) -> Connection:
        connection = Connection.connect(make_conninfo("", **self.parameters), autocommit=True)
        connection.home = self.home
        connection.execute("SET TIME ZONE 'UTC'")
        return connection

    def close(self) -> None:
        """Let go of the embedded server; the last one to do so stops it."""
        if self.cluster is not None:
            self.cluster.stop()


def open_store(home: Home, *, tables: bool = True, masters: bool = True) -> Store:
    """Open the store of `home`, making its tables on first use or after an update; `tables=False`: not yet.

    `masters=False`: without asking for the master keys, see `held_keys.hold_keys`.

    Raises:
        RightpartyError: the database does not start or cannot be reached, or the home has not its keys.
    """
    # A demonstration never touches a lender's own server.
    address = "" if home.demo else os.environ.get(ADDRESS, "")
    if address:
        store = Store(home, _read_address(address))
    else:
        cluster = Cluster(home)
        store = Store(home, cluster.start(), cluster)
    if tables:
        try:
            make_tables(store, masters=masters)
        except BaseException:
            store.close()
            raise
    return store


def server_of(home: Home) -> int:
    """The major version of the server that the store of `home` is on, or would be; nothing is made.

    Raises:
        RightpartyError: the server that is named cannot be reached, or the embedded one is not installed.
    """
    address = "" if home.demo else os.environ.get(ADDRESS, "")
    if not address:
        return program_version("postgres")
    with Store(home, _read_address(address)).connect() as connection:
        return connection.info.server_version // 10_000


def _read_address(address: str) -> Mapping[str, str]:
    try:
        return {name: str(value) for name, value in conninfo_to_dict(address).items()}
    except psycopg.ProgrammingError as fault:
        help = "write it as postgresql://user@host:5432/name"
        raise RightpartyError(f"{ADDRESS} is not an address of a PostgreSQL database", help) from fault


LEAST_SERVER = 16
"""The oldest major version of PostgreSQL on which the tables work: it knows a role that may be taken on."""


def check_server(major: int) -> None:
    """Refuse a server that is too old before anything is made there; `major`: its version.

    Raises:
        RightpartyError: it is older than `LEAST_SERVER`.
    """
    if major < LEAST_SERVER:
        raise RightpartyError(
            f"the server is PostgreSQL {major}, on which the tables do not work",
            "use 17 or 18: docs/guides/install-postgres.md",
        )


def make_tables(store: Store, *, masters: bool = True) -> None:
    """Bring the tables up to date, and who may see what in them; does nothing, quickly, where they are.

    A new database gets the keys of its home; one that was made with others is left as it is.

    Raises:
        RightpartyError: the server is too old, or the home does not hold the keys of the database.
    """
    from rightparty.desk.access.rls import secure  # noqa: PLC0415 -- it names a connection of a store
    from rightparty.desk.held_keys import hold_keys  # noqa: PLC0415 -- so does it

    with store.connect() as connection:
        check_server(connection.info.server_version // 10_000)
        if is_current(connection):
            hold_keys(connection, masters=masters)
            secure(connection)
            return
        # Two processes that start at once must not both make the tables.
        connection.execute("SELECT pg_advisory_lock(%s)", [_MIGRATION_LOCK])
        hold_keys(connection, masters=masters)
        if not is_current(connection):
            use_django(store)
            from django.core.management import call_command  # noqa: PLC0415 -- Django was not set before
            from django.db import connections  # noqa: PLC0415

            from rightparty.desk.seal_in_place import seal_in_place  # noqa: PLC0415 -- it needs `Connection`

            call_command("migrate", verbosity=0, interactive=False)
            connections.close_all()
            hold_keys(connection, masters=masters)  # now there is a table to remember them in
            seal_in_place(connection)
        secure(connection)


_STEPS = {
    "desk": "rightparty/desk/migrations",
    "auth": "django/contrib/auth/migrations",
    "contenttypes": "django/contrib/contenttypes/migrations",
    "sessions": "django/contrib/sessions/migrations",
    "account": "allauth/account/migrations",
    "mfa": "allauth/mfa/migrations",
    "socialaccount": "allauth/socialaccount/migrations",
    "procrastinate": "procrastinate/contrib/django/migrations",
}
"""Where the steps of each application's tables stand: found without importing it, which takes its time."""


def is_current(connection: Connection) -> bool:
    """Whether the tables are those of this version, and nothing is left to be sealed in place."""
    left = "SELECT to_regclass('django_migrations'), to_regclass('desk_unsealed')"
    made, unsealed = connection.execute(left).fetchone() or (None, None)
    if made is None or unsealed is not None:
        return False
    done = set(connection.execute("SELECT app, name FROM django_migrations").fetchall())
    return _wanted() <= done


def newer_steps(connection: Connection) -> list[str]:
    """Steps of the tables of ours that were taken by a newer version than this one, as `app.name`."""
    row = connection.execute("SELECT to_regclass('django_migrations')").fetchone()
    if row is None or row[0] is None:
        return []
    done = set(connection.execute("SELECT app, name FROM django_migrations").fetchall())
    known = {app for app, _ in _wanted()}
    return sorted(f"{app}.{name}" for app, name in done - _wanted() if app in known)


@cache
def _wanted() -> frozenset[tuple[str, str]]:
    return frozenset(
        (app, step.stem)
        for app, folder in _STEPS.items()
        for step in (_package(folder.partition("/")[0]) / folder.partition("/")[2]).glob("[0-9]*.py")
    )


def _package(name: str) -> Path:
    spec = find_spec(name)
    if spec is None or not spec.submodule_search_locations:
        raise RightpartyError(f"`{name}` is not installed", "install rightparty[service]")
    return Path(next(iter(spec.submodule_search_locations)))


def use_django(store: Store) -> None:
    """Set Django for this store; a process has one Django, so a later store takes the earlier's place."""
    import django  # noqa: PLC0415 -- a quarter of a second that most commands do not need
    from django.conf import settings  # noqa: PLC0415
    from django.db import connections  # noqa: PLC0415

    from rightparty.desk.settings import database, settings_for  # noqa: PLC0415

    if settings.configured:
        connections.close_all()
        connections["default"].settings_dict.update(database(store.parameters))
        return
    settings.configure(**settings_for(store.home, store.parameters))
    django.setup()
