"""Keys that may do too little, and calls in an order that nobody meant: refused, and never a crash."""

import random
from collections.abc import Callable
from typing import Any

import pytest

from rightparty.desk.api_keys import scopes
from rightparty.desk.store import Connection
from tests.desk.api.calls import Client, Reply, contact

STEPS = 40


def _operations(client: Client) -> list[tuple[str, str, dict[str, Any]]]:
    paths = client.get("/openapi.json").body["paths"]
    return [(method.upper(), path, one) for path, methods in paths.items() for method, one in methods.items()]


def _called(client: Client, method: str, path: str) -> Reply:
    """A call with ids that nobody has, and a body that says nothing."""
    filled = path.removeprefix("/v1")
    while "{" in filled:
        before, _, rest = filled.partition("{")
        filled = f"{before}nobody{rest.partition('}')[2]}"
    if method == "GET":
        return client.get(filled)
    return client.delete(filled) if method == "DELETE" else client.post(filled, {})


def test_a_key_of_one_scope_opens_nothing_else(client: Client, keyed: Callable[..., Client]) -> None:
    """Over every route, with a key of each scope alone: let in, or told 403; never a crash, never more."""
    operations = _operations(client)
    opened: dict[tuple[str, str], set[str]] = {(method, path): set() for method, path, _ in operations}
    for scope in scopes():
        narrow = keyed(scope, name=f"only {scope}")
        for method, path, _ in operations:
            got = _called(narrow, method, path)
            assert got.status < 500, (scope, method, path, got.body)
            if got.status != 403:
                opened[method, path].add(scope)
    wide = {key: found for key, found in opened.items() if len(found) > 2 and "health" not in key[1]}
    assert not wide, "each route asks for a scope of its own"


def test_without_a_key_nothing_opens(client: Client) -> None:
    """No key, one that was never made, one that is cut: 401 everywhere but at health."""
    for key in ("", "rpk_nobody", client.key[:-2], client.key + "x", "é"):
        for method, path, one in _operations(client):
            if "security" in one:
                got = _called(Client(key), method, path)
                assert got.status == 401, (key[:4], method, path)


@pytest.mark.slow
@pytest.mark.parametrize("seed", range(3))
def test_reserving_using_and_returning_in_any_order_counts_each_permit_once(
    client: Client, connection: Connection, seed: int
) -> None:
    """Whatever order a dialler calls in: no crash, and no permit is both used and returned, or used twice."""
    dice = random.Random(seed)
    permits: list[str] = ["nobody"]
    used: list[str] = []
    returned: list[str] = []
    for _ in range(STEPS):
        act, permit = dice.choice(("reserve", "redeem", "return", "dial", "bridge")), dice.choice(permits)
        if act == "reserve":
            got = client.post("/permits", contact(dice.choice((1, 2))))
            permits += [got.body["permit_id"]] if got.status == 200 and got.body.get("reserved") else []
        elif act == "bridge":
            got = client.get(f"/bridges/{permit}")
        else:
            got = client.post(f"/permits/{permit}/{act}")
            is_done = got.status == 200 and got.body.get("ok", True) is True
            used += [permit] if act == "redeem" and is_done else []
            returned += [permit] if act == "return" and is_done else []
        assert got.status < 500, (act, got.body)
    assert len(used) == len(set(used))
    assert not set(used) & set(returned)
    row = connection.execute("SELECT count(*) FROM book_events WHERE kind = 'attempt'").fetchone()
    assert row is not None
    assert row[0] >= len(used)
