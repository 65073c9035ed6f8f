"""Contacts with somebody else: people around the borrower or on no paper, and who has the number now."""

from datetime import timedelta

from rightparty.world.planted.case import Case
from rightparty.world.planted.sheet import Row

_RELATED = ("emergency_contact", "reference", "friend", "family", "colleague", "employer", "address_book")


def to_somebody_else(case: Case) -> None:
    """The message goes to a person around the borrower; the look-alike, to the borrower."""
    role = case.kind.options["role"]
    other = case.related(role)
    point = case.own_point(other, case.kind.options.get("point", "mobile"))
    if role == "address_book":
        case.evidence(point, other, "address_book", case.at(0, -30))
    at = case.by_day()
    if case.breaks:
        case.label(case.contact(at, to=other, point=point, to_role=role))
    elif case.dice.chance(0.3):
        joint = _guarantor(case, document="guarantee-1", basis="joint_guarantee")
        case.label(case.contact(at, to=joint, point=case.own_point(joint), to_role="guarantor"))
    else:
        case.label(case.contact(at))


def fan_out(case: Case) -> None:
    """One text goes to several people around one borrower, minutes apart."""
    at = case.by_day()
    roles = case.dice.sample(_RELATED, case.dice.between(2, 4))
    if not case.breaks:
        # The look-alike is as many messages to people who all owe: borrower and joint guarantors.
        case.label(case.contact(at))
        for number in range(1, len(roles)):
            joint = _guarantor(case, document=f"guarantee-{number}", basis="joint_guarantee")
            event = case.contact(
                at + timedelta(minutes=3 * number),
                to=joint,
                point=case.own_point(joint),
                to_role="guarantor",
            )
            case.label(event)
        return
    for number, role in enumerate(roles):
        other = case.related(role)
        point = case.own_point(other)
        text_at = at + timedelta(minutes=3 * number)
        case.label(case.contact(text_at, to=other, point=point, to_role=role))


def on_no_paper(case: Case) -> None:
    """Somebody is asked as guarantor or spouse, and no document makes them owe."""
    role = case.kind.options["role"]
    other = case.someone()
    basis = case.kind.options["basis"]
    document = None if case.breaks else f"paper-{other['person_id']}"
    case.liable(case.debt, other, role, basis=basis, document=document)
    event = case.contact(case.by_day(), to=other, point=case.own_point(other), to_role=role)
    case.label(event)


def after_it_ended(case: Case) -> None:
    """A guarantor is asked after the guarantee has ended; at an edge, a second after or a second before."""
    at = case.by_day()
    gap = timedelta(seconds=1) if case.edge else timedelta(days=case.dice.between(2, 40))
    until = at - gap if case.breaks else at + gap
    other = _guarantor(case, document="guarantee-1", basis="joint_guarantee", until=until)
    case.label(case.contact(at, to=other, point=case.own_point(other), to_role="guarantor"))


def demand_of_an_heir(case: Case) -> None:
    """An heir is pressed for payment; the look-alike is the answer to what the heir asked."""
    case.person["status"] = "deceased"
    heir = case.someone()
    case.liable(case.debt, heir, "heir", basis="inheritance", document="estate-1")
    point = case.own_point(heir)
    at = case.by_day()
    if case.breaks:
        case.label(case.contact(at, to=heir, point=point, to_role="heir"))
    else:
        case.label(case.contact(at, to=heir, point=point, to_role="heir", content="statutory"))


def to_its_new_holder(case: Case) -> None:
    """A number passed to somebody new, as its carrier said, or as its new holder told us; we go on."""
    told = case.kind.options["told"]
    at = case.by_day()
    gap = timedelta(seconds=1) if case.edge else timedelta(days=case.dice.between(2, 25))
    case.evidence(case.point, case.person, "answered_as_self", at - timedelta(days=60))
    heard = at - gap if case.breaks else at + gap
    case.evidence(case.point, case.person, told, heard, as_of=heard)
    proven = not case.breaks
    case.label(case.contact(at, proven=proven))


def _guarantor(case: Case, **columns: object) -> Row:
    other = case.someone()
    case.liable(case.debt, other, "guarantor", **columns)
    return other


PEOPLE = {
    "to_somebody_else": to_somebody_else,
    "fan_out": fan_out,
    "on_no_paper": on_no_paper,
    "after_it_ended": after_it_ended,
    "demand_of_an_heir": demand_of_an_heir,
    "to_its_new_holder": to_its_new_holder,
}
