"""The files of a new rule in a source checkout: a stub that refuses, its number, its cases and its sentences.

A stub may only refuse: it speaks whenever its instrument binds, until somebody writes down what the law says.
"""

import ast
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

from rightparty.errors import InvalidInput
from rightparty.law.faults import nearest
from rightparty.law.load import RULEBOOKS, load_law, rulebooks

_NAME = re.compile(r"[a-z][a-z0-9_]*")
_WIDTH = 110
_NEEDED: Mapping[str, tuple[str, ...]] = {
    "datetime": ("date",),
    "rightparty.law.rule": ("rule",),
    "rightparty.law.vocabulary": ("ATTEMPT", "CREDITOR", "DENY", "PERSON"),
}
_MODULE = '''"""{title}."""

from rightparty.law.parameters import load_parameters
from rightparty.law.rule import Instrument
from rightparty.law.vocabulary import Force


def binds(c):
    """Whoever collects where {place} is concerned."""
    return c.within("{place}")


INSTRUMENT = Instrument(
    "{instrument}",
    rulebook="{book}",
    title="{title}",
    force=Force.LAW,
    confidence=0.5,
    zone="{zone}",
    binds=binds,
    parameters=load_parameters(__package__, "{instrument}.toml"),
)
'''
_RULE = '''

@rule("{citation}", effect=DENY, since=date({since.year}, {since.month}, {since.day}), confidence=0.5)
def {rule}({argument}):
    """What this clause asks for is not written down yet, and until it is, nobody is contacted under it."""
    {condition}
'''
_NUMBER = """
[{rule}]
unit = "attempts a day to one person"
values = [{{ since = {since}, value = 0, citation = "{citation}" }}]
"""
_CHINESE = """
[{rule}]
zh-Hans = "此条款的要求尚未写明，写明之前不据此联系任何人。"
zh-Hant = "此條款的要求尚未寫明，寫明之前不據此聯絡任何人。"
"""
_CHINESE_HEAD = (
    "# What the rules say, for readers of Chinese. The English sentence is the rule's own docstring.\n"
)
_PAIR = """
[[pair]]
rule = "{rule}"
why = "The day before it takes force, and the day itself."
country = "{country}"
at = "{before}"
contact = {{ channel = "call" }}
refused.at = "{first}"
"""


@dataclass(frozen=True)
class NewRule:
    """What is known of a rule before anybody has written it: its id, its clause, its first day in force."""

    id: str
    citation: str
    since: date
    title: str = ""

    @property
    def parts(self) -> tuple[str, str, str]:
        """Rulebook, instrument and name."""
        book, instrument, rule = self.id.split(".")
        return book, instrument, rule


def scaffold(new: NewRule, checkout: Path) -> tuple[Path, ...]:
    """Write a new rule's files into a checkout; the files written or changed, in order.

    Raises:
        InvalidInput: the id is no id, names no rulebook or a rule that is there, nothing is cited, or the
            folder holds no sources.
    """
    folder = _checked(new, checkout)
    book, instrument, rule = new.parts
    countries = rulebooks()[book].countries
    country, zone = next(iter(countries.items()), ("", "UTC"))
    words = {
        "book": book, "instrument": instrument, "rule": rule, "citation": new.citation, "since": new.since,
        "title": new.title or instrument, "country": country, "place": country or book.upper(), "zone": zone,
        "before": _noon(new.since - timedelta(days=1), zone), "first": _noon(new.since, zone),
    }  # fmt: skip
    module = folder / f"{instrument}.py"
    if not module.exists():
        _append(module, _MODULE.format(**words), "")
        _append(folder / f"{instrument}.toml", "", f"# {words['title']}\n")
        _name_instrument(folder / "__init__.py", instrument)
    written = [module, *_with_rule(module, words)]
    written.append(_append(folder / f"{instrument}.zh.toml", _CHINESE.format(**words), _CHINESE_HEAD))
    if countries:
        head = f"# Cases of {words['title']}.\n"
        written.append(_append(folder / f"{instrument}.cases.toml", _PAIR.format(**words), head))
    written.append(_grouped(folder.parent.parent / "borrower.toml", new.id))
    return tuple(written)


def _with_rule(module: Path, words: Mapping[str, object]) -> list[Path]:
    """Write the stub, and its number where the instrument has numbers; the files beside the module."""
    numbers = module.with_suffix(".toml")
    if not numbers.is_file():
        _with_imports(module, {**_NEEDED, "rightparty.law.vocabulary": ("DENY",)})
        _append(module, _RULE.format(**words, argument="_c", condition="return True"), "")
        return []
    counted = f'c.count(ATTEMPT, days=1, per=(CREDITOR, PERSON)) >= c.limit("{words["rule"]}")'
    _with_imports(module, _NEEDED)
    _append(module, _RULE.format(**words, argument="c", condition=f"return {counted}"), "")
    return [_append(numbers, _NUMBER.format(**words), "")]


_CHINESE_HEAD = (
    "# What the rules say, for readers of Chinese. The English sentence is the rule's own docstring.\n"
)


def _checked(new: NewRule, checkout: Path) -> Path:
    """The folder of the rule's rulebook."""
    parts = new.id.split(".")
    if len(parts) != 3 or not all(_NAME.fullmatch(part) for part in parts):
        raise InvalidInput(
            f"`{new.id}` is no id of a rule", "write RULEBOOK.INSTRUMENT.NAME in small letters"
        )
    if parts[0] not in RULEBOOKS:
        raise InvalidInput(
            f"no rulebook `{parts[0]}`{nearest(parts[0], RULEBOOKS)}",
            "a new country is a package below law/rulebooks, named in `RULEBOOKS` of law/load.py",
        )
    if any(rule.id == new.id for rule in load_law().every):
        raise InvalidInput(f"there is a rule `{new.id}`", f"`rightparty law show {new.id}` prints it")
    if not re.search(r"\d", new.citation):
        raise InvalidInput("a citation names a number", "give the article, section or clause: `Act, art. 12`")
    folder = checkout / "src" / "rightparty" / "law" / "rulebooks" / parts[0]
    if not folder.is_dir():
        raise InvalidInput(f"`{checkout}` has no sources of ours", "name a checkout with `--checkout DIR`")
    module = folder / f"{parts[1]}.py"
    if module.exists() and re.search(rf"^def {parts[2]}\(", module.read_text(encoding="utf-8"), re.MULTILINE):
        raise InvalidInput(f"{module}: `{parts[2]}` is there already", "choose another name")
    return folder


def _append(path: Path, text: str, head: str) -> Path:
    before = path.read_text(encoding="utf-8") if path.exists() else head
    path.write_text(before + text, encoding="utf-8")
    return path


def _noon(day: date, zone: str) -> str:
    return datetime.combine(day, time(12), ZoneInfo(zone)).isoformat()


def _name_instrument(path: Path, instrument: str) -> None:
    """Add an instrument to the `INSTRUMENTS` of a rulebook's package."""
    text = path.read_text(encoding="utf-8")
    for node in ast.parse(text).body:
        target = node.targets[0] if isinstance(node, ast.Assign) else getattr(node, "target", None)
        if isinstance(target, ast.Name) and target.id == "INSTRUMENTS":
            named = (*ast.literal_eval(node.value), instrument)  # type: ignore[attr-defined]  # an assignment
            _replace_node(path, text, node, "INSTRUMENTS = " + _tuple([f'"{one}"' for one in named]))


def _tuple(words: list[str]) -> str:
    line = f"({', '.join(words)}{',' if len(words) == 1 else ''})"
    if len(line) + len("INSTRUMENTS = ") <= _WIDTH:
        return line
    return "(\n" + "".join(f"    {word},\n" for word in words) + ")"


def _with_imports(path: Path, needed: Mapping[str, Iterable[str]]) -> None:
    """Make sure that a module imports these names."""
    for module, names in needed.items():
        text = path.read_text(encoding="utf-8")
        imports = [node for node in ast.parse(text).body if isinstance(node, ast.ImportFrom)]
        there = next((node for node in imports if node.module == module), None)
        known = {alias.name for alias in there.names} if there else set()
        written = _import(module, known | set(names))
        if there is not None:
            _replace_node(path, text, there, written)
        else:
            blank = "\n" if module == "datetime" else ""
            before = imports[0] if module < (imports[0].module or "") else imports[-1]
            place = before.lineno - 1 if before is imports[0] else (before.end_lineno or before.lineno)
            lines = text.splitlines(keepends=True)
            path.write_text(
                "".join([*lines[:place], f"{written}\n{blank}", *lines[place:]]), encoding="utf-8"
            )


def _import(module: str, names: Iterable[str]) -> str:
    kinds = {name: (not name.isupper(), not name[0].isupper(), name) for name in names}
    ordered = sorted(kinds, key=kinds.__getitem__)
    line = f"from {module} import {', '.join(ordered)}"
    if len(line) <= _WIDTH:
        return line
    return f"from {module} import (\n" + "".join(f"    {name},\n" for name in ordered) + ")"


def _replace_node(path: Path, text: str, node: ast.stmt, written: str) -> None:
    lines = text.splitlines(keepends=True)
    last = node.end_lineno or node.lineno
    path.write_text("".join([*lines[: node.lineno - 1], written + "\n", *lines[last:]]), encoding="utf-8")


def _grouped(path: Path, rule: str) -> Path:
    """Put a rule into the group of reasons of which too little is known."""
    text = path.read_text(encoding="utf-8")
    group = re.compile(r"(^\[facts_missing\]\n(?:.*\n)*?rules = \[\n)", re.MULTILINE)
    grouped = group.sub(rf'\1  "{rule}",\n', text, count=1)
    path.write_text(grouped, encoding="utf-8")
    return path
