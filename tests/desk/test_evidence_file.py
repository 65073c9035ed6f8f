"""The evidence file of a contact: whole, checked by its own verifier, the same bytes twice, and masked."""

import io
import json
import re
import subprocess
import sys
import zipfile
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest

from rightparty.channels.receipts import Meaning, Receipt
from rightparty.channels.tsa import TimeAuthority
from rightparty.desk.anchors import anchor_latest
from rightparty.desk.erasing import erase_person
from rightparty.desk.evidence_file import LANGUAGES, Asked, evidence_of
from rightparty.desk.journal_store import OpenedJournal, seal_store
from rightparty.desk.means import Means
from rightparty.desk.receipts import take_receipt
from rightparty.desk.vault import vault_of
from rightparty.errors import Refused
from rightparty.gate.permit import decode, point_digest
from rightparty.journal.evidence import packed, page
from tests.desk.books import small_book
from tests.desk.means import MORNING
from tests.desk.replied import LATER, MAIL, take
from tests.desk.test_replayed import send_all
from tests.journal.authority import served, workshop


@pytest.fixture
def sent(ready: Callable[..., Means]) -> Means:
    """Two people who were written to; the journal is sealed."""
    means = ready(small_book(2))
    send_all(means)
    seal_store(means.connection, means.home, MORNING)
    return means


def contact_of(means: Means, person: str = "P0001") -> str:
    """The contact planned for a person."""
    query = "SELECT contact_id FROM desk_planned_contact WHERE person_id = %s"
    row = means.connection.execute(query, [person]).fetchone()
    assert row is not None
    return str(row[0])


def files_of(means: Means, contact: str, *, masked: bool = False, language: str = "en") -> dict[str, bytes]:
    """The files of the archive."""
    journal = OpenedJournal(means.connection, means.home)
    asked = Asked(contact, means.law, masked, language)
    return dict(evidence_of(journal, vault_of(means.connection), asked))


def test_it_holds_everything_about_the_contact(sent: Means) -> None:
    """Facts, verdict with reasons, the text as sent, the permit, what happened, each record."""
    told = json.loads(files_of(sent, contact_of(sent))["evidence.json"])
    assert told["contact"]["person_id"] == "P0001"
    (decision,) = told["decisions"]
    assert (decision["verdict"], decision["replay"], decision["reasons"]) == ("allow", "identical", [])
    (facts,) = told["facts"]
    assert facts["is"]["facts"]["owes"] is True
    assert facts["sha256"] == next(
        one["body"]["facts"] for one in told["records"] if one["kind"] == "decision"
    )
    (text,) = told["text"]
    assert "王小明" in text["is"]["body"]
    assert text["sha256"] == told["permit"]["content_hash"]
    assert {one["kind"] for one in told["happened"]} == {"attempt", "sent"}
    assert [one["kind"] for one in told["records"]] == ["decision", "permit", "message", "outcome"]


def test_it_names_whom_it_was_to_reach_and_what_came_back(sent: Means) -> None:
    """Name and address, the carrier's receipts, the answer and how it was read; masked, no name nor word."""
    contact = contact_of(sent)
    receipt = Receipt("smtp", "2.0.0", Meaning("delivered", "delivered", "delivered"), MORNING, contact)
    assert take_receipt(sent.connection, sent.home, receipt, LATER).contact_id == contact
    take(sent, "I will pay 150.00 on 27 November", answers=contact)
    told = json.loads(files_of(sent, contact)["evidence.json"])
    assert told["whom"] == {"name": "王小明", "point": MAIL}
    (came,) = told["carrier"]["receipts"]
    assert (came["carrier"], came["result"], came["code"]) == ("smtp", "delivered", "2.0.0")
    (read,) = told["replies"]
    assert (read["kinds"], read["amount"], read["due_on"]) == (["promise"], "150.00", "2026-11-27")
    assert read["text"] == "I will pay 150.00 on 27 November"
    files = files_of(sent, contact, masked=True)
    hidden = json.loads(files["evidence.json"])
    assert hidden["whom"] is None
    assert hidden["carrier"] == {"receipts": [came], "ids": []}
    assert hidden["replies"][0]["kinds"] == ["promise"]
    whole = files["evidence.json"] + files["evidence.html"]
    assert not any(word.encode() in whole for word in ("150.00", "I will pay", MAIL, "王小明"))


def test_a_refusal_tells_its_rules_with_their_clauses(ready: Callable[..., Means]) -> None:
    """Every rule that spoke, what it rests on, and the facts it read."""
    book = small_book(1)
    book.add("notices", notice_id="N1", at="2026-11-23T10:00:00+08:00", kind="deceased", person_id="P0001")
    means = ready(book)
    send_all(means)
    seal_store(means.connection, means.home, MORNING)
    told = json.loads(files_of(means, contact_of(means))["evidence.json"])
    (decision,) = told["decisions"]
    named = {one["rule"]: one for one in decision["reasons"]}
    assert "core.stops.person_has_died" in named
    assert all(one["citation"] and one["says"] for one in named.values())
    assert told["text"] == "Not kept."


def test_the_same_store_gives_the_same_bytes(sent: Means) -> None:
    """Nothing in the archive tells when it was made."""
    contact = contact_of(sent)
    once = packed(files_of(sent, contact))
    assert once == packed(dict(reversed(files_of(sent, contact).items())))
    with zipfile.ZipFile(io.BytesIO(once)) as archive:
        assert archive.testzip() is None
        assert archive.namelist() == sorted(archive.namelist())


@pytest.mark.parametrize("masked", [False, True])
def test_its_receipts_are_verified_by_the_verifier_in_it(sent: Means, tmp_path: Path, masked: bool) -> None:
    """Unpacked on another machine, it needs nothing but Python."""
    with zipfile.ZipFile(io.BytesIO(packed(files_of(sent, contact_of(sent), masked=masked)))) as archive:
        archive.extractall(tmp_path)
    receipts = sorted((tmp_path / "receipts").iterdir())
    assert len(receipts) == 4
    for receipt in receipts:
        done = subprocess.run(
            [sys.executable, "-I", "-S", "offline_verifier.py", str(receipt), "--key", "journal.pub"],
            cwd=tmp_path, capture_output=True, text=True, check=False, timeout=60,
        )  # fmt: skip
        assert done.returncode == 0, done.stdout + done.stderr


def test_masked_it_names_nobody(sent: Means) -> None:
    """No id, no name, no address, no text; the digests are those of the records."""
    contact = contact_of(sent)
    files = files_of(sent, contact, masked=True)
    whole = b"".join(content for name, content in files.items() if name != "offline_verifier.py").decode()
    for personal in ("P0001", "D0001", "E0001", contact, "王小明", "person0001", "S-mail"):
        assert personal not in whole, personal
    told = json.loads(files["evidence.json"])
    assert told["contact"]["person_id"] == told["records"][0]["body"]["person"]
    assert (told["text"], told["facts"]) == (None, None)
    assert "for outsiders" in files["evidence.html"].decode()


def test_masked_the_number_and_the_text_cannot_be_tried(sent: Means) -> None:
    """Whoever knows the right address and the right text finds no digest of theirs in any file."""
    contact = contact_of(sent)
    row = sent.connection.execute("SELECT text FROM desk_permit WHERE contact_id = %s", [contact]).fetchone()
    assert row is not None
    permit = decode(row[0])
    assert point_digest("person0001@mail.example", bytes.fromhex(permit.salt)) == permit.point_digest
    tried = (row[0], row[0].split(".")[1], permit.salt, permit.point_digest, permit.content_hash)
    whole, masked = (
        b"".join(files_of(sent, contact, masked=masked).values()).decode() for masked in (False, True)
    )
    assert not [one for one in tried if one in masked]
    assert row[0] in whole
    told = json.loads(files_of(sent, contact, masked=True)["evidence.json"])
    assert sorted(told["permit"]) == ["used_at", "valid_from", "valid_until"]
    # Nor by trying the address with whatever stands there that could be a salt.
    salts = {bytes.fromhex(one) for one in re.findall(r"(?:[0-9a-f]{2}){16,64}", masked)}
    assert salts
    assert not [salt for salt in salts if point_digest("person0001@mail.example", salt) in masked]


def test_a_stamped_head_comes_with_its_token(sent: Means, tmp_path: Path) -> None:
    """The receipts stand under the first head that somebody outside saw, and OpenSSL checks it."""
    shop = workshop(tmp_path / "tsa")
    with served(shop) as url:
        anchor_latest(
            sent.connection, TimeAuthority(url, shop.roots), nonce=5, clock=lambda: datetime.now(UTC)
        )
    contact = contact_of(sent)
    files = files_of(sent, contact)
    for name in ("anchor/head.json", "anchor/token.der"):
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(files[name])
    (tmp_path / "root.pem").write_bytes(shop.roots)
    done = subprocess.run(
        ["openssl", "ts", "-verify", "-data", "anchor/head.json", "-in", "anchor/token.der", "-token_in",
         "-CAfile", "root.pem"],
        cwd=tmp_path, capture_output=True, text=True, check=False, timeout=60,
    )  # fmt: skip
    assert "Verification: OK" in done.stdout + done.stderr
    receipt = json.loads(next(content for name, content in files.items() if name.startswith("receipts/")))
    assert receipt["head"] == json.loads(files["anchor/head.json"])


def test_of_an_erased_person_the_records_stand(sent: Means) -> None:
    """Facts and text are gone, and said to be; every receipt still verifies."""
    contact = contact_of(sent)
    with sent.connection.transaction():
        erase_person(
            sent.connection, "P0001", by="Li Na", basis="never_owed", at=datetime(2027, 1, 1, tzinfo=UTC)
        )
    told = json.loads(files_of(sent, contact)["evidence.json"])
    assert told["decisions"][0]["replay"] == "erased"
    assert told["facts"][0]["is"].startswith("Erased")
    assert told["text"][0]["is"].startswith("Erased")
    assert len(told["records"]) >= 4


def test_it_reads_in_three_languages(sent: Means) -> None:
    """The page in the one that is asked for, the README in all."""
    titles = set()
    for language in LANGUAGES:
        files = files_of(sent, contact_of(sent), language=language)
        shown = files["evidence.html"].decode()
        assert f'<html lang="{language}">' in shown
        titles.add(shown.split("<h1>")[1].split("<")[0])
        assert files["README.md"].decode().count("offline_verifier.py") == 3
    assert len(titles) == 3


def test_without_a_contact_or_a_head_it_is_refused(ready: Callable[..., Means]) -> None:
    """An id that nobody planned, and records that no head covers yet."""
    means = ready(small_book(1))
    with pytest.raises(Refused, match="there is no contact"):
        files_of(means, "nobody")
    send_all(means)
    with pytest.raises(Refused, match="is sealed yet"):
        files_of(means, contact_of(means))


def test_a_page_shows_what_it_is_given_and_runs_nothing() -> None:
    """Whatever stands in a text, it is shown as text."""
    made = page([("A", {"x": "<script>alert(1)</script>", "n": None, "l": [True, 2]})], "<T>", "en").decode()
    assert "<script>" not in made
    assert "&lt;script&gt;" in made
    assert "&lt;T&gt;" in made
