"""One day of somebody who does not owe, and whom a message meant for a borrower reached."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from rightparty.law.vocabulary import KNOCK, VOICE
from rightparty.world.policies import PRACTICE
from rightparty.world.scene import MINUTE, Aftermath, Arrival, Scene
from rightparty.world.score import may_hear
from rightparty.world.sent import complaint, proved, spoke

TOLD_OF_IT = 0.25
"""Of strangers who were told of a debt and say "not me", how many say that they were told (past.py)."""


def stranger(scene: Scene, after: Aftermath, holder: str, arrivals: Sequence[Arrival]) -> None:
    """One day of somebody who does not owe: most keep silent, also those who live with the borrower."""
    message = arrivals[0].message
    lives_with = any(may_hear(other, message, scene.seen) for other in arrivals[0].holders)
    who = (holder, message.person_id)
    told = next((one for one in arrivals if one.told and not one.message.guarded), None)
    if not lives_with and holder != message.person_id:
        _protest(scene, after, arrivals, who)
    chance = scene.response.objects(scene.response.complains_told, harassed=scene.pressed(holder))
    if told is not None and holder not in scene.objected and scene.luck("complains", *who) < chance:
        at = told.row["at"] + 45 * MINUTE
        after.objected.add(holder)
        after.complaints += 1
        after.disclosures += 1
        tag = f"{told.row['event_id']}K"
        after.add("complaints", complaint(tag, at, "told of another's debt", None, told.message.point_id))
        after.add("evidence", _report(told, at, "disclosure_reported"))


def _protest(scene: Scene, after: Aftermath, arrivals: Sequence[Arrival], who: tuple[str, str]) -> None:
    """Say "not me": on the call, by the knock's own way, or by answering a text."""
    response = scene.response
    for one in sorted(arrivals, key=lambda one: not one.listens):
        channel, knock = one.message.channel, one.message.content == KNOCK
        if one.listens:
            chance = response.protests_call
        elif channel in VOICE:
            continue
        else:
            says = response.protests_knock if knock else response.protests_text
            chance = response.reads(channel) * says
        if scene.luck("protests", *who) < chance:
            at = one.row["at"] + 30 * MINUTE
            told = one.told and not one.message.guarded and scene.luck("tells", *who) < TOLD_OF_IT
            after.protests += 1
            after.disclosures += told
            after.add("evidence", _report(one, at, "disclosure_reported" if told else "wrong_number"))
            if one.listens and one.message.policy != PRACTICE:
                after.add("events", spoke(one.row, one.row["at"] + MINUTE, "wrong_person"))
            return


def _report(arrival: Arrival, at: datetime, kind: str) -> dict[str, Any]:
    message = arrival.message
    return proved(message.point_id, message.person_id, at, kind, arrival.row["contact_id"])
