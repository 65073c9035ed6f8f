"""Whether a contact stays lawful all the while that it may last, and not at its two ends alone.

What law keeps closed (a night) is longer than any contact lasts. Hours that a person named, and what a row
says from one instant to another, may begin and end in between.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

from rightparty.gate.combine import Outcome
from rightparty.gate.contact import Contact
from rightparty.gate.decision import Decision
from rightparty.gate.prepared import Prepared
from rightparty.gate.zones import PersonalHours, day_in, day_of

_PAST_EDGE = timedelta(seconds=1)  # what a row says may begin at its instant or right after it
_SPOKEN_FOR = ("allow", "limited")


def allows(decision: Decision | Outcome, content: str) -> bool:
    """Whether a message of this class may be sent on this decision."""
    return decision.verdict in _SPOKEN_FOR and content in decision.allowed


def refused_between(contact: Contact, prepared: Prepared) -> datetime | None:
    """The first instant between a contact's own and its end at which it is not allowed; None: there is none.

    The two ends themselves are for the caller to ask about.
    """
    since, until = contact.at, contact.valid_until or contact.at
    for at in _edges(contact, prepared, since, until):
        outcome, _ = prepared.verdict(replace(contact, at=at))
        if not allows(outcome, contact.content):
            return at
    return None


def _edges(contact: Contact, prepared: Prepared, since: datetime, until: datetime) -> Sequence[datetime]:
    """Every instant between the two at which hours named, or what a row says, may begin or end."""
    first, last = since.timestamp(), until.timestamp()
    rows = [datetime.fromtimestamp(edge, UTC) for edge in prepared.edges if first < edge < last]
    hours: set[PersonalHours] = set()
    found = {after for edge in rows for after in (edge, edge + _PAST_EDGE)}
    for at in (since, *found, until):
        hours.update(prepared.gathered(replace(contact, at=at)).hours)
    if hours:
        for zone in prepared.gathered(contact).zones:
            found.update(at for one in hours for at in _turns(one, zone, since, until))
    return sorted(at for at in found if since < at < until)


def _turns(hours: PersonalHours, zone: str, since: datetime, until: datetime) -> Iterator[datetime]:
    """When hours begin and end on the days between two instants, where the person may be."""
    seconds = {second for span in hours.spans for second in span} | {0}
    for day in range(day_in(since, zone), day_in(until, zone) + 1):
        midnight = datetime.combine(day_of(day), datetime.min.time(), ZoneInfo(zone))
        for second in seconds:
            yield (midnight + timedelta(seconds=second)).astimezone(UTC)  # by the clock on the wall
