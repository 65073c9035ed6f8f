"""Arguments that several commands take, read in one way."""

from datetime import UTC, datetime

from rightparty.errors import InvalidInput


def aware(at: datetime, name: str) -> datetime:
    """An instant with its offset, as UTC: without one nobody knows which hour is meant.

    Raises:
        InvalidInput: the instant has no offset.
    """
    if at.tzinfo is None:
        raise InvalidInput(
            f"{name} {at.isoformat()} has no offset", f"write for instance {at.isoformat()}+08:00"
        )
    return at.astimezone(UTC)
