"""What every step of a run works with, wired once."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from rightparty.channels.port import Channel
from rightparty.desk.clock import Clock
from rightparty.desk.deciding import KeptDossiers
from rightparty.desk.home import Home
from rightparty.desk.journal_store import Marks
from rightparty.desk.store import Connection
from rightparty.law.load import Law
from rightparty.parties.model import PartyModel


@dataclass(frozen=True)
class Means:
    """A connection of one's own, its home and clock, the law and model in force, and the channels.

    `kept`: dossiers that were read lately. `sender`: by which number this connection takes contacts to send
    (`desk.taking`); 0 where it takes none.
    """

    connection: Connection
    home: Home
    law: Law
    model: PartyModel
    channels: Mapping[str, Channel]
    clock: Clock
    marks: Marks
    kept: KeptDossiers = field(default_factory=KeptDossiers)
    sender: int = 0
