"""The house policy's caps that a calendar goes by, as in force on its first day."""

from dataclasses import dataclass

from rightparty.law.load import Law
from rightparty.plan.morning import Morning

_WEEK = 7
FAR = 10_000
"""More than any cap, and further than any day of a calendar."""


@dataclass(frozen=True)
class Caps:
    """The house policy's numbers, as in force on the day."""

    told: int
    knocks: int
    texts: int
    reminder_days: int


def caps_of(law: Law, morning: Morning) -> Caps:
    """The caps of the house policy that is in force on a day."""

    def number(rulebook: str, instrument: str, parameter: str, otherwise: int) -> int:
        for rule in law.rules:
            if (rule.instrument.rulebook, rule.instrument.id) == (rulebook, instrument):
                return int(rule.instrument.parameters[parameter].on(morning.day))
        return otherwise

    return Caps(
        told=number("house", "default", "telling_contacts_in_30_days", FAR),
        knocks=number("house", "default", "knocks_in_30_days", FAR),
        texts=number("house", "default", "sms_in_seven_days", FAR),
        reminder_days=number("core", "classes", "reminder_days", _WEEK),
    )
