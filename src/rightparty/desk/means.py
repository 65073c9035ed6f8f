"""What every step of a run works with, wired once."""

from collections.abc import Mapping
from dataclasses import dataclass

from rightparty.channels.port import Channel
from rightparty.desk.clock import Clock
from rightparty.desk.facts_kept import Vault
from rightparty.desk.home import Home
from rightparty.desk.journal_store import Marks
from rightparty.desk.store import Connection
from rightparty.law.load import Law
from rightparty.parties.model import PartyModel


@dataclass(frozen=True)
class Means:
    """A connection of the run's own, its home and clock, the law and model in force, and the channels.

    `vault`: seals what records name only by a hash; without one, that is not kept.
    """

    connection: Connection
    home: Home
    law: Law
    model: PartyModel
    channels: Mapping[str, Channel]
    clock: Clock
    marks: Marks
    vault: Vault | None = None
