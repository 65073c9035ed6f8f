"""Contacts by agencies that must not act: unlisted, unannounced, unevaluated, convicted, ended, recalled."""

from datetime import timedelta

from rightparty.world.planted.case import Case
from rightparty.world.planted.recipes_stops import gap

_UNLISTED, _UNEVALUATED, _RECORDED, _UNKNOWN = 3, 4, 5, 6


def by_an_agency_off_the_list(case: Case) -> None:
    """An agency acts on a day before it is on the published list; the look-alike, once it is."""
    agency = case.placed(_UNLISTED)
    listed = case.sheet.turn
    if case.breaks:
        day = listed - timedelta(days=1 if case.edge else case.dice.between(2, 20))
    else:
        day = listed if case.edge else listed + timedelta(days=case.dice.between(1, 20))
    case.day = day
    case.debt |= {"opened_on": day - timedelta(days=420)}
    _due(case)
    case.sheet.rows["placements"][-1] |= {
        "from": case.at(12 * 3600, -45),
        "borrower_notified_at": case.at(12 * 3600, -47),
    }
    case.label(case.contact(case.by_day(), agency=agency))


def by_an_agency_long_unevaluated(case: Case) -> None:
    """More than a year since the agency was evaluated; the look-alike, a year to the day or less."""
    agency = case.placed(_UNEVALUATED)
    evaluated = case.sheet.turn - timedelta(days=365)
    most = case.kind.parameter["days"]
    if case.breaks:
        day = evaluated + timedelta(days=most + (1 if case.edge else case.dice.between(2, 20)))
    else:
        day = evaluated + timedelta(days=most - (0 if case.edge else case.dice.between(1, 25)))
    case.day = day
    case.debt |= {"opened_on": day - timedelta(days=420)}
    _due(case)
    case.sheet.rows["placements"][-1] |= {
        "from": case.at(12 * 3600, -45),
        "borrower_notified_at": case.at(12 * 3600, -47),
    }
    case.label(case.contact(case.by_day(), agency=agency))


def _due(case: Case) -> None:
    """The instalment falls due before the day that was chosen."""
    case.sheet.rows["instalments"][-1]["due_on"] = case.day - timedelta(days=case.dice.between(10, 70))


def before_it_was_announced(case: Case) -> None:
    """An agency acts before the borrower was told of it."""
    at = case.by_day()
    told = at + gap(case) if case.breaks else at - gap(case)
    agency = case.placed(0, borrower_notified_at=told)
    case.label(case.contact(at, agency=agency))


def by_an_agency_with_a_record(case: Case) -> None:
    """An agency acts that was found to have collected unlawfully; the look-alike, by one with no record."""
    agency = case.placed(_RECORDED if case.breaks else 1)
    case.label(case.contact(case.by_day(), agency=agency))


def by_an_agency_of_unknown_evaluation(case: Case) -> None:
    """An agency acts of which nobody says when it was evaluated; the look-alike, one where it is known."""
    agency = case.placed(_UNKNOWN if case.breaks else 2)
    case.label(case.contact(case.by_day(), agency=agency))


def by_an_agency_of_an_agency(case: Case) -> None:
    """An agency handed the debt on to another one."""
    above = case.placed(0)
    agency = case.placed(1, sub_of=above if case.breaks else None)
    case.label(case.contact(case.by_day(), agency=agency))


def after_the_placement(case: Case) -> None:
    """An agency goes on after its placement ended, or after it acknowledged a recall."""
    at = case.by_day()
    ended = at - gap(case) if case.breaks else at + gap(case)
    column = case.kind.options["ends_by"]
    more = {"recall_acked_at": ended + timedelta(hours=2)} if column == "recalled_at" else {}
    agency = case.placed(0, **{column: ended}, **more)
    case.label(case.contact(at, agency=agency))


AGENCIES = {
    "by_an_agency_off_the_list": by_an_agency_off_the_list,
    "by_an_agency_long_unevaluated": by_an_agency_long_unevaluated,
    "before_it_was_announced": before_it_was_announced,
    "by_an_agency_with_a_record": by_an_agency_with_a_record,
    "by_an_agency_of_unknown_evaluation": by_an_agency_of_unknown_evaluation,
    "by_an_agency_of_an_agency": by_an_agency_of_an_agency,
    "after_the_placement": after_the_placement,
}
