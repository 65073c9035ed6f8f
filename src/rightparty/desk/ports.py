"""What the desk lends to the channels, and the reading of mail that came back."""

from collections.abc import Callable, Mapping
from datetime import datetime
from pathlib import Path
from urllib.parse import unquote, urlsplit

from rightparty.channels.mail_folder import read_folder, read_imap, read_mailbox
from rightparty.desk.came_back import CameBack
from rightparty.desk.home import Home
from rightparty.desk.inbox import StoreInbox
from rightparty.desk.receipts import StoreTraces
from rightparty.desk.store import Connection
from rightparty.errors import InvalidInput
from rightparty.wiring import Ports, mail_of_ours

ONE_CLICK_KEY = "one-click"
REPORT_KEY = "sms-report"
MAILBOX = "RIGHTPARTY_MAILBOX"


def ports_of(connection: Connection, home: Home, clock: Callable[[], datetime]) -> Ports:
    """The places, the handler and the secrets of a home, over a connection of the sender's own."""
    return Ports(
        inbox=StoreInbox(connection),
        traces=StoreTraces(connection),
        heard=CameBack(connection, home, clock).heard,
        one_click_key=home.secret(ONE_CLICK_KEY),
        report_key=home.secret(REPORT_KEY),
    )


def read_mail_back(
    connection: Connection, home: Home, clock: Callable[[], datetime], environment: Mapping[str, str]
) -> int:
    """Take in every new mail of the mailbox that the environment names; gives how many there were.

    Raises:
        InvalidInput: it names none, or what it names is none.
        RightpartyError: the mailbox cannot be read.
    """
    url = environment.get(MAILBOX, "")
    if not url:
        raise InvalidInput(
            f"`{MAILBOX}` names no mailbox", "write maildir:///folder or imaps://user:password@host"
        )
    ours, back = mail_of_ours(environment), CameBack(connection, home, clock)

    def take(raw: bytes) -> None:
        back.mail(raw, ours)

    parts = urlsplit(url)
    if parts.scheme == "maildir":
        return read_folder(Path(unquote(parts.path)), take)
    return read_imap(read_mailbox(url), take)
