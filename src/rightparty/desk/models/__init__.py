"""What the store holds: the book's tables, made from `TABLES`, and the service's own."""

from rightparty.desk.models.access import Override, Staff
from rightparty.desk.models.api import (
    ApiKey,
    DroppedFolder,
    IdempotentAnswer,
    Reservation,
    Webhook,
    WebhookDelivery,
)
from rightparty.desk.models.book import BOOK_MODELS, model_of
from rightparty.desk.models.channels import (
    CarrierReceipt,
    InboundMessage,
    InboxMessage,
    LetterBack,
    ProviderId,
    UnknownReceipt,
)
from rightparty.desk.models.journal import HeadAnchor, JournalTile, KeptLaw, KeptLawFile, KeptPart
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
    DebtLeft,
    Halt,
    IncidentDraft,
    Recall,
    TakenFact,
)
from rightparty.desk.models.vault import DataKey, HomeKey, ReadAudit
from rightparty.desk.models.wrong_person import Incident, SourcePause, StoppedPoint, WrongPersonReport

__all__ = [
    "BOOK_MODELS",
    "AgencyFile",
    "ApiKey",
    "BookStatement",
    "CallTask",
    "CareCase",
    "CarrierReceipt",
    "DataKey",
    "DebtLeft",
    "DroppedFolder",
    "Halt",
    "HeadAnchor",
    "HomeKey",
    "IdempotentAnswer",
    "InboundMessage",
    "InboxMessage",
    "Incident",
    "IncidentDraft",
    "IssuedPermit",
    "JournalEdge",
    "JournalRecord",
    "JournalTile",
    "KeptLaw",
    "KeptLawFile",
    "KeptPart",
    "LetterBack",
    "Link",
    "OptOut",
    "Override",
    "Page",
    "PlannedContact",
    "ProviderId",
    "ReadAudit",
    "Recall",
    "ReplyTaken",
    "Reservation",
    "RulebookAcceptance",
    "Run",
    "SourcePause",
    "Staff",
    "Status",
    "StoppedPoint",
    "TakenFact",
    "TreeHead",
    "UnknownReceipt",
    "WaitingRecord",
    "Webhook",
    "WebhookDelivery",
    "WrongPersonReport",
    "model_of",
]
