"""Where mail that came back is read from: a Maildir folder, or a mailbox over IMAP (RFC 9051).

A mail is marked as read only after it was taken, so that one is read again rather than lost. Whatever takes
a mail therefore takes the same mail twice without harm. One that cannot be read by us is flagged besides: it
holds up none of the others, and a person finds it.
"""

import imaplib
import logging
import ssl
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final
from urllib.parse import unquote, urlsplit

from rightparty.channels.receipts import LONGEST_REPORT
from rightparty.errors import InvalidInput, RightpartyError

log = logging.getLogger(__name__)

TIMEOUT_S: Final = 30
_LOOPBACK = ("localhost", "127.0.0.1", "::1")
_SEEN, _ASIDE = ":2,S", ":2,FS"

Take = Callable[[bytes], bool]
"""Takes a mail as it came; False where it cannot be read here. What it raises is not the mail's fault."""


@dataclass(frozen=True)
class Mailbox:
    """A mailbox: `imaps://` is TLS; `imap://` only on this machine."""

    host: str
    port: int
    tls: bool
    user: str
    password: str = field(repr=False)
    folder: str = "INBOX"


def read_mailbox(url: str) -> Mailbox:
    """The mailbox that `imaps://user:password@host[:port][/folder]` names.

    Raises:
        InvalidInput: it is no such address, or mail would come here in the clear. The address itself is not
            repeated: it holds a password.
    """
    help = "write it as imaps://user:password@host/INBOX"
    try:
        parts = urlsplit(url)
        port = parts.port
    except ValueError as fault:
        raise InvalidInput("this is no address of a mailbox", help) from fault
    if parts.scheme not in ("imap", "imaps") or not parts.hostname or not parts.username or parts.query:
        raise InvalidInput("this is no address of a mailbox", help)
    if parts.scheme == "imap" and parts.hostname not in _LOOPBACK:
        raise InvalidInput("mail is not fetched without TLS", help)
    tls = parts.scheme == "imaps"
    folder = unquote(parts.path.strip("/")) or "INBOX"
    if not folder.isascii() or not folder.isprintable() or '"' in folder or "\\" in folder:
        raise InvalidInput("this is no folder of a mailbox", help)
    user, word = unquote(parts.username), unquote(parts.password or "")
    return Mailbox(parts.hostname, port or (993 if tls else 143), tls, user, word, folder)


def read_folder(folder: Path, take: Take) -> int:
    """Give every new mail of a Maildir to `take`, and mark it as read after; gives how many.

    One that was not taken is flagged too; one that may not be opened is logged, and tried again next time.

    Raises:
        InvalidInput: there is no Maildir there.
    """
    new, current = folder / "new", folder / "cur"
    if not new.is_dir() or not current.is_dir():
        raise InvalidInput(f"`{folder}` is no Maildir: it has no `new` and `cur`", "name the folder itself")
    count = 0
    for path in sorted(new.iterdir()):
        if not path.is_file():
            continue
        try:
            with path.open("rb") as file:
                raw = file.read(LONGEST_REPORT + 1)
        except OSError as fault:
            log.error("a mail of the folder cannot be read: %s: %s", path.name, fault.strerror)
            continue
        taken = take(raw)
        path.rename(current / (path.name.split(":")[0] + (_SEEN if taken else _ASIDE)))
        count += 1
    return count


def read_imap(mailbox: Mailbox, take: Take) -> int:
    """Give every unread mail of a mailbox to `take`, and mark it as read after; gives how many.

    One that was not taken is flagged too.

    Raises:
        RightpartyError: the server does not answer, or does not let us in.
    """
    try:
        with _opened(mailbox) as line:
            return _read(line, mailbox, take)
    except (OSError, imaplib.IMAP4.error) as fault:
        raise RightpartyError(
            f"the mailbox cannot be read: {type(fault).__name__}", "check its address and its password"
        ) from fault


def _opened(mailbox: Mailbox) -> imaplib.IMAP4:
    if mailbox.tls:
        context = ssl.create_default_context()
        return imaplib.IMAP4_SSL(mailbox.host, mailbox.port, ssl_context=context, timeout=TIMEOUT_S)
    return imaplib.IMAP4(mailbox.host, mailbox.port, timeout=TIMEOUT_S)


def _read(line: imaplib.IMAP4, mailbox: Mailbox, take: Take) -> int:
    line.login(mailbox.user, mailbox.password)
    said, _ = line.select(f'"{mailbox.folder}"')
    if said != "OK":
        raise imaplib.IMAP4.error("there is no such folder")
    _, found = line.uid("SEARCH", "UNSEEN")
    count = 0
    for uid in (found[0] or b"").split():
        _, rows = line.uid("FETCH", uid.decode(), f"(BODY.PEEK[]<0.{LONGEST_REPORT + 1}>)")
        raw = next((row[1] for row in rows if isinstance(row, tuple)), None)
        if raw is None:
            continue  # taken out meanwhile
        flags = r"(\Seen)" if take(raw) else r"(\Flagged \Seen)"
        line.uid("STORE", uid.decode(), "+FLAGS", flags)
        count += 1
    return count
