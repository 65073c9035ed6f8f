"""docs/reference/law/<rulebook>/<instrument>/<rule>.md: everything about one rule, on one template."""

from collections.abc import Iterator

from rightparty.law.cases.pairs import cases_about
from rightparty.law.formula import binding, formula
from rightparty.law.meanings import effect, meaning, value
from rightparty.law.query import query
from rightparty.law.rule import Instrument, Rule
from rightparty.law.sentences import for_borrower, sentence

CASES = 6
"""How many cases a page tells; where there are more, it says where they stand."""


def page(rule: Rule) -> str:
    """The page of one rule."""
    return "\n".join(_parts(rule))


def anchor(instrument: Instrument) -> str:
    """The place on its rulebook's page at which an instrument stands."""
    return instrument.id.replace("_", "-")


def plain(text: str | None) -> str:
    """A text as it stands in a table's cell: on one line, with no bar that would end it."""
    return " ".join((text or "").split()).replace("|", "\\|")


def _parts(rule: Rule) -> Iterator[str]:
    book = rule.instrument.rulebook
    yield f"# {rule.name.replace('_', ' ')}\n"
    yield f"Made by `make docs`. [{rule.instrument.title}](../README.md#{anchor(rule.instrument)}), `{rule.id}`.\n"
    yield f"> {rule.sentence}\n>\n> {sentence(rule.id, 'zh-Hans')}\n>\n> {sentence(rule.id, 'zh-Hant')}\n"
    yield f"**{plain(rule.citation)}**\n"
    yield "| | |\n|---|---|"
    yield from (f"| {name} | {plain(said)} |" for name, said in _facts(rule))
    yield from _numbers(rule)
    yield from _logic(rule)
    yield f"The same as a query, under its newest numbers, over one column a question:\n\n```sql\n{query(rule)}\n```"
    yield from _asks(rule)
    yield from _cases(rule)
    yield f"\n`rightparty law show {rule.id}` prints this; [all rules of {book}](../README.md)."


def _facts(rule: Rule) -> Iterator[tuple[str, str]]:
    instrument = rule.instrument
    yield "text", f"{instrument.title} ({instrument.force})"
    yield "binds", instrument.binds.__doc__ or ""
    yield "about", rule.about + (f", by {', '.join(rule.channels)}" if rule.channels else "")
    yield "effect", effect(rule)
    if rule.event:
        yield "until", rule.event
    if rule.obligation:
        yield "requires", rule.obligation
    if rule.legal_effect:
        yield "the law calls it", rule.legal_effect
    until = f", until {rule.until}" if rule.until else ""
    since = "at all times" if rule.since.year == 1900 else f"from {rule.since}"
    yield "in force", f"{since}{until} ({instrument.zone})"
    seen = "read in the original" if rule.seen_in_original else "not read in the original"
    yield "sureness", f"{rule.confidence:.0%}, {seen}"
    told = (
        for_borrower([rule.id], "en"),
        for_borrower([rule.id], "zh-Hans"),
        for_borrower([rule.id], "zh-Hant"),
    )
    yield "to the borrower", "<br>".join(one for some in told for one in some)


def _numbers(rule: Rule) -> Iterator[str]:
    limits = sorted(rule.recording.limits)
    if not limits:
        return
    yield "\n| number | value | since | clause |\n|---|---|---|---|"
    for name in limits:
        parameter = rule.instrument.parameters[name]
        for dated in parameter.values:
            unit = "" if parameter.unit in ("", "local time") else f" {parameter.unit}"
            yield f"| `{name}` | {plain(value(parameter, dated) + unit)} | {dated.since} | {plain(dated.citation)} |"


def _logic(rule: Rule) -> Iterator[str]:
    bound = binding(rule.instrument)
    yield "\n## Logic\n"
    if bound:
        yield f"It binds where:\n\n```text\n{bound}\n```\n"
    said = formula(rule.condition, rule.instrument.parameters, rule.about)
    yield f"It speaks where:\n\n```text\n{said}\n```\n"


def _asks(rule: Rule) -> Iterator[str]:
    yield "\n| asks | |\n|---|---|"
    for name, question in rule.questions.items():
        yield f"| `{name}` | {plain(meaning(question, rule.about))} |"
    for word in sorted(rule.recording.says):
        yield f"| `says_{word}` | whether the text says so: {word.replace('_', ' ')} |"


def _cases(rule: Rule) -> Iterator[str]:
    found = cases_about(rule.id)
    if not found:
        return
    yield "\n## Cases\n"
    for case in found[:CASES]:
        yield f"- `{case.where}`"
        yield from (f"  - {plain(line)}" for line in case.lines)
    if len(found) > CASES:
        yield f"- and {', '.join(f'`{case.where}`' for case in found[CASES:])}"
