"""What other lenders tell of a person: counted by the counters of all lenders, and by nobody else."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from rightparty.book.dossier import Dossier, Row
from rightparty.book.tables import TABLES
from rightparty.gate.contact import Contact
from rightparty.gate.decide import decide, decide_prepared
from rightparty.gate.elsewhere import CONTACTS, RECORDS
from rightparty.gate.prepared import Prepared
from rightparty.law.load import Law, load_law
from rightparty.parties.model import default_model
from tests.gate.stories import Story, instant

NOON = "2026-11-24T12:00:00+08:00"
DAY, MONTH, WEEK = (
    f"house.lenders.{name}"
    for name in (
        "told_today_by_some_lender",
        "told_often_enough_by_all_lenders",
        "contacted_often_enough_by_all_lenders",
    )
)


@pytest.fixture(scope="module")
def law(tmp_path_factory: pytest.TempPathFactory) -> Law:
    """The law under a policy that counts the lender of the story together with another."""
    path: Path = tmp_path_factory.mktemp("house") / "house.toml"
    path.write_text('[lenders_counted_together]\nC = "agreement"\nX = "agreement"\n', encoding="utf-8")
    return load_law(path)


def told(at: str, kind: str = "sent", channel: str = "email", content: str | None = "full") -> Row:
    """One contact of another lender, under the ids of who asks."""
    return dict.fromkeys(TABLES["events"].by_name) | {
        "contact_id": f"{at} {kind}",
        "at": instant(at),
        "direction": "out",
        "kind": kind,
        "channel": channel,
        "content": content,
        "creditor_id": "C",
        "person_id": "P",
    }


def speaking(law: Law, *rows: Row, since: datetime | None = None, know: bool = True) -> set[str]:
    """The rules over all lenders that speak on a call to the person, by what others tell."""
    contact, dossier = Story().proposed(NOON)
    return asked(law, contact, dossier, *rows, since=since, know=know)


def asked(
    law: Law,
    contact: Contact,
    dossier: Dossier,
    *rows: Row,
    since: datetime | None = None,
    know: bool = True,
) -> set[str]:
    """The same of any contact; read from the rows and from memory, which must agree."""
    records: Sequence[Row] = [{"person_id": "P", "creditor_id": "C", "complete_since": since}]
    more: dict[str, Sequence[Row]] = {CONTACTS: rows, RECORDS: records if since or not know else []}
    whole = replace(
        dossier,
        meta=replace(dossier.meta, together=law.lenders),
        tables={**dossier.tables, **more},
    )
    model = default_model()
    decision = decide(contact, whole, law, model)
    assert decision == decide_prepared(contact, Prepared(whole, law, model))
    return {reason.rule for reason in decision.reasons if ".lenders." in reason.rule}


def test_one_that_told_today_fills_the_day(law: Law) -> None:
    """From the first second of the person's own day; what did not tell, or nobody took, does not."""
    assert speaking(law, told("2026-11-24T00:00:00+08:00")) == {DAY}
    assert speaking(law, told("2026-11-23T23:59:59+08:00")) == set()
    assert speaking(law, told("2026-11-24T09:00:00+08:00", content="knock")) == set()
    assert speaking(law, told("2026-11-24T09:00:00+08:00", "attempt", "call")) == set()
    assert speaking(law, told("2026-11-24T09:00:00+08:00", "conversation", "call")) == {DAY}
    assert speaking(law, told("2026-11-24T09:00:00+08:00", content=None)) == {DAY}  # unknown: it told


def test_four_in_thirty_days_are_enough_whoever_made_them(law: Law) -> None:
    """The thirtieth day counts and the one before does not; one's own count along."""
    three = [told(f"2026-11-0{day}T09:00:00+08:00") for day in (2, 3, 4)]
    assert speaking(law, *three, told("2026-10-26T00:00:00+08:00")) == {MONTH}
    assert speaking(law, *three, told("2026-10-25T23:59:59+08:00")) == set()
    own = Story().happened("2026-11-05T09:00:00+08:00", "attempt", "conversation", content="full")
    assert asked(law, *own.proposed(NOON), *three) == {MONTH}
    assert asked(law, *own.proposed(NOON), *three[:2]) == set()


def test_seven_attempts_in_seven_days_are_enough_of_whatever_kind(law: Law) -> None:
    """Knocks, and calls that nobody took, among them; what the law orders is not."""
    at = [f"2026-11-2{day}T{hour}:00:00+08:00" for day in (1, 2, 3) for hour in ("09", "15")]
    six = [told(one, "attempt", "call", "knock") for one in at]
    assert speaking(law, *six) == set()
    assert speaking(law, *six, told("2026-11-18T09:00:00+08:00", content="knock")) == {WEEK}
    assert speaking(law, *six, told("2026-11-17T09:00:00+08:00", content="knock")) == set()
    assert speaking(law, *six, told("2026-11-20T09:00:00+08:00", content="statutory")) == set()


def test_what_others_cannot_tell_is_not_nothing(law: Law) -> None:
    """A history that does not reach back leaves the count unknown, and unknown refuses."""
    noon = instant(NOON)
    assert speaking(law, since=noon - timedelta(days=30)) == set()
    assert speaking(law, since=noon - timedelta(days=30) + timedelta(seconds=1)) == {MONTH}
    assert speaking(law, since=noon - timedelta(days=3)) == {MONTH, WEEK}
    assert speaking(law, know=False) == {DAY, MONTH, WEEK}


def test_a_lender_that_counts_alone_hears_nothing_of_it(tmp_path: Path) -> None:
    """The rules bind those whom the policy names."""
    path = tmp_path / "house.toml"
    path.write_text('[lenders_counted_together]\nX = "agreement"\nY = "agreement"\n', encoding="utf-8")
    assert speaking(load_law(path), told("2026-11-24T09:00:00+08:00"), know=False) == set()
