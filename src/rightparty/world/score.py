"""What a policy's messages did, by the truth of a simulated town. The only module that reads `truth`."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

import ibis.expr.types as ir

from rightparty.engine import Engine
from rightparty.world.policies import Message
from rightparty.world.snapshot import Snapshot

OFTEN = 5  # contacts a month: of people behind on credit, most feel harassed from here (a UK poll)


@dataclass(frozen=True)
class Score:
    """What became of a policy's messages.

    debt_words: messages that name a debt. leaked: of those, how many reached somebody who neither owes
    all of those debts nor stands in. to_not_liable: messages addressed to such a person. often: people
    who got five or more, whoever they were meant for. addressed: people whom messages were meant for.
    to_strangers: messages, telling or not, to a point that only others hold.
    """

    messages: int
    debt_words: int
    leaked: int
    to_not_liable: int
    often: int
    addressed: int
    to_strangers: int


@dataclass(frozen=True)
class Truth:
    """Who really holds each point at an instant."""

    holders: Mapping[str, tuple[str, ...]]

    def of(self, point_id: str) -> tuple[str, ...]:
        """The holders of a point; none if it is nobody's."""
        return self.holders.get(point_id, ())


@dataclass(frozen=True)
class Holdings:
    """Who held each point from when until when (None = still): all of a town's truth, read once."""

    rows: Sequence[tuple[str, str, datetime, datetime | None]]  # by point, then person

    def at(self, instant: datetime) -> Truth:
        """The real holders of every point at an instant."""
        holders: dict[str, tuple[str, ...]] = {}
        for point_id, person_id, since, until in self.rows:
            if since <= instant and (until is None or until > instant):
                holders[point_id] = (*holders.get(point_id, ()), person_id)
        return Truth(holders)


def holdings_of(engine: Engine, tables: Mapping[str, ir.Table]) -> Holdings:
    """The whole truth of a town about its points."""
    truth = tables["truth"].order_by("point_id", "person_id", "from")
    return Holdings([
        (row["point_id"], row["person_id"], row["from"], row["until"]) for row in engine.rows(truth)
    ])  # fmt: skip


def truth_at(engine: Engine, tables: Mapping[str, ir.Table], at: datetime) -> Truth:
    """The real holders of every point at an instant."""
    return holdings_of(engine, tables).at(at)


def score(messages: Sequence[Message], morning: Snapshot, truth: Truth) -> Score:
    """Count what a policy's messages of a day, or of a month, did."""
    return Score(
        messages=len(messages),
        debt_words=sum(message.tells for message in messages),
        leaked=sum(leaks(message, morning, truth) for message in messages),
        to_not_liable=sum(not may_hear(message.person_id, message, morning) for message in messages),
        often=often(truth.of(message.point_id) for message in messages),
        addressed=len({message.person_id for message in messages}),
        to_strangers=sum(is_strangers(message, morning, truth) for message in messages),
    )


def often(got: Iterable[Sequence[str]]) -> int:
    """How many people got five messages or more; `got`: by message, who holds the point it went to."""
    times = Counter(person for holders in got for person in holders)
    return sum(count >= OFTEN for count in times.values())


def leaks(message: Message, morning: Snapshot, truth: Truth) -> bool:
    """True if somebody hears or reads of a debt that is not theirs.

    A point that several hold is read by each of them, except a sealed letter. What is guarded tells
    nobody else; what goes to a point that nobody holds tells nobody.
    """
    if not message.tells or message.guarded:
        return False
    holders = truth.of(message.point_id)
    if message.channel == "letter":
        return bool(holders) and not any(may_hear(holder, message, morning) for holder in holders)
    return any(not may_hear(holder, message, morning) for holder in holders)


def is_strangers(message: Message, morning: Snapshot, truth: Truth) -> bool:
    """True if the point is held, and by nobody who owes these debts."""
    holders = truth.of(message.point_id)
    return bool(holders) and not any(may_hear(holder, message, morning) for holder in holders)


def may_hear(person_id: str, message: Message, morning: Snapshot) -> bool:
    """True if the person owes every debt that the message is about, or stands in for it."""
    return all(person_id in morning.liable.get(debt, frozenset()) for debt in message.debt_ids)


def by_policy(messages: Iterable[Message], morning: Snapshot, truth: Truth) -> Mapping[str, Score]:
    """A score for each policy, in the order in which policies appear."""
    groups: dict[str, list[Message]] = {}
    for message in messages:
        groups.setdefault(message.policy, []).append(message)
    return {policy: score(group, morning, truth) for policy, group in groups.items()}
