"""What the store holds: the book's tables, made from `TABLES`, and the service's own."""

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
)
from rightparty.desk.models.wrong_person import Incident, SourcePause, StoppedPoint, WrongPersonReport

__all__ = [
    "BOOK_MODELS",
    "BookStatement",
    "CallTask",
    "CareCase",
    "Incident",
    "IssuedPermit",
    "JournalEdge",
    "JournalRecord",
    "Link",
    "OptOut",
    "Page",
    "PlannedContact",
    "ReplyTaken",
    "RulebookAcceptance",
    "Run",
    "SourcePause",
    "Status",
    "StoppedPoint",
    "TreeHead",
    "WrongPersonReport",
    "model_of",
]
