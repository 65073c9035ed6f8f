"""What the store holds: the book's tables, made from `TABLES`, and the service's own."""

from rightparty.desk.models.book import BOOK_MODELS, model_of
from rightparty.desk.models.journal import HeadAnchor, JournalTile, KeptLaw, KeptPart
from rightparty.desk.models.link import Link
from rightparty.desk.models.service import (
    BookStatement,
    CallTask,
    IssuedPermit,
    JournalEdge,
    JournalRecord,
    PlannedContact,
    RulebookAcceptance,
    Run,
    Status,
    TreeHead,
    WaitingRecord,
)
from rightparty.desk.models.vault import DataKey, ReadAudit
from rightparty.desk.models.wrong_person import Incident, SourcePause, StoppedPoint, WrongPersonReport

__all__ = [
    "BOOK_MODELS",
    "BookStatement",
    "CallTask",
    "DataKey",
    "HeadAnchor",
    "Incident",
    "IssuedPermit",
    "JournalEdge",
    "JournalRecord",
    "JournalTile",
    "KeptLaw",
    "KeptPart",
    "Link",
    "PlannedContact",
    "ReadAudit",
    "RulebookAcceptance",
    "Run",
    "SourcePause",
    "Status",
    "StoppedPoint",
    "TreeHead",
    "WaitingRecord",
    "WrongPersonReport",
    "model_of",
]
