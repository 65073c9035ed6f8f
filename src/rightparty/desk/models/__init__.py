"""What the store holds: the book's tables, made from `TABLES`, and the service's own."""

from rightparty.desk.models.book import BOOK_MODELS, DERIVED, model_of
from rightparty.desk.models.service import (
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

__all__ = [
    "BOOK_MODELS",
    "DERIVED",
    "CallTask",
    "IssuedPermit",
    "JournalEdge",
    "JournalRecord",
    "PlannedContact",
    "RulebookAcceptance",
    "Run",
    "Status",
    "TreeHead",
    "model_of",
]
