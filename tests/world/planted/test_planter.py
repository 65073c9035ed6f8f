"""What is planted: the same bytes for the same seed, both sides of every kind, and a book without a fault."""

import csv
import hashlib
from collections import Counter
from datetime import datetime
from pathlib import Path
from time import process_time

import pytest

from rightparty.book.load import load_book
from rightparty.engine import open_engine
from rightparty.errors import InvalidInput, Refused
from rightparty.world.planted.export import HEADERS
from rightparty.world.planted.kinds import COUNTRIES, table_of
from rightparty.world.planted.planter import EXPORT_FILE, LABELS_FILE, plant, sample
from rightparty.world.planted.recipes import WITHOUT_EDGE

Rows = list[dict[str, str]]


def digest(folder: Path) -> str:
    """One hash over all files of a folder."""
    found = hashlib.sha256()
    for path in sorted(folder.rglob("*")):
        if path.is_file():
            found.update(path.relative_to(folder).as_posix().encode() + path.read_bytes())
    return found.hexdigest()


def rows(path: Path, encoding: str = "utf-8") -> Rows:
    """The rows of a CSV file."""
    with path.open(encoding=encoding, newline="") as file:
        return list(csv.DictReader(file))


@pytest.fixture(scope="module", params=COUNTRIES)
def planted(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A small planting of each country: twenty pairs of each kind, so that every boundary is met."""
    folder: Path = tmp_path_factory.mktemp("planted") / request.param
    plant(folder, number=20 * len(table_of(request.param).kinds), country=request.param)
    return folder


def test_the_same_seed_gives_the_same_bytes(tmp_path: Path) -> None:
    """And another one does not."""
    for name, seed in (("one", "a"), ("two", "a"), ("three", "b")):
        plant(tmp_path / name, number=70, seed=seed)
    assert digest(tmp_path / "one") == digest(tmp_path / "two")
    assert digest(tmp_path / "one") != digest(tmp_path / "three")


def test_every_kind_has_both_sides_and_boundaries(planted: Path) -> None:
    """A violation beside each look-alike; in each country at least a tenth at a boundary."""
    labels = rows(planted / LABELS_FILE)
    table = table_of(planted.name)
    for kind in table.kinds:
        own = [row for row in labels if row["kind"] == kind.id]
        told = Counter((row["side"], row["verdict"]) for row in own)
        assert set(told) == {("wrong", kind.verdict), ("like", "fine")}, kind.id
        edges = {row["side"] for row in own if row["boundary"] == "yes"}
        bounded = kind.takes_effect or kind.recipe not in WITHOUT_EDGE
        assert edges == ({"wrong", "like"} if bounded else set()), kind.id
    wrong = [row for row in labels if row["side"] == "wrong"]
    assert sum(row["boundary"] == "yes" for row in wrong) >= len(wrong) / 10
    assert all(row["rules"] for row in wrong)
    assert not any(row["rules"] for row in labels if row["side"] == "like")


def test_labels_name_rows_of_the_log(planted: Path) -> None:
    """By id in `events.csv`, by line in the export; no contact has two labels."""
    labels = rows(planted / LABELS_FILE)
    events = {row["event_id"]: row for row in rows(planted / "events.csv")}
    lines = (planted / EXPORT_FILE).read_bytes().decode("gb18030").split("\r\n")
    flat = [line for record in lines for line in record.split("\n")]
    assert len({row["contact_id"] for row in labels}) == len(labels)
    for row in labels:
        event = events[row["event_id"]]
        assert event["contact_id"] == row["contact_id"]
        assert event["debt_ids"] in flat[int(row["line"]) - 1]
    assert len(rows(planted / EXPORT_FILE, "gb18030")) == len(events)
    assert lines[0].split(",") == list(HEADERS)


def test_cases_do_not_touch(planted: Path) -> None:
    """Each labelled contact is about a debt of its own, but for those of one fan-out."""
    events = {row["event_id"]: row for row in rows(planted / "events.csv")}
    labels = rows(planted / LABELS_FILE)
    debts = Counter(
        events[row["event_id"]]["debt_ids"] for row in labels if not row["kind"].endswith("_fan_out")
    )
    assert set(debts.values()) == {1}


def test_a_rule_in_force_is_expected_and_no_other(planted: Path) -> None:
    """A rule is expected only on days on which its provision is in force."""
    table = table_of(planted.name)
    provisions = {p.rule: p for kind in table.kinds for p in kind.provisions}
    events = {row["event_id"]: row for row in rows(planted / "events.csv")}
    for row in rows(planted / LABELS_FILE):
        at = datetime.fromisoformat(events[row["event_id"]]["at"])
        for rule in filter(None, row["rules"].split(";")):
            assert (at.date() - provisions[rule].since).days >= -1  # the log is in UTC
            until = provisions[rule].until
            assert until is None or at.date() <= until


@pytest.mark.slow
def test_the_book_has_no_fault(planted: Path) -> None:
    """Nothing is quarantined, and nothing noted."""
    engine = open_engine()
    book = load_book(planted, engine)
    assert book.problems == ()
    assert engine.count(book.quarantine) == 0
    assert not any(book.absent_columns.values())
    engine.close()


def test_the_sample_is_small_quick_and_always_the_same(tmp_path: Path) -> None:
    """Nearly every kind once or twice, in two months."""
    began = process_time()
    made = sample(tmp_path / "one")
    assert process_time() - began < 2
    assert sample(tmp_path / "two") == made
    assert digest(tmp_path / "one") == digest(tmp_path / "two")
    contacts = {row["contact_id"] for row in rows(tmp_path / "one" / "events.csv")}
    assert 300 <= len(contacts) <= 600
    kinds = {row["kind"] for row in rows(tmp_path / "one" / LABELS_FILE)}
    assert kinds == {kind.id for kind in table_of("CN").kinds if kind.own.until is None}


def test_what_cannot_be_planted_is_refused(tmp_path: Path) -> None:
    """An unknown kind with those that there are, no violation at all, and a folder that is not empty."""
    with pytest.raises(InvalidInput, match="nonsense"):
        plant(tmp_path / "new", ["nonsense"])
    with pytest.raises(InvalidInput, match="0 violations"):
        plant(tmp_path / "new", number=0)
    (tmp_path / "taken").mkdir()
    (tmp_path / "taken" / "file").write_text("mine")
    with pytest.raises(Refused, match="not empty"):
        plant(tmp_path / "taken", number=1)
