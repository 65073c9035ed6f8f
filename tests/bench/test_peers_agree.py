"""The drill: other engines, installed for real, hear the same rules as we do on drawn facts."""

import json
from pathlib import Path

import pytest

from rightparty.bench.peers.beside import PEERS, Peer, beside, differences
from rightparty.bench.peers.environment import environment
from tests.bench.drawn_facts import drawn_facts
from tests.bench.test_peers import of_country

pytestmark = pytest.mark.drill
ROWS = 800


@pytest.fixture(scope="module")
def python(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The Python of an environment with every peer."""
    return environment(tmp_path_factory.mktemp("peers") / "environment")


@pytest.mark.parametrize("country", ["CN", "US"])
@pytest.mark.parametrize("peer", PEERS, ids=lambda peer: peer.name)
def test_every_rule_is_heard_alike(peer: Peer, country: str, python: Path, tmp_path: Path) -> None:
    """On facts on which each rule speaks somewhere and is silent elsewhere; every row is answered."""
    rules = of_country(country)
    known = drawn_facts(rules, ROWS)
    rows = [rules.complete(row) for row in known]
    facts = tmp_path / "facts.jsonl"
    facts.write_text("".join(f"{json.dumps(row)}\n" for row in rows), encoding="utf-8")
    heard = beside(peer, python, rules, facts, tmp_path, seconds=5)
    assert differences(rules, [rules.spoken(row) for row in known], heard) == []
    assert len(heard.spoke) == len(rows) >= ROWS
    assert heard.rate > 0
