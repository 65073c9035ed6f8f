"""What one decision was made from: all that is needed to make it again, years later, without the dossier."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from rightparty.gate.decision import Decision


@dataclass(frozen=True)
class Opening:
    """What the earliest lawful instant was worked out from.

    `zones`: where the person may be. `hours`: `PersonalHours.key` of those agreed or refused. `frees`: when
    each full cap that is waited for has room again, by the counter's name and the cap.
    """

    zones: tuple[str, ...]
    hours: tuple[str, ...]
    frees: Mapping[str, datetime | None]


@dataclass(frozen=True)
class Basis:
    """The answers to every question of the law (`facts`), and what was asked, when, on which channel.

    `contact_hash` stands for who and where; `model` is the version whose belief is among the facts.
    """

    at: datetime
    channel: str
    content: str
    contact_hash: str
    model: str
    facts: Mapping[str, Any]
    opening: Opening


@dataclass(frozen=True)
class Made:
    """A decision and its basis."""

    decision: Decision
    basis: Basis
