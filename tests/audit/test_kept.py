"""An audit in a folder: what comes back is what went in, without anybody's number."""

import csv
import json
from dataclasses import replace
from pathlib import Path

import pytest

from rightparty.audit.kept import (
    APOLOGIES,
    DATA,
    OBJECTS,
    TABLE,
    Kept,
    findings_before,
    keep,
    kept_in,
    together,
)
from rightparty.engine import Engine
from rightparty.errors import InvalidInput
from tests.audit.samples import (
    HOURS,
    TELEPHONE,
    TOTALS,
    ZONE,
    finding,
    sample_contacts,
    sample_findings,
    sample_rows,
)


def sample(engine: Engine, name: str = "one", **other: object) -> Kept:
    """The sample log's audit; one of its texts holds a number."""
    contacts = sample_contacts(engine, f"{name} contacts")
    findings = sample_findings(engine, f"{name} findings")
    events = contacts.mutate(event_id=contacts.contact_id, text=contacts.contact_id + f" 请拨打 {TELEPHONE}")
    audit = Kept(findings, contacts, events, TOTALS, ZONE)
    return replace(audit, **other)  # type: ignore[arg-type]


@pytest.fixture(scope="module")
def folder(engine: Engine, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The sample audit, kept."""
    place = tmp_path_factory.mktemp("audit")
    assert keep(engine, sample(engine), place, "salt") == len(sample_rows())
    return place


def test_what_was_kept_comes_back(engine: Engine, folder: Path) -> None:
    """Totals with their instants, the zone, as many rows; what no book handed in stays unknown."""
    again = kept_in(engine, folder)
    assert (again.totals, again.zone) == (TOTALS, ZONE)
    assert engine.count(again.findings) == len(sample_rows())
    assert engine.count(again.contacts) == engine.count(again.events) == 10
    assert again.notices is None
    assert again.complaints is None


def test_nobody_s_number_stands_in_any_file(folder: Path) -> None:
    """Neither as an id nor in a text, whatever the form of the file."""
    for path in folder.rglob("*"):
        if path.is_file():
            assert TELEPHONE.encode() not in path.read_bytes(), path.name


def test_a_pseudonym_is_the_same_in_every_file_and_nobody_else_s(engine: Engine, folder: Path) -> None:
    """The point of the first two contacts is one; that of the third is another."""
    again = kept_in(engine, folder)
    points = {row["contact_id"]: row["point_id"] for row in engine.rows(again.contacts)}
    assert points["c1"] == points["c2"] != points["c3"]
    assert points["c1"].startswith("****78-")
    told = {row["point_id"] for row in engine.rows(again.findings.filter(again.findings.contact_id == "c1"))}
    assert told == {points["c1"]}


def test_everybody_to_apologise_to_is_named_by_the_log_s_ids(folder: Path) -> None:
    """Two of them, with what happened, and the findings that show it."""
    with (folder / APOLOGIES).open(encoding="utf-8", newline="") as stream:
        rows = list(csv.DictReader(stream))
    assert [(row["happened"], row["person_id"], row["contacts"]) for row in rows] == [
        ("stranger", "person-0001", "2"),
        ("after_stop", "person-0001", "1"),
    ]


def test_csv_and_json_hold_the_same_findings(folder: Path) -> None:
    """By their stable ids."""
    with (folder / TABLE).open(encoding="utf-8", newline="") as stream:
        ids = {row["finding_id"] for row in csv.DictReader(stream)}
    objects = json.loads((folder / OBJECTS).read_text(encoding="utf-8"))
    assert ids == {row["finding_id"] for row in objects} == {row["finding_id"] for row in sample_rows()}


def test_an_earlier_audit_is_a_folder_or_its_findings(engine: Engine, folder: Path) -> None:
    """Both give the same findings."""
    for n, path in enumerate((folder, folder / OBJECTS)):
        assert engine.count(findings_before(engine, path, f"before {n}")) == len(sample_rows())


def test_what_several_audits_hold_counts_once(engine: Engine, folder: Path, tmp_path: Path) -> None:
    """The same log twice is no more than once; another finding is added."""
    more = sample_findings(engine, "more", [*sample_rows()[:2], finding(40, HOURS, 5)])
    keep(engine, sample(engine, "other", findings=more), tmp_path, "salt")
    both = together([kept_in(engine, folder, "first"), kept_in(engine, tmp_path, "second")])
    assert engine.count(both.findings) == len(sample_rows()) + 1
    assert engine.count(both.contacts) == 10


def test_audits_of_several_zones_are_not_one(engine: Engine) -> None:
    """A month begins at one midnight."""
    with pytest.raises(InvalidInput, match="different zones"):
        together([sample(engine), sample(engine, zone="UTC")])


def test_a_folder_without_an_audit_is_refused(engine: Engine, tmp_path: Path, folder: Path) -> None:
    """With how one is made; one that lost a part says so."""
    with pytest.raises(InvalidInput, match="holds no audit"):
        kept_in(engine, tmp_path)
    (tmp_path / DATA).mkdir()
    (tmp_path / DATA / "audit.json").write_bytes((folder / DATA / "audit.json").read_bytes())
    with pytest.raises(InvalidInput, match="not whole"):
        kept_in(engine, tmp_path)
    with pytest.raises(InvalidInput, match="not the findings"):
        findings_before(engine, folder / DATA / "audit.json")
