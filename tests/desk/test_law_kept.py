"""The law kept whole with what it decided: replayed years later under the very texts, or refused by name."""

import json
import zlib
from collections.abc import Callable, Mapping
from dataclasses import replace

import pytest

from rightparty.cli.main import run
from rightparty.desk.evidence_file import Asked, evidence_of
from rightparty.desk.journal_store import OpenedJournal, seal_store
from rightparty.desk.law_kept import KeptLaws, keep_law, texts_kept
from rightparty.desk.means import Means
from rightparty.desk.replayed import ReplayedRecord, replay_store
from rightparty.desk.vault import vault_of
from rightparty.errors import InvalidInput
from rightparty.law.load import Law, _written, load_law
from rightparty.law.written import HOUSE, Texts
from tests.desk.books import small_book
from tests.desk.means import MORNING
from tests.desk.tampering import unlocked
from tests.desk.test_evidence_file import contact_of
from tests.desk.test_replayed import send_all

LAW = load_law()
STOPS, NUMBERS = "core/stops.py", "house/default.toml"
DIED = "core.stops.person_has_died"


def with_changes(changes: Mapping[str, tuple[bytes, bytes]]) -> Law:
    """The law as some earlier version had it: files, each with what stands there now and stood there then."""
    files = dict(LAW.texts.files)
    for name, (now, then) in changes.items():
        assert now in files[name]
        files[name] = files[name].replace(now, then)
    return _written(Texts(files), tuple(LAW.versions))


_DIED = b'return (c.person_status == "deceased") '

EARLIER = with_changes({
    STOPS: (_DIED + b"| c.notice", _DIED + b"& c.notice"),
    NUMBERS: (b"value = 4", b"value = 5"),
})  # fmt: skip
"""A law that believed nobody dead on one word alone, and had another number of the house."""


def count(means: Means, table: str) -> int:
    """How many rows a table has."""
    row = means.connection.execute(f"SELECT count(*) FROM {table}").fetchone()
    assert row is not None
    return int(row[0])


@pytest.fixture
def decided(ready: Callable[..., Means]) -> Means:
    """Three people, one of whom has died, decided under the earlier law; our own has come since."""
    book = small_book(3)
    book.add("notices", notice_id="N1", at="2026-11-23T10:00:00+08:00", kind="deceased", person_id="P0003")
    means = replace(ready(book), law=EARLIER)
    keep_law(means.connection, means.law, MORNING)
    send_all(means)
    seal_store(means.connection, means.home, MORNING)
    return replace(means, law=LAW)


def replayed(means: Means) -> list[ReplayedRecord]:
    """Every decision made again, our own law being at hand."""
    return list(replay_store(means.connection, vault_of(means.connection), means.law))


def test_a_decision_is_identical_under_the_law_of_its_day(decided: Means) -> None:
    """All three, to the hash of the decision; where ours decides otherwise, the changed rule is named."""
    found = replayed(decided)
    assert [one.found.outcome for one in found] == ["identical"] * 3
    for one in found:
        assert one.record.body["rulebook"] == EARLIER.version
        assert f"under the law of that day (core@{EARLIER.versions['core']}" in one.found.sentence
    differing = [line for one in found for line in one.found.differences]
    assert differing == [f"{DIED} refuses now, and has changed"]


def test_a_law_is_kept_once_and_a_later_one_adds_what_it_changed(decided: Means) -> None:
    """Files that are the same stand there once; the law is read back whole."""
    files = len(LAW.texts.files)
    assert (count(decided, "desk_kept_law"), count(decided, "desk_kept_law_file")) == (1, files)
    for _ in range(2):
        keep_law(decided.connection, LAW, MORNING)
    assert (count(decided, "desk_kept_law"), count(decided, "desk_kept_law_file")) == (2, files + 2)
    for law in (EARLIER, LAW):
        assert texts_kept(decided.connection, law.version) == law.texts
        kept = KeptLaws(decided.connection).of(law.version)
        assert kept is not None
        assert kept.law is not None
        assert kept.law.rule_versions == law.rule_versions == kept.rules
    assert KeptLaws(decided.connection).of("core@000000000000") is None


def test_a_lenders_own_policy_is_kept_with_the_law(ready: Callable[..., Means]) -> None:
    """It took part in the decision, so the decision cannot be made again without it."""
    means = ready(small_book(2))
    texts = Texts({**LAW.texts.files, HOUSE: b'contact_window = ["10:00", "20:00"]\n'})
    law = _written(texts, tuple(LAW.versions))
    keep_law(means.connection, law, MORNING)
    send_all(replace(means, law=law))
    found = replayed(means)
    assert {one.record.body["rulebook"] for one in found} == {law.version} != {LAW.version}
    assert [one.found.outcome for one in found] == ["identical"] * 2
    assert {str(one.record.body["verdict"]) for one in found} == {"delay"}
    assert all("allow under the present one" in one.found.sentence for one in found)


def test_a_law_without_what_two_people_set_aside_is_kept_without_it(ready: Callable[..., Means]) -> None:
    """Its files are those of the whole law; which rules it had stands beside them."""
    means = ready(small_book(1))
    aside = EARLIER.where(lambda rule: rule.id != DIED)
    keep_law(means.connection, EARLIER, MORNING)
    keep_law(means.connection, aside, MORNING)
    assert count(means, "desk_kept_law_file") == len(EARLIER.texts.files)
    kept = KeptLaws(means.connection).of(aside.version)
    assert kept is not None
    assert kept.law is not None
    assert DIED not in {rule.id for rule in kept.law.every}


def packed(means: Means, name: str, data: bytes) -> None:
    """Put something else in the place of a kept file."""
    digest = EARLIER.texts.digests[name]
    with unlocked(means.connection):
        done = means.connection.execute(
            "UPDATE desk_kept_law_file SET packed = %s WHERE digest = %s", [data, digest]
        )
    assert done.rowcount == 1


def moved(means: Means, name: str, data: bytes) -> None:
    """Put another text in the place of a kept file, with a digest of its own that the version names."""
    other = Texts({name: data}).digests[name]
    with unlocked(means.connection):
        means.connection.execute(
            "INSERT INTO desk_kept_law_file (digest, at, packed) VALUES (%s, %s, %s)",
            [other, MORNING, zlib.compress(data)],
        )
        means.connection.execute("UPDATE desk_kept_law SET files = files || %s", [json.dumps({name: other})])


def refusals(means: Means) -> str:
    """What is said where every replay is refused for its law."""
    found = replayed(means)
    assert {one.found.outcome for one in found} == {"law refused"}
    (said,) = {one.found.sentence for one in found}
    assert EARLIER.versions["core"] in said
    return said


def test_a_text_that_was_changed_is_refused_and_named(decided: Means) -> None:
    """By its digest; and with a digest made to fit, by the version that the journal's records name."""
    text = LAW.texts.files[STOPS]
    packed(decided, STOPS, zlib.compress(text))
    assert f"{STOPS} is not the text that was kept" in refusals(decided)
    moved(decided, STOPS, text)
    assert f"its texts are not those of core@{EARLIER.versions['core']}" in refusals(decided)


def test_a_text_that_is_no_rule_is_refused_and_not_run(decided: Means) -> None:
    """Whoever can write to the table cannot have a program run by a replay."""
    moved(decided, STOPS, EARLIER.texts.files[STOPS] + b"\nimport os\nos.abort()\n")
    said = refusals(decided)
    assert f"{STOPS}:" in said
    assert "no Import" in said


@pytest.mark.parametrize("data", [b"", b"not compressed", zlib.compress(b"x" * (20 << 20))])
def test_a_text_that_cannot_be_unpacked_is_refused(decided: Means, data: bytes) -> None:
    """Nothing, noise, and far more than any rule's file has."""
    packed(decided, NUMBERS, data)
    assert f"{NUMBERS} is not the text that was kept" in refusals(decided)


def test_the_command_tells_both_laws_and_ends_with_1_where_one_is_refused(
    decided: Means, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """As people type it: what was decided and what ours decides; then somebody changes a kept text."""
    monkeypatch.setenv("RIGHTPARTY_HOME", str(decided.home.folder))
    asked = ["journal", "replay", "--by", "Li Na"]
    assert run(asked) == 0
    said = capsys.readouterr().out
    assert f"       {DIED} refuses now, and has changed\n" in said
    assert "3 decisions: 3 identical" in said
    packed(decided, STOPS, b"")
    assert run(asked) == 1
    assert "3 decisions: 3 law refused" in capsys.readouterr().out


def test_a_text_that_is_gone_is_refused(decided: Means) -> None:
    """It is named by its file."""
    with unlocked(decided.connection):
        digest = EARLIER.texts.digests[NUMBERS]
        decided.connection.execute("DELETE FROM desk_kept_law_file WHERE digest = %s", [digest])
    assert f"{NUMBERS} is gone from the texts kept" in refusals(decided)


def test_a_law_whose_files_changed_under_the_process_is_not_kept(ready: Callable[..., Means]) -> None:
    """What is kept is what decided, or nothing is: a package that was replaced meanwhile is found out."""
    means = ready(small_book(1))
    other = Law(LAW.rules, LAW.records, EARLIER.texts)
    with pytest.raises(InvalidInput, match="its texts are not those of core@"):
        keep_law(means.connection, other, MORNING)
    assert count(means, "desk_kept_law") == count(means, "desk_kept_law_file") == 0


def test_a_version_kept_before_texts_were_gets_them_when_it_decides_again(decided: Means) -> None:
    """Until then its decisions are explained, and not made again."""
    with unlocked(decided.connection):
        decided.connection.execute("UPDATE desk_kept_law SET files = NULL")
    assert {one.found.outcome for one in replayed(decided)} == {"explained"}
    assert not texts_kept(decided.connection, EARLIER.version)
    keep_law(decided.connection, EARLIER, MORNING)
    assert {one.found.outcome for one in replayed(decided)} == {"identical"}


def test_what_is_kept_is_never_changed_nor_removed(decided: Means) -> None:
    """By the service: only the owner of the database can, and that is found out."""
    for statement in ("UPDATE desk_kept_law_file SET packed = ''", "DELETE FROM desk_kept_law_file",
                      "DELETE FROM desk_kept_law", "TRUNCATE desk_kept_law_file"):  # fmt: skip
        with pytest.raises(Exception, match="never changed"):
            decided.connection.execute(statement)


@pytest.mark.parametrize("masked", [False, True])
def test_the_evidence_of_a_contact_carries_the_law_that_decided(decided: Means, masked: bool) -> None:
    """Every file of the version, as it was; reasons are told as that law gave them."""
    journal = OpenedJournal(decided.connection, decided.home)
    asked = Asked(contact_of(decided, "P0003"), decided.law, masked)
    files = evidence_of(journal, vault_of(decided.connection), asked)
    told = json.loads(files["evidence.json"])
    assert told["law"] == [{"version": EARLIER.version, "folder": "law/1"}]
    held = {name.removeprefix("law/1/"): data for name, data in files.items() if name.startswith("law/")}
    assert held == EARLIER.texts.files
    (decision,) = told["decisions"]
    assert decision["replay"] == "identical"
    assert DIED not in {one["rule"] for one in decision["reasons"]}
    assert files["README.md"].decode().count("`law/`") == 3


def test_evidence_says_where_a_law_is_refused_and_takes_the_law_at_hand_where_none_was_kept(
    decided: Means,
) -> None:
    """A changed text is not handed out as what decided; everything else still is."""
    journal = OpenedJournal(decided.connection, decided.home)
    asked = Asked(contact_of(decided), decided.law)
    packed(decided, STOPS, b"")
    told = json.loads(evidence_of(journal, vault_of(decided.connection), asked)["evidence.json"])
    (law,) = told["law"]
    assert (law["folder"], told["decisions"][0]["replay"]) == (None, "law refused")
    assert STOPS in law["fault"]
    with unlocked(decided.connection):
        decided.connection.execute("DELETE FROM desk_kept_law")
    files = evidence_of(journal, vault_of(decided.connection), replace(asked, law=EARLIER))
    assert files[f"law/1/{STOPS}"] == EARLIER.texts.files[STOPS]
    told = json.loads(evidence_of(journal, vault_of(decided.connection), asked)["evidence.json"])
    assert told["law"] == [{"version": EARLIER.version, "folder": None}]
