"""Opening the store: database up, Django set, tables in place. Once in a process."""

import os
from collections.abc import Mapping
from dataclasses import dataclass

from rightparty.desk.home import Home
from rightparty.desk.postgres import Cluster
from rightparty.desk.settings import settings_for
from rightparty.errors import RightpartyError

ADDRESS = "DATABASE_URL"


@dataclass
class Store:
    """The opened store of a home; `close` lets go of the embedded server."""

    home: Home
    cluster: Cluster | None

    def close(self) -> None:
        """Close the connection and stop the embedded server if nobody else uses it."""
        from django.db import connections  # noqa: PLC0415 -- only once Django is set

        connections.close_all()
        if self.cluster is not None:
            self.cluster.stop()


_opened: list[Store] = []


def open_store(home: Home) -> Store:
    """Open the store of `home`, making it on first use.

    A process serves one home: a second one is refused, because Django is set once.

    Raises:
        RightpartyError: the database does not start or cannot be reached.
    """
    if _opened:
        if _opened[0].home.folder != home.folder:
            raise RightpartyError(f"this process serves `{_opened[0].home.folder}` already")
        if (cluster := _opened[0].cluster) is not None:
            cluster.start()
        return _opened[0]
    import django  # noqa: PLC0415 -- nothing of Django is needed before
    from django.conf import settings  # noqa: PLC0415

    cluster, parameters = _database(home)
    settings.configure(**settings_for(home, parameters))
    django.setup()
    _migrate()
    _opened.append(Store(home, cluster))
    return _opened[0]


def _database(home: Home) -> tuple[Cluster | None, Mapping[str, str]]:
    # A demonstration never touches a lender's own server.
    address = "" if home.demo else os.environ.get(ADDRESS, "")
    if not address:
        cluster = Cluster(home)
        return cluster, cluster.start()
    from psycopg import ProgrammingError  # noqa: PLC0415
    from psycopg.conninfo import conninfo_to_dict  # noqa: PLC0415

    try:
        return None, {name: str(value) for name, value in conninfo_to_dict(address).items()}
    except ProgrammingError as fault:
        help = "write it as postgresql://user@host:5432/name"
        raise RightpartyError(f"{ADDRESS} is not an address of a PostgreSQL database", help) from fault


def _migrate() -> None:
    from django.core.management import call_command  # noqa: PLC0415
    from django.db import OperationalError, connection  # noqa: PLC0415
    from django.db.migrations.executor import MigrationExecutor  # noqa: PLC0415

    try:
        with connection.cursor() as cursor:
            # Two processes that start at once must not both make the tables.
            cursor.execute("SELECT pg_advisory_lock(%s)", [MIGRATION_LOCK])
        executor = MigrationExecutor(connection)
        if executor.migration_plan(executor.loader.graph.leaf_nodes()):
            call_command("migrate", verbosity=0, interactive=False)
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_unlock(%s)", [MIGRATION_LOCK])
    except OperationalError as fault:
        raise RightpartyError(f"the database cannot be reached: {fault}", help=f"check {ADDRESS}") from fault


MIGRATION_LOCK = 0x7269676874  # any number that nobody else uses
