"""What the desk lends to the channels."""

from collections.abc import Callable
from datetime import datetime

from rightparty.desk.came_back import CameBack
from rightparty.desk.home import Home
from rightparty.desk.inbox import StoreInbox
from rightparty.desk.journal_store import marks_of
from rightparty.desk.receipts import StoreTraces
from rightparty.desk.same_point import mark_of
from rightparty.desk.store import Connection
from rightparty.wiring import Ports

ONE_CLICK_KEY = "one-click"
REPORT_KEY = "sms-report"


def ports_of(connection: Connection, home: Home, clock: Callable[[], datetime]) -> Ports:
    """The places, the handler and the secrets of a home, over a connection of the sender's own."""
    marks = marks_of(home)
    return Ports(
        inbox=StoreInbox(connection),
        traces=StoreTraces(connection),
        heard=CameBack(connection, home, clock).heard,
        one_click_key=home.secret(ONE_CLICK_KEY),
        report_key=home.secret(REPORT_KEY),
        mark=lambda value: mark_of(marks, value),
    )
