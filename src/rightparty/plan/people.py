"""The people of a day: who owes something overdue, who was contacted already, and what they chose."""

from collections.abc import Mapping
from datetime import UTC, datetime, timedelta

import ibis
import ibis.expr.types as ir

from rightparty.law.vocabulary import NEUTRAL, REMINDER, REPLY, STATUTORY
from rightparty.plan.morning import Morning


def owing(tables: Mapping[str, ir.Table], balance: ir.Table, at: datetime) -> ir.Table:
    """One row a person who owes something overdue, or owes what cannot be worked out.

    `balance` is `book.owed.owed` of the day.

    Returns:
        person_id, overdue_debt_ids.
    """
    liable = tables["liabilities"]
    now = liable.filter(liable.until.isnull() | (liable.until > stamp(at)))
    overdue = balance.filter(balance.total.isnull() | (balance.total > 0))
    pairs = now.select("debt_id", "person_id").distinct().semi_join(overdue, "debt_id")
    return pairs.group_by("person_id").aggregate(
        overdue_debt_ids=pairs.debt_id.collect(order_by=pairs.debt_id)
    )


def contacted(tables: Mapping[str, ir.Table], morning: Morning) -> ir.Table:
    """`person_id` of everybody whom somebody contacted for a lender of this book since the day began.

    What answered them, or what the law orders, does not count.
    """
    events = tables["events"]
    today = events.filter(
        events.direction == "out",
        events["at"] >= stamp(morning.begins),
        events["at"] <= stamp(morning.at),
        events.person_id.notnull(),
        events.content.isnull() | ~events.content.isin((REPLY, STATUTORY)),
    )
    return today.select("person_id").distinct()


def pressed(tables: Mapping[str, ir.Table], at: datetime, days: int) -> ir.Table:
    """How often each was contacted in the days before an instant: person_id, reached, dialled.

    By whomever. `reached`: messages, knocks too, and calls that somebody or a machine took. `dialled`: calls
    that nobody took, by all of their rows. What answered the person, or the law orders, is neither.
    """
    made = unasked(tables["events"], at, days)
    nobody = made.outcome.fill_null("no_answer").isin(NOBODY)
    rang = made.channel.isin(RINGS) & (made.kind == "attempt") & nobody
    contact = made.group_by("contact_id").aggregate(dialled=rang.fill_null(False).all())
    named = made.filter(made.person_id.notnull()).select("contact_id", "person_id").distinct()
    each = named.join(contact, "contact_id")
    return each.group_by("person_id").aggregate(
        reached=(~each.dialled).sum().cast("int64"), dialled=each.dialled.sum().cast("int64")
    )


def in_vain(tables: Mapping[str, ir.Table], at: datetime, days: int) -> ir.Table:
    """How often a channel was tried without the person being heard of since.

    Returns:
        person_id, channel, told_in_vain (contacts that told of the debt), knocked_in_vain.
    """
    events, made = tables["events"], unasked(tables["events"], at, days)
    spoke = events.filter(
        (events.direction == "in")
        | ((events.kind == "conversation") & (events.spoke_with == events.person_id)),
        events["at"] <= stamp(at),
        events.person_id.notnull(),
    )
    heard = spoke.group_by("person_id").aggregate(heard_at=spoke["at"].max())
    named = made.filter(made.person_id.notnull())
    contact = named.group_by("person_id", "channel", "contact_id").aggregate(
        begun_at=named["at"].min(), neutral=named.content.isin(NEUTRAL).fill_null(False).all()
    )
    made = contact.left_join(heard, "person_id").drop("person_id_right")
    made = made.filter(made.heard_at.isnull() | (made.begun_at > made.heard_at))
    return made.group_by("person_id", "channel").aggregate(
        told_in_vain=made.contact_id.nunique(where=~made.neutral),
        knocked_in_vain=made.contact_id.nunique(where=made.neutral),
    )


RINGS = ("call", "ai_call")
NOBODY = ("no_answer", "busy", "not_in_service", "voicemail_full")
"""What the log says of a call that nobody took."""


def unasked(events: ir.Table, at: datetime, days: int) -> ir.Table:
    """Rows of contacts in the days before an instant, except what answers somebody or the law orders."""
    return events.filter(
        events.direction == "out",
        events["at"] > stamp(at - timedelta(days=days)),
        events["at"] <= stamp(at),
        events.content.isnull() | ~events.content.isin((REPLY, STATUTORY)),
    )


def reminded(tables: Mapping[str, ir.Table], at: datetime, days: int) -> ir.Table:
    """How many reminders a person got in the days before an instant: person_id, reminders."""
    events = tables["events"]
    sent = events.filter(
        events.direction == "out",
        events.content == REMINDER,
        events["at"] > stamp(at - timedelta(days=days)),
        events["at"] <= stamp(at),
        events.person_id.notnull(),
    )
    return sent.group_by("person_id").aggregate(reminders=sent.contact_id.nunique())


def chosen_channels(tables: Mapping[str, ir.Table], at: datetime) -> ir.Table:
    """The channel that a person last said they prefer, where that still holds: person_id, own_channel."""
    notices = tables["notices"]
    now = stamp(at)
    own = notices.filter(
        notices.kind == "prefers",
        notices.channel.notnull(),
        notices.person_id.notnull(),
        notices["at"] <= now,
        notices["from"].isnull() | (notices["from"] <= now),
        notices.until.isnull() | (notices.until > now),
        notices.given_by.isnull() | (notices.given_by == notices.person_id),
    )
    latest = ibis.row_number().over(group_by=own.person_id, order_by=[own["at"].desc(), own.notice_id.desc()])
    last = own.mutate(place=latest)
    return last.filter(last.place == 0).select("person_id", own_channel="channel")


def stamp(at: datetime) -> ir.Value:
    """An instant as tables hold it: UTC without a zone."""
    return ibis.literal(at.astimezone(UTC).replace(tzinfo=None), type="timestamp")
