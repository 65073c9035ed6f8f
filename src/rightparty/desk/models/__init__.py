"""What the store holds: the book's tables, made from `TABLES`, and the service's own."""

from rightparty.desk.models.api import (
    ApiKey,
    DroppedFolder,
    IdempotentAnswer,
    Reservation,
    Webhook,
    WebhookDelivery,
)
from rightparty.desk.models.book import BOOK_MODELS, model_of
from rightparty.desk.models.link import Link
from rightparty.desk.models.reply import CareCase, OptOut, Page, ReplyTaken
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
from rightparty.desk.models.stops import (
    AgencyFile,
    Halt,
    IncidentDraft,
    Recall,
    TakenFact,
)
from rightparty.desk.models.wrong_person import Incident, SourcePause, StoppedPoint, WrongPersonReport

__all__ = [
    "BOOK_MODELS",
    "AgencyFile",
    "ApiKey",
    "BookStatement",
    "CallTask",
    "CareCase",
    "DroppedFolder",
    "Halt",
    "IdempotentAnswer",
    "Incident",
    "IncidentDraft",
    "IssuedPermit",
    "JournalEdge",
    "JournalRecord",
    "Link",
    "OptOut",
    "Page",
    "PlannedContact",
    "Recall",
    "ReplyTaken",
    "Reservation",
    "RulebookAcceptance",
    "Run",
    "SourcePause",
    "Status",
    "StoppedPoint",
    "TakenFact",
    "TreeHead",
    "WaitingRecord",
    "Webhook",
    "WebhookDelivery",
    "WrongPersonReport",
    "model_of",
]
