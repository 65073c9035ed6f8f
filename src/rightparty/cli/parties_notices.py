"""`rightparty parties notices`: what leaks make due, drafted, and who sent it."""

from datetime import datetime

from rightparty.cli.arguments import aware
from rightparty.cli.output import Format
from rightparty.cli.parties_wrong import opened_store


def notices(
    id: int | None = None,
    *,
    sent: bool = False,
    by: str = "",
    note: str = "",
    all: bool = False,  # noqa: A002 -- as it is typed
    at: datetime | None = None,
    format: Format = "text",
) -> None:
    """List the notices that leaks make due, the most urgent first; show one; or say that it was sent.

    They are drafts in three languages: nothing is sent by itself, and whoever sends one says so.

    Example: rightparty parties notices

    Args:
        id: the draft to show, or with --sent to settle.
        sent: it was sent, in whichever language, as it stood or mended.
        by: who sent it.
        note: how, and what was changed.
        all: list those that were sent too.
        at: when, with its offset; default, now.
        format: how the table is printed.
    """
    from rightparty.cli.output import emit_rows
    from rightparty.desk import incident_notices as due
    from rightparty.desk.clock import real
    from rightparty.errors import Refused

    moment = real() if at is None else aware(at, "--at")
    if sent and id is None:
        raise Refused("one notice at a time", "name the draft: `rightparty parties notices` lists them")
    with opened_store() as (connection, home):
        if id is None:
            emit_rows(due.drafts(connection, moment, sent=all), due.COLUMNS, format)
        elif sent:
            due.draft_sent(connection, home, id, by=by, note=note, at=moment)
            print(f"{id}: sent, says {by}")
        else:
            print(due.draft_text(connection, id))
