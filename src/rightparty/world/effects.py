"""What a contact really brings in: the same person's day with it and without, over many turns of chance.

Chance belongs to the occasion, so under each turn the person without the contact is the same person, and what
differs comes of the contact alone. The contact after it, and what comes of that, is left out on both sides.
"""

from collections import deque
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from decimal import Decimal

from rightparty.law.vocabulary import VOICE
from rightparty.world.course import Day
from rightparty.world.paying import settle
from rightparty.world.policies import Message
from rightparty.world.purse import Purse
from rightparty.world.reactions import react
from rightparty.world.scene import Hearing, Scene

TURNS = 40
"""Turns of chance by default: the mean over people, not one person's, is what is read off."""

Own = Mapping[str, Sequence[tuple[datetime, Decimal]]]


@dataclass(frozen=True)
class Effect:
    """One contact of a day and the extra money that it brings in within the window, on average over chance.

    `caused`: what comes of it, before what would have come within the window anyway is taken off.
    """

    person_id: str
    creditor_id: str
    day: int
    channel: str
    content: str
    overdue: float
    caused: float
    extra: float


def effects_of(
    played: Day, abilities: Mapping[str, str], own: Own, answered: float, window_days: int, turns: int = TURNS
) -> list[Effect]:
    """The true effect of each contact of a day about something overdue.

    Args:
        played: the day, with the contacts that were made.
        abilities: how the borrower of each debt pays (`Stage.abilities`).
        own: by debt, what the town pays anyway, by time.
        answered: share of dials that somebody takes.
        window_days: what comes later than so many days after the contact is not counted.
        turns: how often chance is turned.

    Whoever shows who they are is told here; in a play the gate is asked at the door.
    """
    messages = [one for one in played.sent if any(debt in played.overdue for debt in one.debt_ids)]
    heard = [replace(one, heard=True) for one in messages]
    whose = {(one.person_id, played.scene.creditors.get(one.debt_ids[0], "")): one for one in messages}
    caused = dict.fromkeys(whose, 0.0)
    extra = dict.fromkeys(whose, 0.0)
    for turn in range(turns):
        scene = replace(played.scene, seed=(played.scene.seed + 1) * 1_000_003 + turn)
        for key, (came, net) in _one_turn(scene, heard, played, abilities, own, window_days).items():
            if key in whose:
                caused[key] += came / turns
                extra[key] += net / turns
    return [
        _effect(played, key, message, caused[key], extra[key], answered) for key, message in whose.items()
    ]


def _effect(
    played: Day, key: tuple[str, str], message: Message, caused: float, extra: float, answered: float
) -> Effect:
    taken = answered if message.channel in VOICE else 1.0
    overdue = sum(
        (played.overdue[debt][0] for debt in message.debt_ids if debt in played.overdue), Decimal(0)
    )
    return Effect(
        *key,
        played.scene.number,
        message.channel,
        message.content,
        float(overdue),
        caused * taken,
        extra * taken,
    )


def _one_turn(
    scene: Scene,
    messages: Sequence[Message],
    played: Day,
    abilities: Mapping[str, str],
    own: Own,
    window_days: int,
) -> dict[tuple[str, str], tuple[float, float]]:
    """By person and creditor, what one turn of chance brings in: all of it, and beyond what comes anyway."""
    after = react(scene, messages)
    inside = [
        Hearing(one.person_id, one.debt_ids, one.at, one.effect, spoken=True)
        for one in after.visits
        if one.knocked
    ]
    purse = Purse(deque(), left={debt: amount for debt, (amount, _) in played.overdue.items()})
    settle(scene, [*after.hearings, *inside], abilities, purse)
    until = scene.at + timedelta(days=window_days)
    found: dict[tuple[str, str], tuple[float, float]] = {}
    for intent in purse.intents:
        if intent.at > until:
            continue
        for debt in intent.debt_ids:
            amount = float(purse.left.get(debt, Decimal(0))) * intent.share
            anyway = float(
                sum((paid for at, paid in own.get(debt, ()) if intent.at < at <= until), Decimal(0))
            )
            key = (intent.person_id, scene.creditors.get(debt, ""))
            came, net = found.get(key, (0.0, 0.0))
            found[key] = (came + amount, net + amount - min(amount, anyway))
    return found


def own_payments(purse: Purse) -> dict[str, list[tuple[datetime, Decimal]]]:
    """What the town pays anyway during a play, by debt."""
    found: dict[str, list[tuple[datetime, Decimal]]] = {}
    for row in purse.own:
        if row["reverses"] is None and not row["taken_back"]:
            found.setdefault(row["debt_id"], []).append((row["paid_at"], row["amount"]))
    return found
