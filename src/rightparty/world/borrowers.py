"""One day of a borrower whom something reached: read or not, answered or not, and what was too much."""

from collections.abc import Sequence
from datetime import datetime, timedelta

from rightparty.law.vocabulary import KNOCK, NEUTRAL, VOICE
from rightparty.world.policies import OURS, PRACTICE
from rightparty.world.scene import MINUTE, Aftermath, Arrival, Hearing, Scene, Visit
from rightparty.world.sent import complaint, heard_from, notice, proved, spoke

INBOX = ("inbox", "app", "push")
LATEST = timedelta(hours=23)
"""After a morning's messages: what came late in a day is answered by then, or not at all."""


def borrower(scene: Scene, after: Aftermath, person: str, arrivals: Sequence[Arrival]) -> None:
    """One day of a borrower with one lender: what reaches them deepest counts, and counts once."""
    for one in arrivals:
        if one.told and one.message.channel not in VOICE:
            after.tell(person, "inbox" if one.message.guarded else "writing")
        elif one.message.content in NEUTRAL and (one.listens or one.message.channel not in VOICE):
            after.knocked.add(person)
    who = (person, scene.creditors.get(arrivals[0].message.debt_ids[0], ""))
    call = next((one for one in arrivals if one.listens), None)
    if call is not None:
        _on_the_phone(scene, after, person, call, who)
    else:
        _in_writing(scene, after, person, arrivals, who)
    _object(scene, after, person, arrivals[0], who)


def _on_the_phone(scene: Scene, after: Aftermath, person: str, call: Arrival, who: tuple[str, str]) -> None:
    message, at = call.message, call.row["at"] + MINUTE
    response = scene.response
    if message.guarded and scene.luck("passes", *who) >= response.passes_check:
        return
    if message.guarded:
        after.add("events", spoke(call.row, at, "answered", person))
        proof = proved(message.point_id, person, at, "answered_as_self", call.row["contact_id"])
        after.add("evidence", proof)
    if message.tells:
        after.tell(person, "call")
        after.hearings.append(Hearing(person, message.debt_ids, at, response.human_voice, spoken=True))
    elif message.guarded:
        effect = response.human_voice * response.offer
        place = (message.point_id, message.channel)
        under_way = call.row["contact_id"]
        after.visits.append(Visit(person, message.debt_ids, *place, at + MINUTE, effect, call=under_way))


def _in_writing(
    scene: Scene, after: Aftermath, person: str, arrivals: Sequence[Arrival], who: tuple[str, str]
) -> None:
    response, before = scene.response, scene.before.get(person, 0)
    read = [
        one
        for one in arrivals
        if one.told and scene.luck(f"reads {one.message.channel}", *who) < response.reads(one.message.channel)
    ]
    if read:
        first = min(read, key=lambda one: one.message.guarded)
        offered = response.offer if first.message.policy == OURS else 1.0
        after.hearings.append(Hearing(person, first.message.debt_ids, _later(scene, first, who), offered))
        _answer_told(scene, after, person, first, who)
        return
    for one in arrivals:
        if one.message.content == KNOCK and scene.luck("answers", *who) < response.answers(
            one.message.channel, before
        ):
            _come_to_the_door(scene, after, person, one, who)
            return


def _answer_told(scene: Scene, after: Aftermath, person: str, arrival: Arrival, who: tuple[str, str]) -> None:
    """Whoever reads the inbox has signed in; whoever reads a text may answer it."""
    message, at = arrival.message, _later(scene, arrival, who)
    if message.policy == PRACTICE:
        return
    if message.guarded:
        proof = proved(message.point_id, person, at, "signed_in", None)
        after.add("evidence", proof)
    elif scene.luck("replies", *who) < scene.response.replies:
        after.add("events", heard_from(arrival.row, at, message.channel, message.point_id))
        proof = proved(message.point_id, person, at, "wrote_from", arrival.row["contact_id"])
        after.add("evidence", proof)


def _come_to_the_door(
    scene: Scene, after: Aftermath, person: str, knock: Arrival, who: tuple[str, str]
) -> None:
    """The code is typed, in the app by whoever has it: that proves the point, and the account."""
    message, at = knock.message, _later(scene, knock, who)
    account = scene.account_of(person)
    place = (account, "inbox") if account is not None else (message.point_id, message.channel)
    inbound = heard_from(knock.row, at, place[1], place[0])
    after.add("events", inbound)
    if message.channel not in INBOX:
        proof = proved(message.point_id, person, at, "code_confirmed", knock.row["contact_id"])
        after.add("evidence", proof)
    if account is not None:
        after.add("evidence", proved(account, person, at, "signed_in", None))
    effect = scene.response.came_by_themselves * scene.response.offer
    after.visits.append(
        Visit(person, message.debt_ids, place[0], place[1], at + MINUTE, effect, inbound["event_id"])
    )


def _later(scene: Scene, arrival: Arrival, who: tuple[str, str]) -> datetime:
    """When somebody reacts: soon, mostly, and before the next morning."""
    hours = scene.response.answer_hours * scene.luck("hours", *who) ** 2
    sent: datetime = arrival.row["at"]
    return min(sent + timedelta(minutes=1 + int(60 * hours)), scene.at + LATEST)


def _object(scene: Scene, after: Aftermath, person: str, arrival: Arrival, who: tuple[str, str]) -> None:
    """Ask to be left alone, or complain: once."""
    if person in scene.objected:
        return
    response, pressed = scene.response, scene.pressed(person)
    at = arrival.row["at"] + 5 * MINUTE
    tag = arrival.row["event_id"]
    if scene.luck("opts out", *who) < response.objects(response.opts_out, harassed=pressed):
        after.opt_outs += 1
        after.objected.add(person)
        channel = arrival.message.channel
        after.add(
            "notices", notice(f"{tag}N", at, "opt_out", person) | {"channel": channel, "scope": "channel"}
        )
    if scene.luck("complains", *who) < response.objects(response.complains, harassed=pressed):
        after.complaints += 1
        after.objected.add(person)
        after.add("notices", notice(f"{tag}K", at, "complaint_open", person))
        after.add("complaints", complaint(f"{tag}K", at, "too many contacts", person, None))
