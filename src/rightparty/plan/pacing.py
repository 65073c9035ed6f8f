"""At which hour of a day contacts go out, so that what they bring fits the hours of those who are there.

A contact loads the hour in which it goes out (a call takes its minutes at once) or the hours after it
(replies come late). What comes in when nobody is there is read in the first hour in which somebody is.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

from rightparty.plan.multipliers import solution

UNIT = 1_000_000
"""Minutes are counted in millionths, so that sums of them are exact."""


@dataclass(frozen=True)
class Desk:
    """People at work by the hour: their minutes from the first hour that contacts may go out in.

    `shares`: of what a contact brings, how much comes in its own hour, in the next one, and so on. `after`:
    the minutes of the first staffed hour of the days to come, for what comes after this one.
    """

    minutes: tuple[Fraction, ...]
    shares: tuple[Fraction, ...]
    after: Fraction

    def loads(self) -> list[list[Fraction]]:
        """A row an hour in which somebody is there, and one for what comes later: what each hour sends it.

        Nobody there for an hour: what comes in then is read in the next staffed one.
        """
        hours = len(self.minutes)
        rows = []
        waiting = [Fraction(0)] * hours
        for hour in range(hours):
            for sent in range(hour + 1):
                if hour - sent < len(self.shares):
                    waiting[sent] += self.shares[hour - sent]
            if self.minutes[hour] > 0:
                rows.append(list(waiting))
                waiting = [Fraction(0)] * hours
        come = [sum((row[sent] for row in rows), Fraction(0)) for sent in range(hours)]
        return [*rows, [sum(self.shares, Fraction(0)) - some for some in come]]

    def room(self) -> list[Fraction]:
        """The minutes of each row of `loads`."""
        return [*(some for some in self.minutes if some > 0), self.after]

    def most(self) -> Fraction:
        """The minutes that all contacts of the day may bring, spread over its hours as is best."""
        return sum(self.profile(), Fraction(0))

    def profile(self) -> list[Fraction]:
        """How many minutes each hour's contacts may bring, where the day brings as many as it can."""
        rows, room = self.loads(), self.room()
        staffed = [some > 0 for some in self.minutes]
        if not any(staffed):
            return [Fraction(0)] * len(self.minutes)
        # Nothing goes out while nobody is there: at night least of all.
        there = [hour for hour, some in enumerate(staffed) if some]
        found = [0.0] * len(self.minutes)
        columns = [[float(row[hour]) for hour in there] for row in rows]
        for hour, some in zip(
            there, solution([1.0] * len(there), columns, list(map(float, room)))[0], strict=True
        ):
            found[hour] = some
        shares = [Fraction(max(some, 0.0)).limit_denominator(UNIT) for some in found]
        # The method reckons in floating point: what it found is made to fit exactly.
        over = [
            sum((share * part for share, part in zip(shares, row, strict=True)), Fraction(0)) / some
            for row, some in zip(rows, room, strict=True)
            if some > 0
        ]
        much = max([*over, Fraction(1)])
        return [share / much for share in shares]


@dataclass(frozen=True)
class Batch:
    """Contacts of one kind: how many, what each brings to each desk, and the hours at which they may leave.

    `open`: a bit an hour, the lowest of the first; by default every hour is open to them.
    """

    people: int
    brings: Mapping[str, Fraction]
    open: int = -1

    def may_leave(self, hour: int) -> bool:
        """Whether they may go out in an hour."""
        return bool(self.open >> hour & 1)

    def choice(self, desks: Mapping[str, Desk], hours: int) -> list[int]:
        """The hours in which they may go out, and somebody is there at every desk that they bring work to."""
        return [
            hour
            for hour in range(hours)
            if self.may_leave(hour) and all(desks[name].minutes[hour] > 0 for name in self.brings)
        ]


def paced(batches: Sequence[Batch], desks: Mapping[str, Desk], hours: int) -> list[list[int]]:
    """How many contacts of each batch go out in each hour; what does not fit anywhere is left out.

    Whoever has the fewest hours to go out in comes first, of these whoever may go only later. Each hour takes
    at first its part of the best spread, then whatever still fits.
    """
    left = {name: desk.room() for name, desk in desks.items()}
    loads = {name: desk.loads() for name, desk in desks.items()}
    target = {name: _parts(desk.profile()) for name, desk in desks.items()}
    out = [[0] * hours for _ in batches]
    choices = [batch.choice(desks, hours) for batch in batches]
    order = sorted(
        range(len(batches)),
        key=lambda place: (len(choices[place]), [-hour for hour in choices[place]], place),
    )
    for spread in (True, False):
        for place in order:
            batch = batches[place]
            for hour in choices[place]:
                some = batch.people - sum(out[place])
                if spread:
                    some = min(some, _share(batch, target, hour, choices[place]))
                some = min(some, _fitting(batch, left, loads, hour))
                out[place][hour] += some
                for name, each in batch.brings.items():
                    for row, load in enumerate(loads[name]):
                        left[name][row] -= some * each * load[hour]
    return out


def _parts(profile: Sequence[Fraction]) -> list[Fraction]:
    whole = sum(profile, Fraction(0))
    return [part / whole if whole else Fraction(0) for part in profile]


def _share(batch: Batch, target: Mapping[str, Sequence[Fraction]], hour: int, choice: Sequence[int]) -> int:
    """The part of a batch that goes out in one of the hours it may, by the best spread, rounded down."""
    parts = []
    for name in batch.brings:
        whole = sum((target[name][one] for one in choice), Fraction(0))
        parts.append(target[name][hour] / whole if whole else Fraction(0))
    return int(batch.people * min(parts, default=Fraction(0)))


def _fitting(
    batch: Batch,
    left: Mapping[str, Sequence[Fraction]],
    loads: Mapping[str, Sequence[Sequence[Fraction]]],
    hour: int,
) -> int:
    """How many contacts of a batch an hour has room for, at every desk and in every hour that they load."""
    most = batch.people
    for name, each in batch.brings.items():
        for row, load in enumerate(loads[name]):
            if each * load[hour] > 0:
                most = min(most, int(max(left[name][row], Fraction(0)) / (each * load[hour])))
    return most
