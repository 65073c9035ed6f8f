"""What the store holds: the book's tables, made from `TABLES`, and the service's own."""

from rightparty.desk.models.book import BOOK_MODELS, model_of
from rightparty.desk.models.channels import (
    CarrierReceipt,
    InboundMessage,
    InboxMessage,
    ProviderId,
    UnknownReceipt,
)
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
)
from rightparty.desk.models.wrong_person import Incident, SourcePause, StoppedPoint, WrongPersonReport

__all__ = [
    "BOOK_MODELS",
    "BookStatement",
    "CallTask",
    "CarrierReceipt",
    "InboundMessage",
    "InboxMessage",
    "Incident",
    "IssuedPermit",
    "JournalEdge",
    "JournalRecord",
    "Link",
    "PlannedContact",
    "ProviderId",
    "RulebookAcceptance",
    "Run",
    "SourcePause",
    "Status",
    "StoppedPoint",
    "TreeHead",
    "UnknownReceipt",
    "WrongPersonReport",
    "model_of",
]
