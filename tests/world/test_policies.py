"""Three policies over one morning: who is contacted, with what, and what the parameters do."""

from datetime import UTC, datetime
from types import SimpleNamespace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rightparty.world.policies import LAW_ONLY, OURS, PRACTICE, common_practice, law_only, ours
from rightparty.world.practice import SHARES, default_practice
from rightparty.world.snapshot import Case, KnownPoint, Snapshot

AT = datetime(2026, 11, 24, 1, tzinfo=UTC)
OWN = KnownPoint("x1", "mobile", guessed=False, reported=False)
REPAIRED = KnownPoint("x2", "mobile", guessed=True, reported=False)
REPORTED = KnownPoint("x3", "mobile", guessed=False, reported=True)
MOTHERS = KnownPoint("x4", "mobile", guessed=False, reported=False)
PRACTICED = default_practice()


def morning(*points: KnownPoint, late: int = 40, stopped: bool = False) -> Snapshot:
    """One borrower, `ana`, late with one debt; `mia` is her emergency contact, `fay` a friend."""
    case = Case("ana", "bank", ("d1",), late, stopped, ("mia",), ("fay",))
    return Snapshot(
        AT, (case,), {"ana": points, "mia": (MOTHERS,), "fay": (MOTHERS,)}, {"d1": frozenset({"ana"})}
    )


def test_common_practice_writes_and_dials_every_number() -> None:
    """Each of the borrower's numbers gets its text, a repaired one too."""
    sent = list(common_practice(morning(OWN, REPAIRED), PRACTICED, 1))
    assert {m.point_id for m in sent if m.channel == "sms" and m.person_id == "ana"} == {"x1", "x2"}
    assert all(m.content == "full" for m in sent if m.person_id == "ana")


def test_dialling_ends_when_somebody_answers() -> None:
    """After an answered dial no further one is made that day, and nobody else is called."""
    for seed in range(60):
        sent = list(common_practice(morning(OWN), PRACTICED, seed))
        dials = [m.heard for m in sent if m.channel == "call" and m.person_id == "ana"]
        assert dials.count(True) <= 1
        assert True not in dials[:-1]
        assert True not in dials or all(m.person_id == "ana" for m in sent)


def test_contacts_are_called_when_the_borrower_does_not_answer() -> None:
    """Over many mornings the emergency contact is reached about once a week, before the 7th day never."""
    reached = [
        m
        for seed in range(400)
        for m in common_practice(morning(OWN), PRACTICED, seed)
        if m.person_id == "mia"
    ]
    assert 5 < len(reached) < 80
    early = [m for seed in range(400) for m in common_practice(morning(OWN, late=6), PRACTICED, seed)]
    assert {m.person_id for m in early} == {"ana"}


def test_a_stop_is_heeded_mostly() -> None:
    """The list of the day knows of four stops in five."""
    silent = sum(
        not list(common_practice(morning(OWN, stopped=True), PRACTICED, seed)) for seed in range(300)
    )
    assert 0.7 < silent / 300 < 0.9


@given(st.sampled_from(sorted(PRACTICED.__dataclass_fields__)), st.sampled_from((0.5, 2.0)))
def test_a_parameter_can_be_halved_and_doubled(name: str, factor: float) -> None:
    """One parameter changes, and a share stays a share."""
    changed = PRACTICED.scaled(name, factor)
    assert [f for f in PRACTICED.__dataclass_fields__ if getattr(changed, f) != getattr(PRACTICED, f)] in (
        [name],
        [],
    )
    assert name not in SHARES or getattr(changed, name) <= 1


def _row(
    point: str, *, person: str = "ana", channel: str = "sms", allowed: tuple[str, ...] = ("full",)
) -> dict[str, object]:
    return {
        "candidate_id": f"{person}|bank|{point}|{channel}",
        "person_id": person,
        "point_id": point,
        "channel": channel,
        "allowed": allowed,
    }


def test_law_only_writes_to_stated_numbers_where_the_law_allows() -> None:
    """A repaired number, a reported one, and what the gate limits are left out."""
    rows = [
        _row("x1"),
        _row("x2"),
        _row("x3"),
        _row("x1", channel="email", allowed=("knock",)),
        _row("x9", person="bo"),
    ]
    sent = list(law_only(morning(OWN, REPAIRED, REPORTED), rows, PRACTICED, 1))
    assert {(m.policy, m.person_id, m.point_id, m.channel) for m in sent} == {(LAW_ONLY, "ana", "x1", "sms")}


def test_the_same_people_answer_under_every_policy() -> None:
    """Chance falls alike: a dial that is answered under one policy is answered under the other."""
    for seed in range(40):
        practice = [
            m.heard
            for m in common_practice(morning(OWN), PRACTICED, seed)
            if m.channel == "call" and m.person_id == "ana"
        ]
        law = [m.heard for m in law_only(morning(OWN), [_row("x1", channel="call")], PRACTICED, seed)]
        assert practice == law


def test_calls_ask_who_is_there_except_in_common_practice() -> None:
    """Under law and under ours a call names the debt after the identity check only."""
    plan = SimpleNamespace(
        status="planned",
        contact_id="c1",
        person_id="ana",
        point_id="x1",
        channel="call",
        content="full",
        debt_ids=("d1",),
    )
    (ours_,) = ours([vars(plan)], PRACTICED, 1)
    law = list(law_only(morning(OWN), [_row("x1", channel="call")], PRACTICED, 1))
    practice = [m for m in common_practice(morning(OWN), PRACTICED, 1) if m.channel == "call"]
    assert ours_.policy == OURS
    assert ours_.guarded
    assert all(m.guarded for m in law)
    assert not any(m.guarded for m in practice)


@pytest.mark.parametrize("status", ["held", "denied", "skipped"])
def test_only_planned_contacts_are_messages_of_ours(status: str) -> None:
    """What is held, denied or skipped is not sent."""
    row = {
        "status": status,
        "contact_id": "c",
        "person_id": "ana",
        "point_id": None,
        "channel": None,
        "content": None,
        "debt_ids": ("d1",),
    }
    assert list(ours([row], PRACTICED, 1)) == []


def test_a_day_comes_out_the_same_twice() -> None:
    """The same seed and day give the same messages; another day gives others."""
    days = [
        [tuple(common_practice(morning(OWN), PRACTICED, seed, day)) for seed in range(30)]
        for day in (0, 0, 1)
    ]
    assert days[0] == days[1] != days[2]
    assert all(m.policy == PRACTICE for sent in days[0] for m in sent)
