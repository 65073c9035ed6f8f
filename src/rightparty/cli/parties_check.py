"""`rightparty parties check`: have numbers checked by somebody outside, by file or over HTTP."""

import secrets
import sys
import tomllib
from collections import Counter
from collections.abc import Iterable, Sequence
from contextlib import closing
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Annotated, Literal

from cyclopts import Parameter

from rightparty.book.tables import TABLES
from rightparty.channels.acs3 import AccessKey
from rightparty.channels.checks_aliyun import AliyunCheck, Approved, read_endpoint
from rightparty.channels.checks_drop import AliyunDrop, Drop, MnrlDrop, RndDrop
from rightparty.cli.arguments import aware
from rightparty.cli.folder import read_book
from rightparty.cli.output import Format, emit_rows
from rightparty.cli.progress import progress
from rightparty.engine import open_engine
from rightparty.errors import InvalidInput, Refused
from rightparty.parties.checks import aliyun, mnrl, rnd
from rightparty.parties.checks.asking import questions, worth_asking
from rightparty.parties.checks.check import IDENTITY, RECYCLED, Answer, Question, evidence_row
from rightparty.parties.model import default_model

Source = Literal["rnd", "mnrl", "cn"]
Check = Literal["recycled", "identity"]

_OF = {
    "rnd": (rnd.SOURCE, rnd.PREFIX),
    "mnrl": (mnrl.SOURCE, mnrl.PREFIX),
    "cn": (aliyun.SOURCE, aliyun.PREFIX),
}
_CHECKS = {"recycled": RECYCLED, "identity": IDENTITY}


@dataclass(frozen=True)
class Way:
    """How the questions go, or the answers come: exactly one of the first three."""

    ask: Path | None = None
    "a folder for the query"
    answers: Annotated[tuple[Path, ...], Parameter(consume_multiple=True, negative="")] = ()
    "the files that came back"
    endpoint: str | None = None
    "where the Chinese vendor answers, as https://dytnsapi.aliyuncs.com"
    key: Path | None = None
    "for cn, a TOML file with key_id, secret, and [codes] of the approved uses"
    again_after_days: int = 30
    "numbers that this source answered about less than so many days ago are left out"


_NOT_SAID = Way()


def check(
    dir: Path,
    *,
    source: Annotated[Source, Parameter(name="--with")],
    at: datetime,
    about: Check = "recycled",
    way: Annotated[Way, Parameter(name="*")] = _NOT_SAID,
    out: Path | None = None,
    format: Format = "text",
    folder_only: bool = False,
) -> None:
    """Have the book's numbers checked outside: write the questions, or read the answers into evidence.

    Asked about are numbers that somebody who owes, or verifiably stands in, once proved or stated as theirs;
    nobody else's number leaves. `--ask` writes the query, `--answers` reads what came back and prints rows of
    `evidence`, to be added to the book; give both the same `--at`. India's list is only read. With
    `--endpoint` the Chinese vendor is asked at once.

    Example: rightparty parties check book --with rnd --at 2026-11-23T10:00+08:00 --ask outbox

    Args:
        dir: the book's folder.
        source: the US Reassigned Numbers Database (rnd), India's list (mnrl), or the Chinese vendor (cn).
        at: as of when the book is read, and the query made, with its offset.
        about: whether the number has passed on (recycled), or is in the person's name (identity; cn only).
        way: how the questions go, or the answers come.
        out: write the evidence to this file, its form by its ending.
        format: how the evidence is printed.
        folder_only: leave out what the store remembers.
    """
    if [bool(way.ask), bool(way.answers), bool(way.endpoint)].count(True) != 1:
        raise Refused(
            "it is not clear what to do", "say one of --ask FOLDER, --answers FILES and --endpoint URL"
        )
    if source == "mnrl" and way.ask is not None:
        raise Refused("India's list is not asked, it is read", "fetch it, and give its files as --answers")
    moment = aware(at, "--at")
    approved = _approved(way.key) if way.key else None
    drop = None if way.endpoint else _drop(source, about, approved, needs_code=way.ask is not None)
    again_after = timedelta(days=way.again_after_days)
    asked = _questions(dir, source, _CHECKS[about], moment, again_after, folder_only)
    if drop is None:
        _tell(asked, _called(asked, source, str(way.endpoint), approved), out, format)
    elif way.ask is not None:
        _put(asked, drop, way.ask, moment)
    else:
        _tell(asked, drop.take(asked, way.answers, moment), out, format)


def _questions(
    dir: Path, source: Source, which: str, at: datetime, again_after: timedelta, folder_only: bool
) -> list[Question]:
    name, prefix = _OF[source]
    with closing(open_engine()) as running, progress() as report:
        book = read_book(dir, running, folder_only=folder_only, progress=report)
        found = worth_asking(
            book.tables,
            default_model(),
            check=which,
            source=name,
            prefix=prefix,
            at=at,
            again_after=again_after,
        )
        return list(questions(running.rows(found.order_by("point_id", "person_id")), which))


def _drop(source: Source, about: Check, approved: Approved | None, *, needs_code: bool) -> Drop:
    if source == "cn":
        code = approved.codes.get(_CHECKS[about]) if approved else None
        if code is None and needs_code:
            raise Refused(
                f"no use of the check `{about}` is known", "name its code in [codes] of the --key file"
            )
        mask = approved.mask if approved else aliyun.SHA256
        return AliyunDrop(code or "", default_model().lag_of, mask)
    return RndDrop() if source == "rnd" else MnrlDrop()


def _approved(path: Path) -> Approved:
    """The key and the approved uses from a TOML file; what stands in it is not repeated in a fault."""
    help = 'write key_id = "…", secret = "…" and a table [codes] with recycled or identity'
    try:
        raw = tomllib.loads(path.read_text(encoding="utf-8"))
        codes = {_CHECKS[name]: str(code) for name, code in raw["codes"].items()}
        mask = raw.get("mask", aliyun.SHA256)
        found = Approved(AccessKey(str(raw["key_id"]), str(raw["secret"])), codes, mask)
    except (OSError, ValueError, KeyError, AttributeError):
        raise InvalidInput(f"{path}: cannot be read as a key", help) from None
    if mask not in (aliyun.NORMAL, aliyun.SHA256):
        raise InvalidInput(f"{path}: mask is {aliyun.SHA256} or {aliyun.NORMAL}", help)
    return found


def _put(asked: Sequence[Question], drop: Drop, folder: Path, at: datetime) -> None:
    """Write the query, and say what was left out of it."""
    put = drop.put(asked, folder, at)
    for path in put.files:
        print(path)
    _say(f"{len(asked) - len(put.left_out):,} numbers asked about in {len(put.files)} files")
    _left_out(why for _, why in put.left_out)


def _left_out(reasons: Iterable[str]) -> None:
    for why, count in sorted(Counter(reasons).items()):
        _say(f"{count:,} left out: {why}")


def _called(asked: Sequence[Question], source: Source, url: str, approved: Approved | None) -> list[Answer]:
    if source != "cn" or approved is None:
        raise Refused(
            "only the Chinese vendor is called, and only with a key", "add --with cn and --key FILE"
        )
    line = AliyunCheck(
        read_endpoint(url),
        approved,
        lambda: datetime.now(UTC),
        lambda: secrets.token_hex(16),
        default_model().lag_of,
    )
    with closing(line), progress() as report:
        answers = []
        for number, question in enumerate(asked, start=1):
            answers.append(line.ask(question))
            report("asking", number, len(asked))
        return answers


def _tell(asked: Sequence[Question], answers: Sequence[Answer], out: Path | None, format: Format) -> None:
    """The evidence where it was asked for; how it came out, and what stayed open, on stderr."""
    columns = [column.name for column in TABLES["evidence"].columns]
    emit_rows([evidence_row(answer) for answer in answers], columns, format, out)
    counted = Counter(answer.answer for answer in answers)
    parts = ", ".join(f"{counted[word]:,} {word}" for word in ("yes", "no", "no_data"))
    _say(f"{len(answers):,} answers: {parts}; {len(asked) - len(answers):,} questions without an answer")


def _say(text: str) -> None:
    print(text, file=sys.stderr)
