"""What a day's messages do to people: by the truth of who holds each point, and by the occasion's chance.

Nothing here is seen by a policy. What the lender would see of it goes into rows of its book.
"""

from collections.abc import Sequence

from rightparty.law.vocabulary import VOICE
from rightparty.world.borrowers import borrower
from rightparty.world.policies import PRACTICE, Message
from rightparty.world.scene import Aftermath, Arrival, Scene
from rightparty.world.score import may_hear
from rightparty.world.sent import logged
from rightparty.world.strangers import stranger


def react(scene: Scene, messages: Sequence[Message]) -> Aftermath:
    """What a day's messages do. Common practice keeps no log: nothing that it does looks at one."""
    after = Aftermath()
    groups: dict[tuple[str, str], list[Arrival]] = {}
    for index, message in enumerate(messages):
        holders = scene.truth.of(message.point_id)
        creditor = scene.creditors.get(message.debt_ids[0], "")
        at = message.at or scene.at
        row, proof = logged(message, scene.number, index, at, creditor, holders)
        if message.policy != PRACTICE:
            after.add("events", row)
            after.add("evidence", proof)
        took = _who_took(scene, message, holders)
        for holder in holders:
            after.met.add(holder)
            arrival = Arrival(message, row, holders, holder == took)
            groups.setdefault((holder, creditor), []).append(arrival)
    for (holder, _), arrivals in groups.items():
        own: list[Arrival] = []
        others: list[Arrival] = []
        for one in arrivals:
            (own if may_hear(holder, one.message, scene.seen) else others).append(one)
        if own:
            borrower(scene, after, holder, own)
        if others:
            stranger(scene, after, holder, others)
    return after


def _who_took(scene: Scene, message: Message, holders: Sequence[str]) -> str | None:
    """Who of a telephone's holders took a call that was taken."""
    if message.channel not in VOICE or not message.heard or not holders:
        return None
    return holders[int(scene.luck("picks up", message.point_id) * len(holders))]
