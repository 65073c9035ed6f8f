"""What `rightparty doctor` says of the parts of a running service, and of every setting that names one."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from rightparty.desk.home import Home
    from rightparty.desk.store import Connection
    from rightparty.law.load import Law

Line = tuple[str, str, bool]

_WORKERS = "SELECT count(*) FROM procrastinate_workers WHERE last_heartbeat > now() - interval '1 minute'"
_HANDED_OVER = "SELECT count(*) FROM desk_run WHERE sends AND handed_over AND NOT finished"
OLD_BACKUP_S = 26 * 3600


def of_service(connection: Connection, home: Home) -> Iterator[Line]:
    """The server, keys, workers, the journal's head, halts, channels, the last backup, of an open store."""
    yield _server(connection)
    yield _keys(connection)
    yield _workers(connection)
    yield from _state(connection)
    yield from _left(connection)
    yield _channels(connection, home)
    yield from _house(connection)
    yield _backup(home)


def _server(connection: Connection) -> Line:
    from rightparty.desk.takes_back import program_version
    from rightparty.errors import RightpartyError

    try:
        return "server", *backed_up(connection.info.server_version // 10_000, program_version("pg_dump"))
    except RightpartyError as fault:
        return "server", f"{fault.message}: no backup can be made", False


def backed_up(server: int, dump: int) -> tuple[str, bool]:
    """Whether backups of a server can be made and taken back; both by their major versions."""
    from rightparty.desk.takes_back import LEAST_RESTORED

    if server > dump:
        return f"PostgreSQL {server}: the pg_dump of {dump} that is here makes no backup of it", False
    if server < LEAST_RESTORED:
        return f"PostgreSQL {server}: no backup can be taken back into one before {LEAST_RESTORED}", False
    return f"PostgreSQL {server}, backed up by the pg_dump of {dump}", True


def _keys(connection: Connection) -> Line:
    from rightparty.desk.home import MASTER_KEY, MASTER_KEY_FILE
    from rightparty.desk.rewrapping import masters_in_use
    from rightparty.desk.vault import vault_of
    from rightparty.errors import RightpartyError

    try:
        masters = vault_of(connection).masters
    except RightpartyError as fault:
        return "master key", fault.message, False
    missing = [one for one in masters_in_use(connection) if one not in masters.keys]
    if missing:
        return "master key", f"`{missing[0]}` is missing: what it wrapped cannot be opened", False
    file = MASTER_KEY_FILE if os.environ.get(MASTER_KEY_FILE) else ""
    named = MASTER_KEY if os.environ.get(MASTER_KEY) else file
    where = f"from {named}" if named else "the home's own, beside its database: keep one elsewhere"
    return "master key", where, True


def _workers(connection: Connection) -> Line:
    there = connection.execute("SELECT to_regclass('procrastinate_workers')").fetchone()
    row = connection.execute(_WORKERS).fetchone() if there != (None,) else None
    alive = int(row[0]) if row else 0
    handed = connection.execute(_HANDED_OVER).fetchone()
    left = int(handed[0]) if handed else 0
    if alive:
        return "workers", f"{alive} heard of within the last minute", True
    if left:
        return "workers", f"none is alive, and {left} days are handed over to them: start one", False
    return "workers", "none is alive: `rightparty worker` sends, places and seals", True


def _state(connection: Connection) -> Iterator[Line]:
    from rightparty.desk.halt import halts
    from rightparty.desk.readiness import state_of

    found = state_of(connection)
    if found.head_at is not None:
        age = datetime.now(UTC) - found.head_at
        covered = "it covers all" if not found.unsealed else f"{found.unsealed:,} records after it"
        yield "head", f"signed {_ago(age.total_seconds())}; {covered}", True
    for one in halts(connection):
        whose = f"what `{one['creditor_id']}` sends" if one["creditor_id"] else "everything"
        yield "halted", f"{whose}, since {one['at']:%Y-%m-%d %H:%M}Z: nothing of it leaves", True


def _left(connection: Connection) -> Iterator[Line]:
    """What waits for a person or for the printer, and is seen nowhere else."""
    from rightparty.desk.incidents import OVERDUE
    from rightparty.desk.left_words import count_left
    from rightparty.desk.letters_back import count_late

    now = datetime.now(UTC)
    if messages := count_left(connection, now):
        some = "1 message" if messages == 1 else f"{messages:,} messages"
        yield "unread", f"{some} that nobody could act on: `rightparty admin replies unread`", False
    if letters := count_late(connection, now):
        yield "letters", f"{letters:,} asked back, and the print queue has not answered", False
    overdue = connection.execute(OVERDUE, {"now": now}).fetchone()
    if overdue and overdue[0]:
        text = f"{overdue[0]:,} past their time, or with a notice unsent past its day"
        yield "incidents", f"{text}: `rightparty parties incidents`, `rightparty parties notices`", False


def _house(connection: Connection) -> Iterator[Line]:
    """The house policy that workers go by, and what waits for somebody who goes by another."""
    from rightparty.desk.policy import HOUSE, law_of
    from rightparty.desk.taking import count_for_others
    from rightparty.errors import RightpartyError

    try:
        law = law_of(os.environ)
    except (RightpartyError, OSError) as fault:
        yield "house policy", str(fault), False
        return
    if waiting := count_for_others(connection, law, datetime.now(UTC)):
        yield (
            "policy",
            f"{waiting:,} contacts planned under another than {HOUSE} names: run the day again",
            False,
        )
    yield from _lenders(connection, law)


def _lenders(connection: Connection, law: Law) -> Iterator[Line]:
    """Whom the house policy counts together; a lender without a book here is a name that nobody has."""
    named = sorted(law.lenders)
    rows = connection.execute("SELECT creditor_id FROM book_creditors").fetchall()
    lost = [name for name in named if (name,) not in rows]
    if lost:
        yield "lenders", f"`{lost[0]}` is to count together with others, and has no book here", False
    elif named:
        yield "lenders", f"{', '.join(named)} count their contacts to a person together", True


def _channels(connection: Connection, home: Home) -> Line:
    """Opened as a worker opens them, and closed; a line to a provider is only made for a message."""
    from rightparty.desk.clock import real
    from rightparty.desk.ports import ports_of
    from rightparty.desk.weighing import PERMIT_KEY
    from rightparty.desk.worklist import StoreWorklist
    from rightparty.errors import RightpartyError
    from rightparty.wiring import open_channels

    key = home.signing_key(PERMIT_KEY).public_key()
    try:
        ports = ports_of(connection, home, real)
        opened = open_channels(os.environ, key, real, StoreWorklist(connection), ports)
    except RightpartyError as fault:
        return "channels", f"{fault.message} ({fault.help})", False
    except OSError as fault:
        return "channels", f"`{fault.filename}`: {fault.strerror}", False
    for channel in opened.values():
        channel.close()
    return "channels", f"open: {', '.join(sorted(opened))}", True


def _backup(home: Home) -> Line:
    from rightparty.desk.backup import latest_backup

    at = latest_backup(home)
    if at is None:
        return "backup", "none by `rightparty admin backup` that this home knows of", True
    age_s = (datetime.now(UTC) - at).total_seconds()
    late = ": make one every night" if age_s > OLD_BACKUP_S else ""
    return "backup", f"the last one {_ago(age_s)}{late}", True


def _ago(seconds: float) -> str:
    minutes = max(0, round(seconds / 60))
    if minutes < 120:
        return f"{minutes} minutes ago"
    hours = round(minutes / 60)
    return f"{hours} hours ago" if hours < 72 else f"{hours // 24} days ago"


def of_settings() -> Iterator[Line]:
    """Every other setting: whether what it names is there, as far as it can be said without a line."""
    for label, look in _SETTINGS:
        yield _told(label, look)


def _told(label: str, look: Callable[[], str]) -> Line:
    """A line; one that cannot be used is a fault, told without its value, which may hold a password."""
    from rightparty.errors import RightpartyError

    try:
        return label, look(), True
    except RightpartyError as fault:
        return label, f"{fault.message} ({fault.help})" if fault.help else fault.message, False
    except OSError as fault:
        return label, f"`{fault.filename}`: {fault.strerror}", False


def _time_stamps() -> str:
    from rightparty.wiring import TSA_URL, time_authority

    if time_authority(os.environ) is None:
        return f"heads are not stamped: {TSA_URL} names no authority"
    return f"heads are stamped by the authority that {TSA_URL} names"


def _mailbox() -> str:
    from urllib.parse import unquote, urlsplit

    from rightparty.channels.mail_folder import read_mailbox
    from rightparty.desk.incoming import MAILBOX

    url = os.environ.get(MAILBOX, "")
    if not url:
        return f"mail that comes back is not read: {MAILBOX} names no mailbox"
    if url.startswith("maildir:"):
        return f"mail that comes back is read from {_folder(MAILBOX, unquote(urlsplit(url).path))}"
    return f"mail that comes back is read from {read_mailbox(url).host}"


def _returns() -> str:
    from rightparty.desk.incoming import RETURNS

    named = os.environ.get(RETURNS, "")
    return (
        f"the printer's returns are read from {_folder(RETURNS, named)}" if named else f"{RETURNS} is not set"
    )


def _drop() -> str:
    named = os.environ.get("RIGHTPARTY_DROP", "")
    return (
        f"books are taken from {_folder('RIGHTPARTY_DROP', named)}" if named else "RIGHTPARTY_DROP is not set"
    )


def _folder(variable: str, named: str) -> str:
    from rightparty.errors import InvalidInput

    if not Path(named).is_dir():
        raise InvalidInput(f"{variable} names no folder", f"make `{named}`")
    return named


def _care() -> str:
    from rightparty.desk.paging import VARIABLE, read_rota

    steps = len(read_rota(os.environ).steps)
    return f"a rota of {steps} steps" if steps else f"nobody is staffed: {VARIABLE} names no rota"


def _signing_in() -> str:
    from rightparty.desk.access.account_settings import origin, single_sign_on

    public, elsewhere = origin(os.environ), single_sign_on(os.environ)
    where = f"staff reach the pages at {public}" if public else "the pages are for this machine only"
    return where + (", and sign in elsewhere" if elsewhere else "")


def _carriers() -> str:
    from rightparty.desk.called import called

    found = [f"{one['carrier']} at {one['address']}" for one in called(os.environ)]
    if not found:
        return "no carrier that is set up calls us"
    return f"taken from {', '.join(found)}; `rightparty admin carriers` shows them whole"


def _metrics() -> str:
    from rightparty.desk.meters import TOKEN

    return "figures for whoever has the token" if os.environ.get(TOKEN) else "figures for this machine only"


def _tracing() -> str:
    from rightparty.desk.tracing import ENDPOINT, installed, wanted
    from rightparty.errors import RightpartyError

    if not wanted(os.environ):
        return f"no spans leave: {ENDPOINT} names no collector"
    if not installed():
        raise RightpartyError(f"{ENDPOINT} is set", "pip install 'rightparty[otel]'")
    return "spans leave by OTLP over HTTP"


_SETTINGS: tuple[tuple[str, Callable[[], str]], ...] = (
    ("time-stamps", _time_stamps),
    ("mailbox", _mailbox),
    ("returns", _returns),
    ("drop", _drop),
    ("care", _care),
    ("sign-in", _signing_in),
    ("reports", _carriers),
    ("metrics", _metrics),
    ("tracing", _tracing),
)
