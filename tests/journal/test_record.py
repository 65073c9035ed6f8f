"""Records: canonical, complete, and with no place for personal data."""

from datetime import datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rightparty.canonical import Json, canonical
from rightparty.errors import InvalidInput, Refused, RightpartyError
from rightparty.journal.kinds import CURRENT, KINDS
from rightparty.journal.record import Record, digest, instant, place, read_record
from tests.journal.samples import SECRET, START, outcome

REF = digest("somebody", SECRET)
DECISION: dict[str, Json] = {
    "contact": REF,
    "person": REF,
    "point": REF,
    "debts": [REF],
    "channel": "sms",
    "content": "full",
    "verdict": "deny",
    "facts": "0" * 64,
    "rulebook": "core@1 chn.gbt_45251@2025-09-01 usa.reg_f@2021-11-30",
    "model": "3f9a12bc",
    "reasons": ["core.promise.only_who_owes", "usa.reg_f.more_than_seven_calls"],
    "requires": ["identity_line"],
}


def test_a_record_has_one_canonical_form_whoever_writes_it() -> None:
    """The same instant in another zone and the fields in another order give the same bytes."""
    other = START.astimezone(timezone(timedelta(hours=8)))
    record = Record("decision", START, DECISION)
    assert Record("decision", other, dict(reversed(DECISION.items()))).canonical() == record.canonical()
    assert b'"at":"2026-11-23T06:05:00Z"' in record.canonical()


def test_a_record_bears_its_number_once_it_has_a_place() -> None:
    """The number is part of what is hashed; giving a place twice is refused."""
    entry = outcome(7).entry(7)
    seq, record = read_record(entry.data)
    assert (seq, record.canonical()) == (7, outcome(7).canonical())
    assert place(outcome(7).canonical(), 7) == entry
    assert place(outcome(7).canonical(), 8).leaf != entry.leaf
    with pytest.raises(InvalidInput):
        place(entry.data, 8)


def test_a_digest_depends_on_value_key_and_kind() -> None:
    """Equal values give equal references under one key; another key, or another kind, tells nothing."""
    assert digest("p1", SECRET, "person") == digest("p1", SECRET, "person")
    others = {
        digest("p2", SECRET, "person"),
        digest("p1", SECRET[::-1], "person"),
        digest("p1", SECRET, "point"),
    }
    assert len(others | {digest("p1", SECRET, "person")}) == 4
    with pytest.raises(InvalidInput, match="too short"):
        digest("p1", b"short")


def test_an_instant_needs_a_zone() -> None:
    """A time without a zone says nothing about when something happened."""
    with pytest.raises(InvalidInput, match="time zone"):
        instant(datetime(2026, 11, 23))  # noqa: DTZ001 -- the fault under test
    assert instant(START + timedelta(microseconds=5)) == "2026-11-23T06:05:00.000005Z"


@pytest.mark.parametrize(
    ("field", "value", "looks"),
    [
        ("person", "13800138000", "telephone"),
        ("point", "+44 20 7946 0018", "telephone"),
        ("point", "wang.wei@example.com", "e-mail"),
        ("person", "11010519491231002X", "national id"),
        ("person", "A123456789", "national id"),
        ("contact", "078-05-1120", "national id"),
        ("debts", ["6222021234567890123"], "long number"),
        ("right_party", "mobile 138 0013 8000", "telephone"),
        ("rulebook", "accepted by li@example.com", "e-mail"),
        ("reasons", ["core.promise", "call 212-555-0100"], "telephone"),
    ],
)
def test_what_looks_like_personal_data_is_refused_by_name(field: str, value: Json, looks: str) -> None:
    """An id that is a number to call, or a card, never gets into a record; the message says what to give."""
    with pytest.raises(Refused, match=looks) as fault:
        Record("decision", START, {**DECISION, field: value})
    assert field in fault.value.message
    assert "digest" in fault.value.help


@pytest.mark.parametrize(
    "change",
    [
        {"name": "Wang Wei"},
        {"phone": REF},
        {"verdict": "maybe"},
        {"channel": "fax"},
        {"debts": REF},
        {"debts": [REF] * 201},
        {"person": "wang_wei"},
        {"retry_at": "2026-11-23 06:05"},
        {"right_party": "Wang Wei"},
        {"right_party": "a1b2c3d4e5f6g7"},
        {"facts": "f" * 63},
        {"requires": [None]},
    ],
)
def test_what_the_schema_does_not_list_has_no_place(change: dict[str, Json]) -> None:
    """Fields outside the schema, and values of another form, are refused at creation."""
    with pytest.raises(InvalidInput):
        Record("decision", START, {**DECISION, **change})


def test_a_record_lacking_a_field_or_of_an_unknown_kind_is_refused() -> None:
    """Half a record is no evidence."""
    with pytest.raises(InvalidInput, match="lacks `verdict`"):
        Record("decision", START, {key: value for key, value in DECISION.items() if key != "verdict"})
    with pytest.raises(InvalidInput, match="no kind of record"):
        Record("rumour", START, {})
    with pytest.raises(InvalidInput, match="no kind of record"):
        Record("decision", START, DECISION, version=9)


def test_no_kind_has_a_field_for_a_person_or_for_free_text() -> None:
    """The schemas themselves offer nowhere to put a name, a number, an address or a sentence."""
    barred = {
        "name",
        "phone",
        "number",
        "email",
        "address",
        "value",
        "body",
        "note_text",
        "national_id",
        "amount",
    }
    fields = {field for kind in KINDS.values() for field in {*kind.required, *kind.optional}}
    assert not fields & barred
    for kind in KINDS.values():
        for field in {*kind.required, *kind.optional}:
            wanted = kind.type_of(field)
            assert wanted is not None
            assert not wanted.fits("Wang Wei, 5 High Street: promised to pay 100 on Friday!"), (
                kind.name,
                field,
            )


def test_only_the_newest_version_of_a_kind_is_written() -> None:
    """A record made without naming a version gets the newest one."""
    assert all(kind.version == max(v for name, v in KINDS if name == kind.name) for kind in CURRENT.values())
    assert outcome(1).version == CURRENT["outcome"].version


@given(st.binary(max_size=200))
def test_reading_a_record_never_crashes(data: bytes) -> None:
    """Bytes that are no record are refused, whatever they are."""
    with pytest.raises(RightpartyError):
        read_record(data)


@pytest.mark.parametrize(
    "change",
    [
        {"seq": -1},
        {"seq": True},
        {"v": 0},
        {"at": "2026-11-23T14:05:00+08:00"},
        {"at": "now"},
        {"extra": 1},
        {"body": []},
    ],
)
def test_a_record_in_any_other_form_is_not_read(change: dict[str, Json]) -> None:
    """There is one way to write a record; the others are refused even where the JSON is canonical."""
    _, record = read_record(outcome(3).entry(3).data)
    good: dict[str, Json] = {
        "at": instant(record.at),
        "body": record.body,
        "kind": "outcome",
        "seq": 3,
        "v": 1,
    }
    assert canonical(good) == outcome(3).entry(3).data
    with pytest.raises(InvalidInput):
        read_record(canonical({**good, **change}))
