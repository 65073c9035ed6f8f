"""What was told us counts from the moment we have it, whatever clock it was stamped by."""

from dataclasses import replace
from datetime import datetime

from rightparty.book.dossier import Dossier, Row
from rightparty.gate.notices import STOPS
from rightparty.parties.model import PartyModel


def all_heard(dossier: Dossier, at: datetime, model: PartyModel) -> bool:
    """Whether no report or stop is dated after `at`, so that `heard` would change nothing."""
    return not any(
        row["at"] > at for row in dossier.rows("evidence") if row["kind"] in model.reports
    ) and not any(
        row["at"] > at or (row["received_at"] is not None and row["received_at"] > at)
        for row in dossier.rows("notices")
        if row["kind"] in STOPS
    )


def heard(dossier: Dossier, at: datetime, model: PartyModel) -> Dossier:
    """The dossier with reports and stops that are dated after `at` taken as told at `at`.

    They were committed before this was read; that another process's clock is ahead must not hide them.
    A stop that names a day from which it holds still begins on that day. This can only refuse more.
    """
    evidence = [
        {**row, "at": min(row["at"], at)} if row["kind"] in model.reports else row
        for row in dossier.rows("evidence")
    ]
    notices = [_told_by(row, at) if row["kind"] in STOPS else row for row in dossier.rows("notices")]
    return replace(dossier, tables={**dossier.tables, "evidence": evidence, "notices": notices})


def _told_by(notice: Row, at: datetime) -> Row:
    received: datetime | None = notice.get("received_at")
    return {
        **notice,
        "at": min(notice["at"], at),
        "received_at": None if received is None else min(received, at),
    }
