"""`rightparty words check`: what is wrong with texts that were written freely."""

import csv
import io
import json
from collections.abc import Iterator, Mapping
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, Literal

from rightparty.cli.bench_kept import AtLeastOne
from rightparty.cli.output import emit_rows
from rightparty.errors import InvalidInput

if TYPE_CHECKING:
    from rightparty.words.conduct import Occasion, TextFinding
    from rightparty.words.languages import Language

FOUND: Final = 1
"""The exit code of a strict check that found something."""

_SHARE = 5_000
"""Texts that a process takes at a time."""

COLUMNS: Final = (
    "line", "verdict", "severity", "saying", "rule", "citation", "quote", "start", "end", "missing",
    "instead", "also", "found_by", "score",
)  # fmt: skip

_Row = tuple[int, Mapping[str, Any]]


def check(  # noqa: PLR0913 -- one parameter an option
    file: Path,
    *,
    language: Literal["zh-Hans", "zh-Hant", "en"] | None = None,
    audience: Literal["owes", "stands_in", "other"] | None = None,
    country: str | None = None,
    direction: Literal["in", "out"] | None = None,
    model: bool = False,
    processes: AtLeastOne = 1,
    strict: bool = False,
    format: Literal["text", "json", "csv"] = "text",
) -> int:
    """Find what is wrong with texts: threats, false authority, debt words to strangers, links and the rest.

    Each finding has its words, the rule, and what to write instead. What only an unknown fact decides is
    `cannot_tell`, and names the fact.

    Example: rightparty words check texts.txt --country CN --audience owes

    Args:
        file: a text file, a text on each line (or between empty lines, where there are any); or CSV or JSON
            lines with a column `text`, and others that say what is known of the message.
        language: in which language to say what to write instead; else in the text's own.
        audience: whom texts reach that do not say so: owes, stands_in or other.
        country: whose law holds, in two letters, for texts that do not say so.
        direction: `in` for what was written to us, which is nobody's conduct.
        model: ask a model second, of what no rule finds; whatever it finds, a person has to read.
        processes: how many processes read a large file at once.
        strict: end with 1 where something was found, so that a script stops.
        format: text for reading, or json or csv.
    """
    given = {"audience": audience, "country": country, "direction": direction}
    texts = list(_texts(file))
    found = list(_judged(file, texts, given, (language, model, processes)))
    if format == "text":
        for line, one in found:
            print(_told(f"{file}:{line}", one))
        with_findings = len({line for line, _ in found})
        print(f"{len(found)} findings in {with_findings} of {len(texts)} texts")
    else:
        emit_rows([_as_row(line, one) for line, one in found], COLUMNS, format)
    return FOUND if strict and found else 0


def _judged(
    file: Path, texts: list[_Row], given: Mapping[str, Any], how: "tuple[Language | None, bool, int]"
) -> Iterator[tuple[int, "TextFinding"]]:
    from rightparty.words.occasion_rows import occasion_of

    problems: list[str] = []
    occasions = []
    for line, row in texts:
        kept = {name: value for name, value in row.items() if value not in (None, "")}
        try:
            occasions.append(occasion_of({**given, **kept}))
        except InvalidInput as fault:
            problems += [f"{file}:{line}: {problem}" for problem in fault.problems]
    if problems:
        raise InvalidInput(f"{file} has cells that cannot be read", "correct them", problems)
    pairs = [(row["text"], occasion) for (_, row), occasion in zip(texts, occasions, strict=True)]
    for (line, _), found in zip(texts, _by_processes(pairs, how), strict=True):
        for one in found:
            yield line, one


def _by_processes(
    pairs: "list[tuple[str, Occasion]]", how: "tuple[Language | None, bool, int]"
) -> "Iterator[tuple[TextFinding, ...]]":
    """The findings of each text, in order; several processes take some thousand texts at a time."""
    language, model, processes = how
    shares = [pairs[start : start + _SHARE] for start in range(0, len(pairs), _SHARE)]
    read = partial(_read, language=language, model=model)
    if processes == 1 or len(shares) <= 1:
        for share in shares:
            yield from read(share)
        return
    from concurrent.futures import ProcessPoolExecutor
    from multiprocessing import get_context

    with ProcessPoolExecutor(min(processes, len(shares)), get_context("spawn")) as pool:
        for found in pool.map(read, shares):
            yield from found


def _read(
    share: "list[tuple[str, Occasion]]", *, language: "Language | None", model: bool
) -> "list[tuple[TextFinding, ...]]":
    from rightparty.words.conduct import judged_many
    from rightparty.words.model import default_model

    return list(judged_many(share, language, default_model() if model else None))


def _told(where: str, one: "TextFinding") -> str:
    quote = " ".join(one.quote.split())
    missing = f", for want of {', '.join(one.missing)}" if one.missing else ""
    by = "" if one.score is None else f" (a model's judgement, {one.score:.2f})"
    return (
        f"{where}: {one.verdict}{missing}: {one.saying}, {one.severity}{by}\n"
        f"  says     {quote}\n  rule     {one.rule}: {one.citation}\n  instead  {one.instead}"
    )


def _as_row(line: int, one: "TextFinding") -> Mapping[str, Any]:
    return {"line": line, **{name: getattr(one, name) for name in COLUMNS if name != "line"}}


def _texts(file: Path) -> Iterator[_Row]:
    """Each text with the line where it begins."""
    content = _decoded(file)
    if file.suffix == ".csv":
        return _of_csv(file, content)
    if file.suffix in (".jsonl", ".ndjson"):
        return _of_json_lines(file, content)
    return _of_lines(content)


def _decoded(file: Path) -> str:
    data = file.read_bytes()
    for encoding in ("utf-8-sig", "gb18030"):
        try:
            return data.decode(encoding)
        except UnicodeDecodeError:
            continue
    raise InvalidInput(f"{file} is neither UTF-8 nor GB18030", "save it as UTF-8")


def _of_lines(content: str) -> Iterator[_Row]:
    """A text on each line; where there are empty lines between texts, each goes on to the next of them."""
    lines = content.splitlines()
    if not any(not line.strip() for line in lines[:-1]):
        yield from ((number, {"text": line}) for number, line in enumerate(lines, 1) if line.strip())
        return
    begun, kept = 0, []
    for number, line in enumerate([*lines, ""], 1):
        if line.strip():
            begun = begun or number
            kept.append(line)
        elif kept:
            yield begun, {"text": "\n".join(kept)}
            begun, kept = 0, []


def _of_csv(file: Path, content: str) -> Iterator[_Row]:
    reader = csv.DictReader(io.StringIO(content, newline=""))
    if "text" not in (reader.fieldnames or ()):
        raise InvalidInput(
            f"{file}:1: there is no column `text`", "name the column that holds the texts `text`"
        )
    begins = reader.line_num + 1
    for row in reader:
        if (row["text"] or "").strip():
            yield begins, row
        begins = reader.line_num + 1


def _of_json_lines(file: Path, content: str) -> Iterator[_Row]:
    problems: list[str] = []
    rows: list[_Row] = []
    for number, line in enumerate(content.splitlines(), 1):
        if not line.strip():
            continue
        try:
            row = json.loads(line)
        except json.JSONDecodeError as fault:
            problems.append(f"{file}:{number}: no JSON: {fault.msg}")
            continue
        if not isinstance(row, dict) or not isinstance(row.get("text"), str):
            problems.append(f"{file}:{number}: no object with a `text`")
            continue
        rows.append((number, {name: _cell(value) for name, value in row.items()}))
    if problems:
        raise InvalidInput(f"{file} cannot be read", "give one object a line, each with a `text`", problems)
    yield from rows


def _cell(value: Any) -> Any:
    """A value of JSON as a cell has it."""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, list):
        return ";".join(map(str, value))
    return value
