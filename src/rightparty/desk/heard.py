"""What was told and what was done counts from the moment we have it, whatever clock it was stamped by."""

from dataclasses import replace
from datetime import datetime, timedelta

from rightparty.book.dossier import Dossier, Row
from rightparty.gate.elsewhere import CONTACTS
from rightparty.gate.notices import STOPS
from rightparty.parties.model import PartyModel

_JUST_BEFORE = timedelta(microseconds=1)
"""A contact counts for another one only if it was before that one."""


def all_heard(dossier: Dossier, at: datetime, model: PartyModel) -> bool:
    """Whether no report, stop or contact is dated after `at`, so that `heard` would change nothing."""
    return (
        not any(row["at"] > at for row in dossier.rows("evidence") if row["kind"] in model.reports)
        and not any(
            row["at"] > at or (row["received_at"] is not None and row["received_at"] > at)
            for row in dossier.rows("notices")
            if row["kind"] in STOPS
        )
        and not any(_made_by(row, at) is not row for row in dossier.rows("events"))
    )


def heard(dossier: Dossier, at: datetime, model: PartyModel) -> Dossier:
    """The dossier with reports and stops that are dated after `at` taken as told at `at`.

    Contacts that went out are taken as made just before. All were committed before this was read; that
    another process's clock is ahead must not hide them.
    A stop that names a day from which it holds still begins on that day. This can only refuse more.
    """
    evidence = [
        {**row, "at": min(row["at"], at)} if row["kind"] in model.reports else row
        for row in dossier.rows("evidence")
    ]
    notices = [_told_by(row, at) if row["kind"] in STOPS else row for row in dossier.rows("notices")]
    made = {
        name: [_made_by(row, at) for row in dossier.rows(name)]
        for name in ("events", CONTACTS)
        if name in dossier.tables
    }
    tables = {**dossier.tables, "evidence": evidence, "notices": notices, **made}
    return replace(dossier, tables=tables)


def _made_by(event: Row, at: datetime) -> Row:
    """A row of a contact that went out; what came in is left: an answer loosens, and waits for its time."""
    if event["direction"] != "out" or event["at"] < at:
        return event
    return {**event, "at": at - _JUST_BEFORE}


def _told_by(notice: Row, at: datetime) -> Row:
    received: datetime | None = notice.get("received_at")
    return {
        **notice,
        "at": min(notice["at"], at),
        "received_at": None if received is None else min(received, at),
    }
