"""`journal replay`, `evidence`, `anchor`, `consistency` and `receipt` on a store, as people type them."""

import json
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from rightparty.cli.main import run
from rightparty.desk.clock import real
from rightparty.desk.journal_store import append, public_key, seal_store
from rightparty.desk.means import Means
from rightparty.journal.record import Record
from rightparty.signing import public_pem
from tests.desk.books import small_book
from tests.desk.means import MORNING
from tests.desk.replied import records
from tests.desk.tampering import unlocked
from tests.desk.test_evidence_file import contact_of
from tests.desk.test_replayed import send_all
from tests.journal.authority import served, workshop

BY = ("--by", "Li Na")
WHY = (*BY, "--reason", "complaint 17")


@pytest.fixture
def sent(ready: Callable[..., Means], monkeypatch: pytest.MonkeyPatch) -> Means:
    """A morning in the session's home, which the environment names."""
    means = ready(small_book(2))
    monkeypatch.setenv("RIGHTPARTY_HOME", str(means.home.folder))
    send_all(means)
    seal_store(means.connection, means.home, MORNING)
    return means


def test_replay_says_what_came_of_each_decision(sent: Means, capsys: pytest.CaptureFixture[str]) -> None:
    """Identical, in text and for a program; one contact, or from an instant on; changed facts end with 1."""
    assert run(["journal", "replay", *BY]) == 0
    assert "2 decisions: 2 identical" in capsys.readouterr().out
    contact = contact_of(sent)
    assert run(["journal", "replay", *BY, "--contact", contact, "--format", "json"]) == 0
    assert json.loads(capsys.readouterr().out)["outcome"] == "identical"
    assert run(["journal", "replay", *BY, "--since", "2026-11-25T00:00+08:00"]) == 0
    assert "0 decisions: none" in capsys.readouterr().out
    assert run(["journal", "replay", *BY, "--contact", "nobody"]) == 2
    with unlocked(sent.connection):
        sent.connection.execute(
            "UPDATE desk_kept_part SET sealed = set_byte(sealed, 40, get_byte(sealed, 40) # 7)"
        )
    assert run(["journal", "replay", *BY]) == 1
    assert "2 unreadable" in capsys.readouterr().out


def test_an_evidence_file_is_written(sent: Means, tmp_path: Path) -> None:
    """Plain and masked, the same bytes each time."""
    contact = contact_of(sent)
    for options in ([], ["--masked"], ["--lang", "zh-Hans"]):
        one, two = tmp_path / "one.zip", tmp_path / "two.zip"
        for out in (one, two):
            assert run(["journal", "evidence", contact, "--out", str(out), *WHY, *options]) == 0
        assert one.read_bytes() == two.read_bytes()
        with zipfile.ZipFile(one) as archive:
            assert "evidence.html" in archive.namelist()
    assert run(["journal", "evidence", "nobody", "--out", str(tmp_path / "no.zip"), *WHY]) == 2
    assert not (tmp_path / "no.zip").exists()


def test_whoever_asks_is_on_record(sent: Means, tmp_path: Path) -> None:
    """In the audit by name, in the journal by a digest; without a name nothing is opened."""
    contact, out = contact_of(sent), str(tmp_path / "one.zip")
    assert run(["journal", "evidence", contact, "--out", out, "--by", " ", "--reason", "x"]) == 2
    assert run(["journal", "evidence", contact, "--out", out, *WHY]) == 0
    assert run(["journal", "evidence", contact, "--out", out, "--masked", *WHY]) == 0
    assert run(["journal", "replay", "--contact", contact, *BY]) == run(["journal", "replay", *BY]) == 0
    rows = sent.connection.execute(
        "SELECT actor, subject_kind, subject_id, field FROM desk_read_audit ORDER BY audit_id"
    ).fetchall()
    assert rows == [
        ("Li Na", "person", "P0001", "evidence"),
        ("Li Na", "person", "P0001", "evidence_masked"),
        ("Li Na", "person", "P0001", "replay"),
        ("Li Na", "journal", "every decision", "replay"),
    ]
    acts = [one.body for one in records(sent) if one.kind == "human_act"]
    assert [one["act"] for one in acts] == ["revealed"] * 4
    assert {one["actor"] for one in acts} == {sent.marks.of("actor", "Li Na")}


def test_a_head_is_anchored_by_the_authority_of_the_environment(
    sent: Means, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Refused without one; then stamped, once; the export shows it and verifies."""
    assert run(["journal", "anchor"]) == 2
    assert "set RIGHTPARTY_TSA_URL" in capsys.readouterr().err
    with sent.connection.transaction():
        append(sent.connection, records_of(sent))
    seal_store(sent.connection, sent.home, real())
    shop = workshop(tmp_path / "tsa")
    with served(shop) as url:
        monkeypatch.setenv("RIGHTPARTY_TSA_URL", url)
        assert run(["journal", "anchor"]) == 3
        assert "RIGHTPARTY_TSA_ROOTS is not" in capsys.readouterr().err
        monkeypatch.setenv("RIGHTPARTY_TSA_ROOTS", str(tmp_path / "tsa" / "root.pem"))
        assert run(["journal", "anchor"]) == run(["journal", "anchor"]) == 0
        assert f"was seen by {url} at" in capsys.readouterr().out
    assert len(shop.asked) == 1
    assert run(["journal", "verify", "--authority", str(tmp_path / "tsa" / "root.pem")]) == 0
    assert f"seen by {url}" in capsys.readouterr().out


def records_of(means: Means) -> list[Record]:
    """One more record."""
    return [Record("outcome", MORNING, {"contact": means.marks.of("contact", "x"), "outcome": "sent"})]


def test_the_store_proves_that_it_extends_a_receipt(
    sent: Means, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """A receipt handed out today is shown tomorrow to be the beginning of the journal."""
    kept, proof = str(tmp_path / "kept.json"), str(tmp_path / "proof.json")
    contact = contact_of(sent)
    assert run(["journal", "receipt", contact, "--out", kept]) == 0
    key = str(tmp_path / "key.pub")
    Path(key).write_bytes(public_pem(public_key(sent.home)))
    assert run(["journal", "verify", kept, "--key", key]) == 0
    assert "4 of 4 records" in capsys.readouterr().out
    with sent.connection.transaction():
        append(sent.connection, records_of(sent))
    seal_store(sent.connection, sent.home, MORNING)
    assert run(["journal", "consistency", kept, "--out", proof]) == 0
    told = json.loads(Path(proof).read_text())
    assert told["second"]["size"] == told["first"]["size"] + 1
    capsys.readouterr()
