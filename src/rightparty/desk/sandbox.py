"""The sandbox: a store of its own beside the live one, in which nothing leaves.

A schema `sandbox` in the same database, with tables and keys of its own. A test key is handed a connection
that sees this schema only, and permits of the sandbox are signed with a key that no sender of real messages
knows. Its people are simulated, so rulebooks need not be accepted.
"""

from dataclasses import dataclass

from rightparty.desk.held_keys import hold_keys
from rightparty.desk.home import Home, KeysLost
from rightparty.desk.store import Store, make_tables, use_django

SCHEMA = "sandbox"
_OPTIONS = "options"


@dataclass(frozen=True)
class Sandbox:
    """The sandbox of a store; `is_made` once somebody asked for a test key.

    `lost`: it was, and this home has not its keys. Then nothing works there, and what is live goes on.
    """

    store: Store
    is_made: bool
    lost: KeysLost | None = None


def sandbox_of(live: Store) -> Sandbox:
    """The sandbox beside a store, made or not."""
    given = live.parameters.get(_OPTIONS, "")
    parameters = {**live.parameters, _OPTIONS: f"{given} -c search_path={SCHEMA}".strip()}
    folder = live.home.folder / SCHEMA
    folder.mkdir(mode=0o700, exist_ok=True)
    store = Store(Home(folder, demo=True), parameters)
    with live.connect() as connection:
        found = connection.execute("SELECT FROM pg_namespace WHERE nspname = %s", [SCHEMA]).fetchone()
    if found is None:
        return Sandbox(store, is_made=False)
    with store.connect() as connection:
        try:
            hold_keys(connection, masters=False)
        except KeysLost as lost:
            return Sandbox(store, is_made=False, lost=lost)
    return Sandbox(store, is_made=True)


def made_sandbox(live: Store) -> Store:
    """The sandbox beside a store, its tables made and up to date."""
    sandbox = sandbox_of(live).store
    with live.connect() as connection:
        connection.execute(f"CREATE SCHEMA IF NOT EXISTS {SCHEMA}")
    try:
        make_tables(sandbox)
    finally:
        use_django(live)  # pages are drawn from the live store
    return sandbox
