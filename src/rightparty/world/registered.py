"""In whose name a number is registered: mostly its user's, sometimes a relative's.

A carrier can only say whose name it has. So its "match" is no proof of who holds a telephone, and its
"mismatch" does not disprove it.
"""

from rightparty.world.dice import Dice
from rightparty.world.quarter import Holding, Inhabitant, Point, Quarter

_YOUNG = 25  # years, below which numbers are often in a parent's name
_PARENTS = (28, 55)  # years, in which people have children with a telephone and none of their own to sign for
_PARENT_OF = {"child": ("head", "spouse"), "head": ("parent",)}


def register(quarter: Quarter) -> None:
    """Put some numbers into another's name, and some second telephones into a child's hands."""
    dice = quarter.apart("registered")
    for members in quarter.households.values():
        for person in members:
            relatives = [member for member in members if member is not person]
            second = [point for point in person.others if point.kind == "mobile" and point.place == "own"]
            for point in second:
                if _age(quarter, person) in range(*_PARENTS) and dice.chance(quarter.rates.childs_phone):
                    _to_a_child(quarter, person, point)
            for point in (*person.mobiles, *second):
                if point.held_by(person.person_id, quarter.at) and relatives:
                    _in_a_relatives_name(quarter, dice, person, point, relatives)


def _in_a_relatives_name(
    quarter: Quarter, dice: Dice, person: Inhabitant, point: Point, relatives: list[Inhabitant]
) -> None:
    """The number that a person uses today may be in the name of one of the household."""
    parents = [other for other in relatives if other.kin in _PARENT_OF.get(person.kin, ())]
    young = bool(parents) and _age(quarter, person) < _YOUNG
    if dice.chance(quarter.rates.parents_name if young else quarter.rates.relatives_name):
        owner = dice.pick(parents if young else relatives)
        point.in_name_of[person.person_id] = owner.person_id
        owner.in_name.append(point)


def _to_a_child(quarter: Quarter, parent: Inhabitant, point: Point) -> None:
    """A child, whom no table names, carries the telephone; it stays in the parent's name."""
    child, first = quarter.stranger(), point.holdings[0]
    point.holdings[0] = Holding(child, first.since, first.until)
    point.in_name_of[child] = parent.person_id
    parent.in_name.append(point)


def _age(quarter: Quarter, person: Inhabitant) -> int:
    return (quarter.at.date() - person.born).days // 365
