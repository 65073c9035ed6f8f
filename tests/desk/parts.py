"""Long texts for tests: somebody's parts, kept as carriers bring them, and read."""

from datetime import datetime
from typing import Any

from rightparty.channels.receipts import Inbound
from rightparty.desk.acting_on_words import act_on_words
from rightparty.desk.came_back import keep_inbound
from rightparty.desk.means import Means
from rightparty.desk.reply import Taken
from rightparty.desk.reveal import Cell, opened_cell
from tests.desk.means import MORNING
from tests.desk.replied import rows

SENDER = "8613816000001"


def parts(*texts: str, joined_by: str = "8:7", sender: str = SENDER, carrier: str = "smpp") -> list[Inbound]:
    """A long text of the first person in parts, in order."""
    of = len(texts)
    return [
        Inbound("sms", carrier, sender, "10690001", text, (number, of), joined_by)
        for number, text in enumerate(texts, 1)
    ]


def bring(means: Means, *came: Inbound, at: datetime = MORNING) -> None:
    """Carriers hand these over."""
    for one in came:
        keep_inbound(means.connection, means.home, one, at)


def listen(means: Means, at: datetime = MORNING) -> list[Taken]:
    """A worker reads what there is."""
    return list(act_on_words(means.connection, means.home, at))


def replies(means: Means) -> list[tuple[Any, ...]]:
    """How each was read: parts, of how many, kinds, tasks; single parts first, then in the order of ids."""
    columns = "parts, of_parts, kinds, tasks"
    return rows(means, f"SELECT {columns} FROM desk_reply ORDER BY cardinality(parts), provider_id")


def words_of(means: Means, taken: Taken) -> object:
    """What the book keeps of what was said."""
    return opened_cell(means.connection, Cell("events", "text", f"{taken.reply_id}:0"))
