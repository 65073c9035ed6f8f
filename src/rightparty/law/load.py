"""Every rule there is, under one house policy: the `Law` that a gate decides by.

It is loaded from this package, or from the files of a law that were kept (`law/written.py`).
"""

import hashlib
import importlib
import inspect
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, field, fields, replace
from datetime import datetime
from functools import cache, cached_property, lru_cache
from pathlib import Path
from typing import Any

from rightparty.canonical import FlatWriter
from rightparty.errors import InvalidInput
from rightparty.law.compiled import CompiledLaw
from rightparty.law.faults import counted, nearest
from rightparty.law.formula import binding, formula
from rightparty.law.house import house_file, house_policy
from rightparty.law.questions import Counter, Question
from rightparty.law.records import CONTACT
from rightparty.law.rule import Draft, Instrument, Rule, rules_of
from rightparty.law.written import HOUSE, PACKAGE, Reader, Texts, package_texts

RULEBOOKS = ("core", "chn", "usa", "gbr", "ind", "phl", "idn", "mex", "bra", "twn", "eu", "house")
"""Rulebooks in the order in which reasons are listed; each package names its instruments and countries."""

CAUTION = "caution"
"""The name of a rulebook's instrument that holds hours and numbers of our own, where its law has none."""

DEFINITIONS = "core.classes"
"""What the content classes mean: needed to read any law, so it is never left out."""


@dataclass(frozen=True)
class Rulebook:
    """One package of instruments: `countries` are those it serves, each with its zone of business."""

    id: str
    title: str
    instruments: tuple[str, ...]
    countries: Mapping[str, str]


def _rulebook(name: str) -> Rulebook:
    package = importlib.import_module(f"{PACKAGE}.{name}")
    return Rulebook(
        name,
        (package.__doc__ or name).strip().rstrip("."),
        package.INSTRUMENTS,
        getattr(package, "COUNTRIES", {}),
    )


@cache
def rulebooks() -> Mapping[str, Rulebook]:
    """Every rulebook by name.

    Raises:
        InvalidInput: two rulebooks serve one country.
    """
    found = {name: _rulebook(name) for name in RULEBOOKS}
    return each_country_once(found)


def each_country_once(found: Mapping[str, Rulebook]) -> Mapping[str, Rulebook]:
    """The same rulebooks.

    Raises:
        InvalidInput: two of them serve one country; with file, line and what to take out.
    """
    serving: dict[str, list[str]] = {}
    for book in found.values():
        for country in book.countries:
            serving.setdefault(country, []).append(book.id)
    twice = [
        f"{_where_served(books[1], country)}: `{country}` is served by {' and '.join(books)} alike: "
        "take it out of `COUNTRIES` in one of them"
        for country, books in serving.items()
        if len(books) > 1
    ]
    if twice:
        raise InvalidInput("a country has one rulebook", problems=twice)
    return found


def _where_served(book: str, country: str) -> str:
    """File and line at which a rulebook names a country that it serves."""
    path = Path(__file__).parent / "rulebooks" / book / "__init__.py"
    text = path.read_text(encoding="utf-8") if path.is_file() else ""
    lines = [n for n, line in enumerate(text.splitlines(), 1) if f'"{country}"' in line]
    return f"{path}:{lines[0] if lines else 1}"


COUNTRIES: Mapping[str, str] = {
    country: book.id for book in rulebooks().values() for country in book.countries
}
"""Countries that have a rulebook. In any other, nothing is sent."""

HOME_ZONES: Mapping[str, str] = {
    country: zone for book in rulebooks().values() for country, zone in book.countries.items()
}
"""The zone in which a rulebook's day of business turns."""


@dataclass(frozen=True)
class Law:
    """All rules on contacts, in order, and all on records. Cut down to some rulebooks with `only`.

    `texts`: the files that it is written in; none where rules were put together by hand.
    """

    rules: tuple[Rule, ...]
    records: tuple[Rule, ...] = ()
    texts: Texts = field(default=Texts({}), compare=False, repr=False)

    @cached_property
    def every(self) -> tuple[Rule, ...]:
        """All rules, on contacts and on records."""
        return (*self.rules, *self.records)

    def in_force(self, at: datetime) -> tuple[Rule, ...]:
        """The rules on contacts in force at an instant."""
        return tuple(rule for rule in self.rules if rule.in_force(at))

    def only(self, *rulebooks: str) -> "Law":
        """The same law cut down to some rulebooks, or instruments (`usa.reg_f`): what would it say alone?

        Raises:
            InvalidInput: one of them is no rulebook.
        """
        known = {rule.instrument.rulebook for rule in self.every}
        known |= {f"{rule.instrument.rulebook}.{rule.instrument.id}" for rule in self.every}
        unknown = [f"`{name}`" for name in rulebooks if name not in known]
        if unknown:
            books = sorted(name for name in known if "." not in name)
            near = nearest(unknown[0].strip("`"), known)
            raise InvalidInput(f"no rulebook {', '.join(unknown)}{near}", f"there are {', '.join(books)}")
        return self.where(lambda rule: _among(rule, rulebooks))

    def where(self, keep: Callable[[Rule], object]) -> "Law":
        """The same law with only the rules that a test keeps."""
        return Law(
            tuple(rule for rule in self.rules if keep(rule)),
            tuple(rule for rule in self.records if keep(rule)),
            self.texts,
        )

    @cached_property
    def alone(self) -> "Law":
        """The instruments alone: without our promise, caution and the house's policy, which are stricter."""
        return self.where(lambda rule: not _ours(rule) or _defines(rule))

    @cached_property
    def compiled(self) -> CompiledLaw:
        """The same law as functions, one for each period and channel."""
        return CompiledLaw(self)

    @cached_property
    def questions(self) -> Mapping[str, Question]:
        """Every question that some rule asks, by name."""
        return {name: question for rule in self.rules for name, question in rule.questions.items()}

    @cached_property
    def facts_writer(self) -> FlatWriter:
        """Writes the answers to all questions as they are hashed."""
        return FlatWriter(self.questions)

    @cached_property
    def lenders(self) -> frozenset[str]:
        """The lenders that count their contacts together, by this law's house policy."""
        return frozenset(name for rule in self.rules for name in rule.instrument.lenders or ())

    @cached_property
    def history_days_max(self) -> int:
        """The longest window that any rule counts in."""
        return max((q.days for q in self.questions.values() if isinstance(q, Counter)), default=0)

    @cached_property
    def versions(self) -> Mapping[str, str]:
        """A short hash of each rulebook: its rules with their parts, whom they bind, and their numbers."""
        names = dict.fromkeys(rule.instrument.rulebook for rule in self.every)
        return {
            name: _hash(r for r in self.every if r.instrument.rulebook == name)
            for name in RULEBOOKS
            if name in names
        }

    @cached_property
    def rule_versions(self) -> Mapping[str, str]:
        """A short hash of each rule by its id: which of them a later version has changed."""
        return {rule.id: _hash([rule]) for rule in self.every}

    @cached_property
    def version(self) -> str:
        """`core@1a2b3c4d;chn@…`: what a decision was made under."""
        return ";".join(f"{name}@{version}" for name, version in self.versions.items())

    def rule(self, rule_id: str) -> Rule:
        """One rule by its id, or by any ending of it that is unique.

        Raises:
            InvalidInput: none has it, or several; with the nearest, or with those that have it.
        """
        found = [rule for rule in self.every if rule.id == rule_id or rule.id.endswith(f".{rule_id}")]
        if len(found) != 1:
            ids, names = [rule.id for rule in self.every], [rule.name for rule in self.every]
            near = "" if found else nearest(rule_id, ids) or nearest(rule_id, names)
            several = f"write one of {', '.join(rule.id for rule in found)}"
            raise InvalidInput(
                f"`{rule_id}` names {len(found)} rules{near}",
                help=several if found else "`rightparty law list` shows all ids",
            )
        return found[0]

    def changes(self) -> tuple[datetime, ...]:
        """Every instant at which some rule takes or loses force, or a parameter changes, in order."""
        instants = {rule.starts_at for rule in self.every}
        instants |= {rule.ends_at for rule in self.every if rule.ends_at}
        for rule in self.every:
            for limit in rule.recording.limits:
                values = rule.instrument.parameters[limit].values
                instants |= {rule.starts_on(dated.since) for dated in values}
        return tuple(sorted(instants))


def _hash(rules: Any) -> str:
    digest = hashlib.sha256()
    for rule in rules:
        said = {f.name: getattr(rule, f.name) for f in fields(Draft) if f.name != "condition"}
        digest.update(repr((rule.id, said)).encode())
        digest.update(inspect.getsource(rule.condition).encode())
        # Parts and constants that a condition calls stand elsewhere; its formula has them written out.
        said_of_it = formula(rule.condition, rule.instrument.parameters, rule.about)
        digest.update(repr((said_of_it, binding(rule.instrument), sorted(rule.questions))).encode())
        for limit in sorted(rule.recording.limits):
            digest.update(repr(rule.instrument.parameters[limit]).encode())
        if rule.instrument.lenders is not None:
            digest.update(repr(sorted(rule.instrument.lenders.items())).encode())
    return digest.hexdigest()[:12]


def load_law(house: Path | None = None) -> Law:
    """The law; with `house`, the lender's own policy file, which may only tighten the default.

    What counts over several lenders is part of it only where the file names them.

    Raises `InvalidInput` naming every entry that loosens, is unknown or is of the wrong type.
    """
    if house is None:
        return _default_law()
    return _under_house(whole_law(), house_file(house), house)


def load_written(texts: Texts, version: str, rules: Collection[str]) -> Law:
    """The law that some files are, cut down to the `rules` it had by their ids; it comes out as `version`.

    Raises:
        InvalidInput: it does not, naming the rulebooks; or a file is missing, or says what no rule says.
    """
    kept, books = frozenset(rules), tuple(one.partition("@")[0] for one in version.split(";"))
    try:
        law = _written(texts, books).where(lambda rule: rule.id in kept)
        said = set(law.version.split(";"))
    except InvalidInput:
        raise
    except Exception as fault:  # whatever an old text means that this package no longer knows
        raise InvalidInput(f"its texts are no law: {type(fault).__name__}: {fault}") from fault
    if law.version != version:
        unlike = [one for one in version.split(";") if one not in said] or ["it has more rulebooks"]
        raise InvalidInput(f"its texts are not those of {', '.join(unlike)}", "they come out otherwise here")
    return law


@lru_cache(maxsize=4)
def _written(texts: Texts, books: tuple[str, ...]) -> Law:
    """The whole law of some files, and under the lender's policy where one is among them."""
    reader = Reader(texts)
    law = _law_of({book: reader.instruments(book) for book in books}, reader.module, texts)
    return _under_house(law, texts.files[HOUSE], HOUSE) if HOUSE in texts.files else law.where(_meant)


@lru_cache(maxsize=1)
def _default_law() -> Law:
    return whole_law().where(_meant)


def _meant(rule: Rule) -> bool:
    """Whether a rule can bind anybody: one on several lenders does where a policy names them."""
    return rule.instrument.lenders is None or bool(rule.instrument.lenders)


@lru_cache(maxsize=1)
def whole_law() -> Law:
    """Every rule that is written down, those too that bind nobody until a house policy says whom."""
    return _law_of(
        {book.id: book.instruments for book in rulebooks().values()},
        lambda book, instrument: importlib.import_module(f"{PACKAGE}.{book}.{instrument}"),
        package_texts(RULEBOOKS),
    )


def _law_of(books: Mapping[str, Sequence[str]], module: Callable[[str, str], object], texts: Texts) -> Law:
    """The law of some rulebooks with their instruments, each read by `module`."""
    rules: list[Rule] = []
    problems: list[object] = []
    for book, instruments in books.items():
        for instrument in instruments:
            try:
                rules += rules_of(module(book, instrument))
            except InvalidInput as fault:
                problems += fault.problems or (str(fault),)
    if problems:
        raise InvalidInput(f"the law cannot be loaded: {counted(problems)} in it", problems=problems)
    return Law(
        tuple(rule for rule in rules if rule.about == CONTACT),
        tuple(rule for rule in rules if rule.about != CONTACT),
        texts,
    )


def _under_house(law: Law, data: bytes, path: Path | str) -> Law:
    """The law under a lender's own policy, which is from then on among its files."""
    house = {rule.instrument.id: rule.instrument for rule in law.every if rule.instrument.rulebook == "house"}
    if not house:
        raise InvalidInput(f"{path} tightens the house policy, and there is none in this law")
    policies = {policy.id: policy for policy in house_policy(data, path, *house.values())}
    texts = Texts({**law.texts.files, HOUSE: data})
    return Law(_under(policies, law.rules), _under(policies, law.records), texts).where(_meant)


def _under(policies: Mapping[str, Instrument], rules: tuple[Rule, ...]) -> tuple[Rule, ...]:
    """The same rules, those of the house under its own policy."""
    return tuple(
        replace(r, instrument=policies[r.instrument.id]) if r.instrument.rulebook == "house" else r
        for r in rules
    )


def _among(rule: Rule, names: Collection[str]) -> bool:
    book = rule.instrument.rulebook
    return book in names or f"{book}.{rule.instrument.id}" in names


def _ours(rule: Rule) -> bool:
    return rule.instrument.rulebook in ("core", "house") or rule.instrument.id == CAUTION


def _defines(rule: Rule) -> bool:
    return f"{rule.instrument.rulebook}.{rule.instrument.id}" == DEFINITIONS
