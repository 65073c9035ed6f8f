"""A day of a play in figures: what was sent and to whose hands, who was told how, and what money came in."""

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from decimal import Decimal
from typing import Any

from rightparty.law.vocabulary import KNOCK
from rightparty.world.interval import wilson
from rightparty.world.policies import Message
from rightparty.world.purse import Purse, ability_of
from rightparty.world.response import ABILITIES
from rightparty.world.scene import Aftermath, Scene, Visit
from rightparty.world.score import is_strangers, score
from rightparty.world.snapshot import Case

BUCKETS = ((30, "1_30"), (60, "31_60"), (90, "61_90"), (10**6, "91_on"))
"""Days past due, up to and including."""

_ZERO = Decimal(0)


@dataclass(frozen=True)
class Reached:
    """Borrowers overdue who really hold some point that the book ties to them, and how many were reached.

    told: by a debt word on any way: in writing at a point of theirs (writing), in the inbox behind its
    sign-in (inbox), on a call (call: after the identity check, except in common practice), or behind the
    door (door). knocked: by a knock or a call-back that reached them. free: those of them about whom nothing
    on file stops collection. `told` and `knocked` may be the same person.
    """

    holders: int
    told: int
    told_writing: int
    told_inbox: int
    told_call: int
    told_door: int
    knocked: int
    reached: int
    free: int
    free_told: int
    free_reached: int


def reached(scene: Scene, after: Aftermath) -> Reached:
    """Who of those overdue was reached on a day, and how."""
    free = {case.person_id for case in scene.seen.cases if not case.stopped}
    holders = holders_of(scene)
    ways = {way: {who for who, told in after.told.items() if way in told} & holders for way in WAYS}
    told = holders & set(after.told)
    met = told | (holders & after.knocked)
    return Reached(
        holders=len(holders),
        told=len(told),
        knocked=len(holders & after.knocked),
        reached=len(met),
        free=len(holders & free),
        free_told=len(told & free),
        free_reached=len(met & free),
        **{f"told_{way}": len(who) for way, who in ways.items()},
    )


WAYS = ("writing", "inbox", "call", "door")


def holders_of(scene: Scene) -> set[str]:
    """Borrowers overdue who really hold some point that the book ties to them."""
    return {case.person_id for case in scene.seen.cases if _holds(scene, case)}


def _holds(scene: Scene, case: Case) -> bool:
    return any(
        case.person_id in scene.truth.of(point.point_id)
        for point in scene.seen.points.get(case.person_id, ())
    )


def of_day(
    scene: Scene, sent: Sequence[Message], after: Aftermath, visits: Sequence[Visit], let_in: Sequence[Visit]
) -> dict[str, Any]:
    """The figures of a day except money. `visits`: who came to the door; `let_in`: who was told all."""
    counts = score(sent, scene.seen, scene.truth)
    low, high = wilson(counts.leaked, counts.debt_words)
    knocks = [message for message in sent if message.content == KNOCK and message.heard]
    return {
        "borrowers": len({case.person_id for case in scene.seen.cases}),
        "overdue": len(scene.seen.cases),
        **asdict(counts),
        "leaked_share": counts.leaked / counts.debt_words if counts.debt_words else None,
        "leaked_low": low,
        "leaked_high": high,
        "knocks": len(knocks),
        "knocks_to_strangers": sum(is_strangers(knock, scene.seen, scene.truth) for knock in knocks),
        **asdict(reached(scene, after)),
        "answered_knock": sum(visit.knocked for visit in visits),
        "answered_let_in": sum(visit.knocked for visit in let_in),
        "signed_in": sum(not visit.knocked for visit in visits),
        "signed_in_let_in": sum(not visit.knocked for visit in let_in),
        "protests": after.protests,
        "incidents": after.disclosures,
        "complaints": after.complaints,
        "opt_outs": after.opt_outs,
        "promises": len(after.rows.get("promises", ())),
    }


def of_money(purse: Purse, abilities: Mapping[str, str]) -> dict[str, Any]:
    """The day's money on overdue debts: all of it, what contacts caused, and by age of debt and ability.

    `money_netted`: of what contacts brought in so far, what would have come within the play anyway.
    """
    receipts = purse.receipts
    found: dict[str, Any] = {
        "money": _sum(one.amount for one in receipts),
        "money_caused": _sum(one.amount for one in receipts if one.caused),
        "money_netted_so_far": purse.netted,
    }
    above = 0
    for days, name in BUCKETS:
        found[f"money_{name}"] = _sum(one.amount for one in receipts if above < one.days_late <= days)
        above = days
    for ability in ABILITIES:
        found[f"money_{ability}"] = _sum(
            one.amount for one in receipts if ability_of((one.debt_id,), abilities) == ability
        )
    return found


def _sum(amounts: Any) -> Decimal:
    return sum(amounts, _ZERO)
