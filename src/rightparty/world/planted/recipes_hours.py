"""Contacts at forbidden hours: when they are made, when they arrive, and in every zone."""

from datetime import timedelta

from rightparty.world.planted.case import MESSAGES, Case

_DAY = 24 * 3600


def second_of(clock: str) -> int:
    """`22:00` as a second of the day."""
    hours, minutes = clock.split(":")
    return int(hours) * 3600 + int(minutes) * 60


def forbidden_second(case: Case, opens: int, closes: int, *, open_ends: bool = False) -> int:
    """A second outside a window; at an edge, the last before it opens or the first after it closed.

    `open_ends`: the opening second itself is outside too; the closing one always is.
    """
    if case.edge and not case.early:
        return case.dice.pick((opens if open_ends else opens - 1, closes))
    before, after = opens, _DAY - closes
    chosen = case.dice.below(before + after)
    return chosen if chosen < before else closes + chosen - before


def lawful_second(case: Case, opens: int, closes: int, *, open_ends: bool = False) -> int:
    """A second inside a window; at an edge, the first or the last of it."""
    if case.edge:
        return case.dice.pick((opens + 1 if open_ends else opens, closes - 1))
    return case.dice.between(opens + 3600, closes - 3600)


def _window(case: Case) -> tuple[int, int, bool]:
    opens, closes = case.kind.parameter["window"]
    return second_of(opens), second_of(closes), bool(case.kind.parameter.get("open_ends"))


def at_an_hour(case: Case) -> None:
    """One contact, outside the window or inside."""
    opens, closes, open_ends = _window(case)
    if case.breaks:
        case.label(case.contact(case.at(forbidden_second(case, opens, closes, open_ends=open_ends))))
        return
    at = case.at(lawful_second(case, opens, closes, open_ends=open_ends))
    # A message is good until the hours end, and no longer.
    until = min(at + timedelta(minutes=30), case.at(closes - 1))
    case.label(case.contact(at, valid_until=until if case.channel in MESSAGES else None))


def arrives_late(case: Case) -> None:
    """A text that is sent in time, and delivered when the hours are over."""
    _, closes, _ = _window(case)
    sent = case.at(closes - 60 * case.dice.between(1, 9))
    if case.breaks:
        second = closes if case.edge else closes + case.dice.between(60, 5400)
    else:
        second = closes - 1 if case.edge else closes - case.dice.between(2, 50)
    row = case.contact(sent, channel="sms", kinds=("sent",), valid_until=case.at(closes - 1))
    arrived = dict(row) | {
        "event_id": case.sheet.id("E"),
        "at": case.at(second),
        "kind": "delivered",
        "outcome": "delivered",
        "text": None,
    }
    case.sheet.rows["events"].append(arrived)
    case.label(arrived)


def outside_what_was_agreed(case: Case) -> None:
    """Hours that were agreed with the borrower narrow the lawful ones."""
    case.notice(
        "agreed_hours",
        case.by_day(-20),
        hours="18:00-20:00",
        recording="rec-1",
        channel=None,
        scope="creditor",
    )
    opens, closes = 18 * 3600, 20 * 3600
    if case.breaks:
        second = case.dice.pick((opens - 1, closes)) if case.edge else case.dice.between(9 * 3600, 17 * 3600)
    else:
        second = (
            case.dice.pick((opens, closes - 1)) if case.edge else case.dice.between(opens + 60, closes - 60)
        )
    case.label(case.contact(case.at(second)))


def at_a_time_named_inconvenient(case: Case) -> None:
    """The borrower named hours that do not suit."""
    case.notice("inconvenient_hours", case.by_day(-12), hours="12:00-15:00", scope=None)
    opens, closes = 12 * 3600, 15 * 3600
    if case.breaks:
        second = (
            case.dice.pick((opens, closes - 1)) if case.edge else case.dice.between(opens + 60, closes - 60)
        )
    else:
        second = case.dice.pick((opens - 1, closes)) if case.edge else case.dice.between(16 * 3600, 19 * 3600)
    case.label(case.contact(case.at(second)))


def in_every_zone(case: Case) -> None:
    """A mobile number of one zone, a home in another: the hour has to suit in both."""
    opens, closes, open_ends = _window(case)
    west = "America/Denver"  # two hours behind the case's own zone, New York
    point = case.own_point(case.person, zone=west)
    behind = 2 * 3600
    if case.breaks:
        late = opens if open_ends else opens - 1
        second = late + behind if case.edge else case.dice.between(opens + 600, opens + behind - 600)
    else:
        second = opens + behind + 1 if case.edge else case.dice.between(opens + behind + 600, closes - 600)
    case.label(case.contact(case.at(second), point=point))


HOURS = {
    "at_an_hour": at_an_hour,
    "arrives_late": arrives_late,
    "outside_what_was_agreed": outside_what_was_agreed,
    "at_a_time_named_inconvenient": at_a_time_named_inconvenient,
    "in_every_zone": in_every_zone,
}
