"""docs/reference/law: a page for each rule, an index for each rulebook, the coverage, and what is disputed."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import groupby

from rightparty.law.cases.disputed import disputed
from rightparty.law.cases.own import own_cases
from rightparty.law.load import Rulebook, rulebooks, whole_law
from rightparty.law.rule import Instrument, Rule
from tools.pages.law_rule import anchor, page, plain

FOLDER = "docs/reference/law"
RESEARCH_CASES = 401
"""How many cases the research wrote down, in both vocabularies."""

HEAD = """# The law

Made by `make docs` from the rulebooks themselves.

Every rule that a decision can rest on has a page here: what it says, whom it binds, since when, its numbers with their clauses, its logic, its query, and the last contact it allows beside the first it refuses.
`rightparty law list` and `rightparty law show RULE` print the same.

**This is not legal advice.** It is what the texts named were read to say, by the confidence stated; a lawyer of the place has the last word, and `rightparty law accept` records that somebody had it.

"""
NOT_RESEARCHED = """
## What is not here

In a country without a rulebook nothing is sent: [no rulebook](core/promise/no_rulebook.md) refuses.
A text that was not read in the original says so on each of its rules.
Where research found no number, none is invented: what stands in its place is the rulebook's own `practice`, which is ours and not the law's, and only tightens.
In the Union, a member state's own collection law is needed beside what all have in common; a state without it refuses.
American states and cities that are not named have no text of their own here: federal law, our promise and the house policy hold there.
[Cases that we answer otherwise than the research](disputed.md) are listed with the reason.
"""
DISPUTED = """# Disputed cases

Made by `make docs` from `src/rightparty/law/cases/disputed.toml`.

Research wrote its cases down apart from the rules, and both are held against each other by `rightparty law check`.
Where a case and the text it cites disagree, it stands here with the reason; nothing else may differ.

"""


def pages() -> Mapping[str, str]:
    """Every page of the folder: its path, and its text."""
    every = _rules()
    found = {f"{FOLDER}/README.md": _coverage(every), f"{FOLDER}/disputed.md": _disputed()}
    for book in rulebooks().values():
        rules = [rule for rule in every if rule.instrument.rulebook == book.id]
        if rules:
            found[f"{FOLDER}/{book.id}/README.md"] = _index(book, rules)
    for rule in every:
        found[f"{FOLDER}/{rule.id.replace('.', '/')}.md"] = page(rule)
    return {name: text.rstrip("\n") + "\n" for name, text in found.items()}


def _rules() -> Sequence[Rule]:
    """All rules, instrument by instrument: those on records beside those on contacts."""
    law = whole_law()
    order = {
        (book.id, instrument): place
        for place, (book, instrument) in enumerate(
            (book, instrument) for book in rulebooks().values() for instrument in book.instruments
        )
    }
    return sorted(law.every, key=lambda rule: order[rule.instrument.rulebook, rule.instrument.id])


def _coverage(every: Sequence[Rule]) -> str:
    contacts = sum(rule.about == "contact" for rule in every)
    seen = sum(rule.seen_in_original for rule in every)
    told = f"{len(every)} rules, {contacts} of them about contacts, the others about agreements, records kept, transfers and wording; {seen} were read in the original.\n"
    head = "| rulebook | countries | instruments | rules | read in the original | least sure |\n|---|---|---|---|---|---|\n"
    rows = [
        _book_row(book, [r for r in every if r.instrument.rulebook == book.id])
        for book in rulebooks().values()
    ]
    cases = sum(1 for _ in own_cases())
    held = f"\nThe project's own {cases} cases and boundary sides are held against these rules on every change.\n"
    return HEAD + told + "\n" + head + "\n".join(rows) + "\n" + held + NOT_RESEARCHED


def _book_row(book: Rulebook, rules: Sequence[Rule]) -> str:
    countries = " ".join(book.countries) or "-"
    if not rules:
        return f"| {book.title} | {countries} | - | none yet: nothing is sent there | - | - |"
    instruments = len({rule.instrument.id for rule in rules})
    seen = sum(rule.seen_in_original for rule in rules)
    least = min(rule.confidence for rule in rules)
    return f"| [{book.title}]({book.id}/README.md) | {countries} | {instruments} | {len(rules)} | {seen} | {least:.0%} |"


def _index(book: Rulebook, rules: Iterable[Rule]) -> str:
    countries = ", ".join(f"{country} ({zone})" for country, zone in book.countries.items())
    served = (
        f"Countries, each with the zone in which its day of business turns: {countries}.\n"
        if countries
        else ""
    )
    parts = [f"# {book.title}\n\nMade by `make docs`. All rulebooks: [the law](../README.md).\n\n{served}"]
    for instrument, under in groupby(rules, key=lambda rule: rule.instrument):
        parts.append("\n".join(_instrument(instrument, list(under))) + "\n")
    return "\n".join(parts)


def _instrument(instrument: Instrument, rules: Sequence[Rule]) -> Iterator[str]:
    yield f'<a id="{anchor(instrument)}"></a>\n\n## {instrument.title}\n'
    place = f" Place: {instrument.place}." if instrument.place else ""
    seen = "read in the original" if instrument.seen_in_original else "not read in the original"
    yield f"`{instrument.rulebook}.{instrument.id}`: {instrument.force}, {seen}, {instrument.confidence:.0%} sure.{place}"
    yield f"Binds: {plain(instrument.binds.__doc__)}\n"
    yield "| rule | effect | says |\n|---|---|---|"
    for rule in rules:
        about = "" if rule.about == "contact" else f" ({rule.about})"
        yield f"| [{rule.name}]({instrument.id}/{rule.name}.md) | {rule.effect}{about} | {plain(rule.sentence)} |"


def _disputed() -> str:
    found = disputed()
    share = (
        f"{len(found)} of {RESEARCH_CASES} cases, {len(found) / RESEARCH_CASES:.1%}; at most 3 % may be.\n\n"
    )
    rows = [f"| {case} | {plain(reason)} |" for case, reason in sorted(found.items())]
    return DISPUTED + share + "| case | why |\n|---|---|\n" + "\n".join(rows or ["| - | none |"]) + "\n"
