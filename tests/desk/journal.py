"""Reading the journal in tests: what waits is placed first."""

from rightparty.desk.journal_store import entries
from rightparty.desk.sequencer import place_waiting
from rightparty.desk.store import Connection
from rightparty.journal.record import Record, read_record


def journal_of(connection: Connection) -> list[Record]:
    """Every record, in order."""
    place_waiting(connection)
    return [read_record(entry.data)[1] for entry in entries(connection)]


def bytes_of(connection: Connection) -> bytes:
    """All that the journal holds, as bytes."""
    place_waiting(connection)
    return b"".join(entry.data for entry in entries(connection))
