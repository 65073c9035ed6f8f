"""Records linked without a label: how well, why, again, and with humans."""

from collections.abc import Iterator
from contextlib import closing
from datetime import date
from math import isclose
from pathlib import Path

import pytest

from rightparty.engine import Engine, open_engine
from rightparty.errors import InvalidInput
from rightparty.parties.linkage.linking import link, link_new
from rightparty.parties.linkage.links import Links, Ruling, as_json, waterfall
from rightparty.parties.linkage.model import read_model, weights_of, write_model
from rightparty.parties.linkage.roles import Role
from tests.parties.linkage.sets import Record, Truth, drawn, f1, table

pytest.importorskip("splink", reason="linkage is an extra")

TODAY = date(2026, 11, 23)


@pytest.fixture(scope="module")
def engine() -> Iterator[Engine]:
    """One engine for all sets."""
    with closing(open_engine()) as running:
        yield running


@pytest.fixture(scope="module")
def families(engine: Engine) -> tuple[list[Record], Truth, Links]:
    """Households, linked."""
    records, truth = drawn("households", 300)
    return records, truth, link(table(engine, records), engine, on=TODAY)


@pytest.mark.slow
def test_relatives_of_one_home_are_told_apart(families: tuple[list[Record], Truth, Links]) -> None:
    """Of families with namesakes and twins, learnt without labels, nearly every pair is right."""
    _, truth, links = families
    assert links.model.relatives
    assert f1(links, truth) >= 0.95


@pytest.mark.slow
@pytest.mark.parametrize(("name", "least", "source"), [("chinese", 0.95, None), ("agencies", 0.95, "file")])
def test_other_columns_and_other_noise(engine: Engine, name: str, least: float, source: str | None) -> None:
    """Chinese names, and whole names of two files, by settings that come from the data alone."""
    records, truth = drawn(name, 400)
    links = link(table(engine, records, name), engine, on=TODAY, source=source)
    assert f1(links, truth) >= least


@pytest.mark.slow
def test_a_waterfall_adds_up(families: tuple[list[Record], Truth, Links]) -> None:
    """The prior and every named step add up to the weight, 0 or more for a link; so says the JSON."""
    _, _, links = families
    for pair in links.pairs[:50]:
        steps = waterfall(pair, links.model)
        assert steps[0][0] == "prior"
        assert isclose(sum(bits for _, _, bits in steps), pair.weight(links.model), abs_tol=1e-9)
        assert pair.weight(links.model) >= 0
        kept = as_json(pair, links.model)
        assert kept["model"] == links.model.version
        assert isclose(sum(step["bits"] for step in kept["waterfall"]), kept["weight"], abs_tol=0.01)


@pytest.mark.slow
def test_a_model_is_kept_and_links_new_records_as_a_whole_run_would(
    engine: Engine, families: tuple[list[Record], Truth, Links], tmp_path: Path
) -> None:
    """Old and new records by the model kept give the people that all records at once give under it."""
    records, truth, links = families
    write_model(links.model, tmp_path / "links.json")
    model = read_model(tmp_path / "links.json")
    assert model.version == links.model.version
    half = len(records) * 3 // 4
    known, new = table(engine, records[:half], "known"), table(engine, records[half:], "new")
    earlier = link(known, engine, on=TODAY, model=model)
    later = link_new(new, known, earlier, engine)
    whole = link(table(engine, records), engine, on=TODAY, model=model)
    ours, theirs = set(later.together()), set(whole.together())
    assert len(ours ^ theirs) <= 0.02 * len(theirs)
    assert f1(later, truth) >= 0.95


@pytest.mark.slow
def test_what_a_human_decided_holds_over_later_runs(
    engine: Engine, families: tuple[list[Record], Truth, Links]
) -> None:
    """A cut parts the surest link and a confirmation joins strangers, now and when records are added."""
    records, _, links = families
    surest = max(links.pairs, key=lambda pair: pair.weight(links.model))
    person = links.person(surest.left)
    ids = (("", str(one["record_id"])) for one in records)
    stranger = next(one for one in ids if links.person(one) != person)
    rulings = [
        Ruling(surest.left, surest.right, same=False, by="ann"),
        Ruling(surest.left, stranger, same=True),
    ]
    records_known, records_new = records[:-5], records[-5:]
    known = table(engine, records_known, "known")
    first = link(known, engine, on=TODAY, model=links.model, rulings=rulings)
    later = link_new(table(engine, records_new, "new"), known, first, engine)
    for found in (first, later):
        assert found.person(surest.left) != found.person(surest.right)
        assert found.person(surest.left) == found.person(stranger)


@pytest.mark.slow
def test_a_spoilt_model_is_refused(families: tuple[list[Record], Truth, Links], tmp_path: Path) -> None:
    """A weight changed by hand no longer fits the hash."""
    path = tmp_path / "links.json"
    write_model(families[2].model, path)
    path.write_text(
        path.read_text(encoding="utf-8").replace('"relatives": true', '"relatives": false'), encoding="utf-8"
    )
    with pytest.raises(InvalidInput, match="not as it was written"):
        read_model(path)


@pytest.mark.slow
def test_more_alike_never_weighs_less(families: tuple[list[Record], Truth, Links]) -> None:
    """Within each comparison the weights fall from the most alike level to the least."""
    falling: dict[str, float] = {}
    for name, _, _, _, bits in weights_of(families[2].model):
        assert bits <= falling.get(name, 99.0) + 1e-9
        falling[name] = bits


def test_roles_for_columns_that_are_not_there_are_refused(engine: Engine) -> None:
    """Each such column is named."""
    records, _ = drawn("agencies", 5)
    with pytest.raises(InvalidInput) as refused:
        link(table(engine, records, "few"), engine, on=TODAY, roles={"nome": Role.NAME})
    assert refused.value.problems == ("nome",)
