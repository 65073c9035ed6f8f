"""How people respond, as numbers with their sources, and the laws by which the numbers work together."""

import tomllib
from dataclasses import dataclass, fields, replace
from functools import cache
from importlib.resources import files

PAYING, LAPSED, STOPPED = "paying", "lapsed", "stopped"
"""What a debt's own payments say of who owes it: see `purse.abilities`."""

ABILITIES = (PAYING, LAPSED, STOPPED)


@dataclass(frozen=True)
class Response:
    """The values of `reactions.toml`; units and sources stand there."""

    reads_text: float
    reads_mail: float
    reads_letter: float
    reads_inbox: float
    answers_knock: float
    answer_hours: float
    passes_check: float
    replies: float
    pays_told: float
    human_voice: float
    came_by_themselves: float
    offer: float
    saturation: float
    lapsed: float
    stopped: float
    pays_in_full: float
    promises: float
    keeps_promise: float
    harassed_at_four: float
    harassed_at_five: float
    harassed_pays: float
    opts_out: float
    complains: float
    harassed_objects: float
    protests_text: float
    protests_knock: float
    protests_call: float
    complains_told: float

    def scaled(self, name: str, factor: float) -> "Response":
        """One parameter halved, doubled …; a share stays within one."""
        value = getattr(self, name) * factor
        return replace(self, **{name: value if name in NOT_SHARES else min(value, 1.0)})

    def worn(self, before: int) -> float:
        """What is left of a contact's effect after so many days with a contact in the last 30."""
        return float(self.saturation**before)

    def harassed(self, contacts: int) -> float:
        """Share of people who feel harassed at so many days with a contact in 30."""
        if contacts < 5:
            return _share(self.harassed_at_four * contacts / 4)
        return _share(max(self.harassed_at_four, self.harassed_at_five))

    def able(self, ability: str) -> float:
        """The effect of a contact on one who pays so, compared with one who goes on paying."""
        return {PAYING: 1.0, LAPSED: self.lapsed, STOPPED: self.stopped}[ability]

    def reads(self, channel: str) -> float:
        """Chance that what came on a channel is noticed by whoever holds the point."""
        if channel == "email":
            return self.reads_mail
        if channel == "letter":
            return self.reads_letter
        return self.reads_inbox if channel in ("inbox", "app", "push") else self.reads_text

    def answers(self, channel: str, before: int) -> float:
        """Chance that a borrower answers a knock on a channel, after so many contacts."""
        return _share(self.reads(channel) * self.answers_knock * self.worn(before))

    def pays(self, effect: float, ability: str, before: int, *, harassed: bool) -> float:
        """Chance that a borrower who has been told pays because of it.

        `effect`: of the way in which they were told, compared with a text. `before`: days with a contact
        in the last 30.
        """
        mood = self.harassed_pays if harassed else 1.0
        return _share(self.pays_told * effect * self.able(ability) * self.worn(before) * mood)

    def promised(self, before: int) -> float:
        """Chance that a conversation without a payment ends in a promise, after so many contacts."""
        return _share(self.promises * self.worn(before))

    def objects(self, base: float, *, harassed: bool) -> float:
        """Chance that somebody opts out or complains: `base`, or a multiple where they feel harassed."""
        return _share(base * (self.harassed_objects if harassed else 1.0))


NOT_SHARES = ("answer_hours", "human_voice", "came_by_themselves", "offer", "harassed_objects")
"""Hours, and factors that may exceed one."""


def _share(value: float) -> float:
    return min(max(value, 0.0), 1.0)


@cache
def default_response() -> Response:
    """The assumptions as written in `reactions.toml`."""
    raw = tomllib.loads(files("rightparty.world").joinpath("reactions.toml").read_text(encoding="utf-8"))
    return Response(**{field.name: float(raw[field.name]["value"]) for field in fields(Response)})
