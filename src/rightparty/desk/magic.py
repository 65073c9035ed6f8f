"""Test points: numbers and addresses that are nobody's, with an outcome that is always the same.

Only the sandbox knows them. A contact that is made to one there becomes the events, the evidence, the
report or the stop that `magic.toml` says, as if a provider had told.
"""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from functools import cache
from importlib.resources import files
from typing import Any

from rightparty.desk.anew import anew
from rightparty.desk.happened import add_event, add_evidence
from rightparty.desk.journal_store import append
from rightparty.desk.means import Means
from rightparty.desk.stopped_point import Stop, suppress_point
from rightparty.desk.wrong_party import Report, report_wrong_party
from rightparty.journal.record import Record


@dataclass(frozen=True)
class Act:
    """What always becomes of a contact to a test point."""

    name: str
    kinds: tuple[str, ...]
    outcome: str | None
    evidence: str | None
    report: bool
    stop: bool


@cache
def _data() -> Mapping[str, Any]:
    return tomllib.loads((files("rightparty.desk") / "magic.toml").read_text(encoding="utf-8"))


@cache
def acts() -> Mapping[str, Act]:
    """Every act of a test point, by its name."""
    return {
        name: Act(
            name,
            tuple(one["kinds"]),
            one.get("outcome"),
            one.get("evidence"),
            bool(one.get("report")),
            bool(one.get("stop")),
        )
        for name, one in _data()["acts"].items()
    }


@cache
def test_points() -> Mapping[str, Act]:
    """Every test point, in the one form of points, and what becomes of a contact there."""
    ends: Mapping[str, str] = _data()["ends"]
    numbers = {
        prefix.replace(" ", "") + digits: acts()[name]
        for prefix in _data()["ranges"]
        for name, digits in ends.items()
    }
    mails = {f"{name}@{domain}": acts()[name] for domain in _data()["domains"] for name in ends}
    return numbers | mails


def play(means: Means, contact_id: str, point: str) -> str | None:
    """Let become of a contact that was made what always does; gives the name of the act.

    For the sandbox alone, whose means these are; None for a point that is no test point.
    """
    act = test_points().get(point)
    if act is None or not means.home.demo:
        return None
    connection, at = means.connection, means.clock()
    row = connection.execute(
        "SELECT person_id, point_id FROM desk_planned_contact WHERE contact_id = %s", [contact_id]
    ).fetchone()
    if row is None:
        return None
    anew(connection, lambda: _play(means, contact_id, row, act, at))
    return act.name


def _play(means: Means, contact_id: str, whom: tuple[str, str], act: Act, at: datetime) -> None:
    connection, (person_id, point_id) = means.connection, whom
    with connection.transaction():
        # Reports first: they take their locks before anything is written.
        if act.report:
            report = Report(person_id, point_id, "call", contact_id=contact_id)
            report_wrong_party(connection, means.home, report, at, means.model)
        if act.stop:
            suppress_point(connection, means.home, Stop(point_id, "call"), at)
        for kind in act.kinds:
            add_event(connection, contact_id, kind, {"kind": kind, "at": at, "outcome": act.outcome})
        if act.evidence:
            add_evidence(connection, person_id, point_id, act.evidence, at, contact_id)
        body = {"contact": means.marks.of("contact", contact_id), "outcome": act.outcome or "unknown"}
        append(connection, [Record("outcome", at, body)], contact_id)
