"""Letters: a text becomes a PDF for a window envelope, and waits in a folder for whoever prints it.

Only what stands in the window can be read on the outside (DIN 5008, form B, and the windows of C6/5 and DL
envelopes): the neutral sender, the name and the address. The text begins below the first fold.
"""

import csv
import hashlib
import html
import io
import json
import shutil
import subprocess
from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from rightparty.channels.port import FAILED, SENT, Channel, Message, Outcome
from rightparty.channels.print_queue import NEVER_QUEUED, TAKEN_BACK, PrintQueue
from rightparty.channels.receipts import LONGEST_REPORT, Receipt, identifier, meanings
from rightparty.errors import InvalidInput
from rightparty.gate.permit import Permit
from rightparty.words.guard import findings
from rightparty.words.phrases import forms_of
from rightparty.words.render import content_hash

if TYPE_CHECKING:
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

CARRIER: Final = "letter"
QUEUED: Final = Outcome(SENT, "queued", carrier=CARRIER)
COLUMNS: Final = ("reference", "outcome", "at")
"""The columns of the file that the printer sends back."""

_LANGUAGES: Final = {"zh-Hans": "zh-cn", "zh-Hant": "zh-tw", "en": "en"}
"""Our languages, as the fonts of the system are asked for."""

_PAGE_WORD = {"zh-Hans": "页", "zh-Hant": "頁", "en": "page"}
_MOST_LINES = 6  # of name and address in the window


def readable_languages() -> frozenset[str]:
    """The languages for which this system has a font; a letter of empty boxes is worse than none."""
    program = shutil.which("fc-list")
    if program is None:
        return frozenset()
    found = set()
    for ours, theirs in _LANGUAGES.items():
        listed = subprocess.run(
            [program, f":lang={theirs}", "family"], capture_output=True, timeout=30, check=False
        )
        if listed.returncode == 0 and listed.stdout.strip():
            found.add(ours)
    return frozenset(found)


class Letter(Channel):
    """A folder for whoever prints: one PDF a letter, and beside it one line of JSON, written last."""

    name = "letter"
    carrier = CARRIER

    def __init__(self, queue: Path, key: "Ed25519PublicKey", clock: Callable[[], datetime]) -> None:
        super().__init__(key, clock)
        self._queue = PrintQueue(queue)
        self._languages = readable_languages()

    def unready(self) -> str | None:
        """Why nothing can be put into the folder."""
        return self._queue.unready()

    def unfit(self, message: Message, until: datetime) -> str | None:
        """No font for the language, no address for the window, or a window that would tell of a debt."""
        del until
        if message.text.language not in self._languages:
            return f"no_font:{message.text.language}"
        lines = address_lines(message)
        if len(lines) < 2 or len(lines) > _MOST_LINES:
            return "address_does_not_fit_the_window"
        return "window_would_tell" if findings(" ".join((*lines, sender_line(message)))) else None

    def find(self, reference: str) -> Outcome | None:
        """In the queue: queued. Never in it, or taken back: certainly not. Else nobody can tell."""
        if not self._queue.remembers(reference):
            return Outcome(FAILED, NEVER_QUEUED, carrier=CARRIER)
        if self._queue.gave_back(reference):
            return Outcome(FAILED, TAKEN_BACK, carrier=CARRIER)
        return QUEUED if self._queue.holds(reference) else None

    def close(self) -> None:
        """Nothing is held open."""

    def _carry(self, message: Message, permit: Permit) -> Outcome:
        try:
            pages, data = printed(message)
        except (ImportError, OSError) as fault:
            return Outcome(FAILED, f"no_pdf:{type(fault).__name__}", provider_fault=True)
        line = {
            "reference": message.reference,
            "file": f"{message.reference}.pdf",
            "language": message.text.language,
            "pages": pages,
            "sheets": pages,  # printed on one side
            "sha256": hashlib.sha256(data).hexdigest(),
            "print_until": permit.valid_until.astimezone(UTC).isoformat(),
        }
        entry = json.dumps(line, sort_keys=True).encode() + b"\n"
        try:
            self._queue.lay(message.reference, data, entry)
        except OSError as fault:
            return Outcome(FAILED, f"not_written:{type(fault).__name__}", provider_fault=True)
        try:
            self._queue.hand_over(message.reference, entry)
        except OSError:
            return Outcome("unknown", "not_queued", "unknown", carrier=CARRIER)
        return QUEUED


def address_lines(message: Message) -> Sequence[str]:
    """What stands in the window below the sender: the name, and the lines of the address."""
    value = message.point.replace(";", "\n")
    return [line.strip() for line in (message.addressee, *value.splitlines()) if line.strip()]


def sender_line(message: Message) -> str:
    """The small line above the address: who gets it back."""
    place = " ".join(message.sender.split())
    return f"{message.sender_name} · {place}" if message.sender_name else place


def mark_line(message: Message) -> str:
    """That the letter is private, where its text says so: a mark is read before a letter is opened.

    CONC 7.9.8G asks for it; 12 CFR 1006.22(f)(2) lets an envelope say `personal` or `confidential`.
    """
    mark = forms_of("private", message.text.language)["post"]
    return mark if message.text.body.startswith(mark) else ""


def printed(message: Message) -> tuple[int, bytes]:
    """The number of pages and the PDF of a letter.

    Raises:
        ImportError, OSError: WeasyPrint or the libraries under it are not installed.
    """
    from weasyprint import HTML  # noqa: PLC0415 -- heavy, and an extra

    document = HTML(string=page(message), url_fetcher=_nothing_from_outside).render()
    data: bytes = document.write_pdf()
    return len(document.pages), data


def page(message: Message) -> str:
    """The letter as HTML: everything in it is text of ours, escaped."""
    text = message.text
    style = (files("rightparty.channels") / "letter.css").read_text(encoding="utf-8")
    lines = "<br>".join(html.escape(line) for line in address_lines(message))
    body = "".join(
        f"<p>{'<br>'.join(map(html.escape, one.splitlines()))}</p>" for one in text.body.split("\n\n")
    )
    foot = f"{message.reference} · {content_hash(text)[:16]} · {_PAGE_WORD[text.language]} "
    return (
        f'<!DOCTYPE html><html lang="{text.language}"><head><meta charset="utf-8"><title></title>'
        f"<style>@page {{ @bottom-right {{ content: {_css(foot)} counter(page) ' / ' counter(pages) }} }}"
        f"{style}</style></head><body>"
        f'<div class="window"><div class="from">{html.escape(sender_line(message))}</div>'
        f'<div class="mark">{html.escape(mark_line(message))}</div>{lines}</div>'
        f"<h1>{html.escape(text.subject)}</h1>{body}</body></html>"
    )


def _css(text: str) -> str:
    return '"' + "".join(f"\\{ord(char):06x}" if not char.isalnum() else char for char in text) + '"'


def _nothing_from_outside(url: str, *_: Any, **__: Any) -> Any:
    raise ValueError(f"a letter takes nothing from outside: {url[:20]}")


_RETURN_COLUMNS = ("reference", "outcome", "at")


def read_returns(data: bytes) -> Sequence[Receipt]:
    """The receipts in the file that the printer sends back: CSV with `reference`, `outcome` and `at`.

    Raises:
        InvalidInput: it is no such file, or lines have an outcome that `letter.toml` does not know, no
            reference or no instant: every one of them is named.
    """
    if len(data) > LONGEST_REPORT:
        raise InvalidInput("the file of returns is too long", "hand it over in pieces")
    faults: list[InvalidInput] = []
    receipts: list[Receipt] = []
    try:
        rows = csv.DictReader(io.StringIO(data.decode("utf-8-sig"), newline=""), strict=True)
        absent = [name for name in _RETURN_COLUMNS if name not in (rows.fieldnames or ())]
        if absent:
            message = f"the file of returns has no {', '.join(absent)}"
            raise InvalidInput(message, "it belongs in its first line")
        for number, row in enumerate(rows, 2):
            try:
                receipts.append(_returned(number, row))
            except InvalidInput as fault:
                faults.append(fault)
    except (UnicodeDecodeError, csv.Error) as fault:
        raise InvalidInput(
            "the file of returns is not CSV in UTF-8", "see the guide of the channels"
        ) from fault
    if len(faults) > 1:
        problems = [f"{fault.message} ({fault.help})" for fault in faults]
        message = f"{len(faults)} lines of the file of returns are not understood"
        raise InvalidInput(message, problems=problems)
    if faults:
        raise faults[0]
    return receipts


def _returned(line: int, row: dict[str | Any, str | Any]) -> Receipt:
    known = meanings(CARRIER)
    code = str(row.get("outcome") or "").strip()
    if code not in known:
        raise InvalidInput(f"line {line}: there is no such outcome", f"one of {', '.join(sorted(known))}")
    reference = identifier(str(row.get("reference") or "").strip(), f"reference in line {line}")
    if reference is None:
        raise InvalidInput(f"line {line}: it names no letter", "fill in `reference`")
    try:
        at = datetime.fromisoformat(str(row.get("at") or ""))
    except ValueError as fault:
        raise InvalidInput(f"line {line}: `at` is no instant", "ISO 8601 with an offset") from fault
    if at.tzinfo is None:
        raise InvalidInput(f"line {line}: `at` has no offset", "ISO 8601 with an offset")
    return Receipt(CARRIER, code, known[code], at, reference)
