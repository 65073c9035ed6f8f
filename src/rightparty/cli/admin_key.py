"""`rightparty admin key`: keys of the API."""

from collections.abc import Iterator
from contextlib import closing, contextmanager
from typing import TYPE_CHECKING, Annotated, Literal

from cyclopts import App, Parameter

if TYPE_CHECKING:
    from rightparty.desk.store import Connection, Store

app = App(name="key", help="Keys of the API: make, list, revoke.")


@app.command
def new(
    client: str,
    *,
    creditor: Annotated[list[str], Parameter(consume_multiple=True)],
    scope: Annotated[list[str], Parameter(consume_multiple=True)],
    test: bool = False,
) -> None:
    """Make a key for a client, and show it: once, and never again.

    Example: rightparty admin key new dialler --creditor BANK --scope permits:write events:write

    Args:
        client: who will hold the key: a system, not a person.
        creditor: the creditors whose rows it sees.
        scope: what it may do; `admin key scopes` lists them.
        test: a key for the sandbox, in which nothing leaves; the first one makes it.
    """
    from rightparty.desk.api_keys import new_key
    from rightparty.desk.clock import real
    from rightparty.desk.sandbox import made_sandbox

    with _opened() as (store, connection):
        if test:
            made_sandbox(store)
        made = new_key(connection, client, creditor, scope, real(), test=test)
    print(made.text)


@app.command(name="list")
def list_keys(*, format: Literal["text", "json"] = "text") -> None:
    """List every key that was ever made; the keys themselves are kept nowhere.

    Example: rightparty admin key list

    Args:
        format: text, or json.
    """
    import json

    from rightparty.desk.api_keys import keys

    with _opened() as (_, connection):
        found = keys(connection)
    if format == "json":
        rows = [{**vars(one), "scopes": sorted(one.scopes)} for one in found]
        print(json.dumps(rows, ensure_ascii=False, indent=1, default=str))
        return
    for one in found:
        state = f"revoked {one.revoked_at:%Y-%m-%d}" if one.revoked_at else "in use"
        side = "test" if one.test else "live"
        used = f"{one.used_at:%Y-%m-%d %H:%M}" if one.used_at else "never"
        print(f"{one.key_id}  {side}  {state}  last used {used}  {one.client}: {', '.join(one.creditors)};"
              f" {', '.join(sorted(one.scopes))}")  # fmt: skip


@app.command
def revoke(key_id: str) -> None:
    """From now on a key opens nothing.

    Example: rightparty admin key revoke abcdefghjk

    Args:
        key_id: the ten characters after `rp_live_` or `rp_test_`.
    """
    from rightparty.desk.api_keys import revoke_key
    from rightparty.desk.clock import real

    with _opened() as (_, connection):
        revoke_key(connection, key_id, real())
    print(f"{key_id} is revoked")


@app.command
def scopes() -> None:
    """List what a key may be allowed to do.

    Example: rightparty admin key scopes
    """
    from rightparty.desk.api_keys import scopes as every

    for name, what in every().items():
        print(f"{name:18} {what}")


@contextmanager
def _opened() -> "Iterator[tuple[Store, Connection]]":
    from rightparty.desk.home import open_home
    from rightparty.desk.store import open_store

    store = open_store(open_home())
    try:
        with closing(store.connect()) as connection:
            yield store, connection
    finally:
        store.close()
