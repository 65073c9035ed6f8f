"""What is fetched rather than handed to us: mail that came back, and the printer's files of returns."""

from collections.abc import Callable, Mapping
from datetime import datetime
from pathlib import Path
from urllib.parse import unquote, urlsplit

from rightparty.channels.letter import read_returns
from rightparty.channels.mail_folder import read_folder, read_imap, read_mailbox
from rightparty.channels.receipts import LONGEST_REPORT
from rightparty.desk.came_back import CameBack
from rightparty.desk.home import Home
from rightparty.desk.receipts import take_receipt
from rightparty.desk.store import Connection
from rightparty.errors import InvalidInput
from rightparty.wiring import mail_of_ours

MAILBOX = "RIGHTPARTY_MAILBOX"
RETURNS = "RIGHTPARTY_PRINT_RETURNS"

DONE = "done"
REFUSED = "refused"


def fetch_all(
    connection: Connection, home: Home, clock: Callable[[], datetime], environment: Mapping[str, str]
) -> int:
    """Take in what waits in the mailbox and in the folder of returns, where the environment names them.

    Gives how many mails and files there were.

    Raises:
        InvalidInput: what a setting names is no mailbox, or no folder.
        RightpartyError: the mailbox cannot be read.
    """
    count = 0
    if environment.get(MAILBOX):
        count += read_mail_back(connection, home, clock, environment)
    if environment.get(RETURNS):
        count += read_print_returns(connection, home, clock, Path(environment[RETURNS]))
    return count


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

    def take(raw: bytes) -> bool:
        return back.mail(raw, ours)

    parts = urlsplit(url)
    if parts.scheme == "maildir":
        return read_folder(Path(unquote(parts.path)), take)
    return read_imap(read_mailbox(url), take)


def read_print_returns(
    connection: Connection, home: Home, clock: Callable[[], datetime], folder: Path
) -> int:
    """Take in every file `*.csv` of the printer, and move it to `done`; gives how many there were.

    Of a file that is not understood nothing is taken: it is moved to `refused`, with the reason beside it.

    Raises:
        InvalidInput: there is no such folder.
    """
    if not folder.is_dir():
        raise InvalidInput(f"`{folder}` is no folder", f"make it, or unset `{RETURNS}`")
    files = sorted(folder.glob("*.csv"))
    for path in files:
        with path.open("rb") as file:
            data = file.read(LONGEST_REPORT + 1)
        try:
            receipts = read_returns(data)
        except InvalidInput as fault:
            why = "".join(f"{line}\n" for line in (fault.message, *fault.problems))
            _move(path, REFUSED).with_suffix(".why").write_text(why, encoding="utf-8")
            continue
        for receipt in receipts:
            take_receipt(connection, home, receipt, clock())
        _move(path, DONE)
    return len(files)


def _move(path: Path, name: str) -> Path:
    folder = path.parent / name
    folder.mkdir(exist_ok=True)
    return path.rename(folder / path.name)
