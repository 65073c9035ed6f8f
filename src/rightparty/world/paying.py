"""What a borrower does who has been told: pay, all or in part, promise to, or nothing."""

from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta
from decimal import Decimal
from typing import Any

from rightparty.world.purse import Intent, Purse, ability_of
from rightparty.world.scene import Hearing, Scene

_CENT = Decimal("0.01")
PART = (0.2, 0.7)
"""Of what is overdue, what is paid in part: as the town itself pays (borrowing.py)."""

PAYS_WITHIN_HOURS = 48
PROMISED_DAYS = (3, 10)


def settle(
    scene: Scene, hearings: Sequence[Hearing], known: Mapping[str, str], purse: Purse
) -> list[dict[str, Any]]:
    """Put what those who were told mean to pay into the purse; rows of `promises`.

    `known`: abilities by debt. A person is told at most once a day by each lender.
    """
    promises, response = [], scene.response
    for hearing in hearings:
        ability = ability_of(hearing.debt_ids, known)
        who = (hearing.person_id, scene.creditors.get(hearing.debt_ids[0], ""))
        before, pressed = scene.before.get(hearing.person_id, 0), scene.pressed(hearing.person_id)
        chance = response.pays(hearing.effect, ability, before, harassed=pressed)
        if scene.luck("pays", *who) < chance:
            hours = PAYS_WITHIN_HOURS * scene.luck("pays when", *who) ** 2
            at = hearing.at + timedelta(minutes=int(60 * hours))
            purse.intend(Intent(at, hearing.person_id, hearing.debt_ids, _share(scene, who)))
        elif _may_promise(hearing, who, purse) and scene.luck("promises", *who) < response.promised(before):
            promises += _promise(scene, hearing, ability, who, purse)
    return promises


def _may_promise(hearing: Hearing, who: tuple[str, str], purse: Purse) -> bool:
    """Whether somebody speaks with them, and no earlier promise of theirs is still open."""
    return hearing.spoken and purse.promised.get(who, hearing.at) <= hearing.at


def _share(scene: Scene, who: tuple[str, str]) -> float:
    if scene.luck("in full", *who) < scene.response.pays_in_full:
        return 1.0
    low, high = PART
    return low + (high - low) * scene.luck("part", *who)


def _promise(
    scene: Scene, hearing: Hearing, ability: str, who: tuple[str, str], purse: Purse
) -> list[dict[str, Any]]:
    """A promise with its day; what becomes of it is settled now, and shows on that day or the day after."""
    share, number = _share(scene, who), scene.number
    overdue = sum((purse.left.get(debt, Decimal(0)) for debt in hearing.debt_ids), Decimal(0))
    amount = (overdue * Decimal(str(round(share, 4)))).quantize(_CENT)
    if amount <= 0:
        return []
    low, high = PROMISED_DAYS
    due = hearing.at + timedelta(days=low + int((high - low + 1) * scene.luck("promised day", *who)))
    promise_id = f"PLAYR{number:03d}{'-'.join(who)}"
    kept = scene.luck("keeps", *who) < scene.response.keeps_promise * scene.response.able(ability)
    at: datetime = due if kept else due + timedelta(days=1)
    purse.intend(Intent(at, hearing.person_id, hearing.debt_ids, share if kept else 0.0, promise_id))
    purse.promised[who] = at
    return [
        {
            "promise_id": promise_id, "person_id": hearing.person_id, "debt_ids": hearing.debt_ids,
            "made_at": hearing.at, "due_on": due.date(), "amount": amount, "status": "open",
        }
    ]  # fmt: skip
