"""`rightparty law show`: one rule whole, as people read it, as a query, or as a formula."""

from collections.abc import Iterator
from pathlib import Path
from typing import Literal

from rightparty.law.load import Law, load_law, whole_law
from rightparty.law.rule import Rule

Language = Literal["zh-Hans", "zh-Hant", "en"]


def show(
    rule: str, *, lang: Language = "en", house: Path | None = None, sql: bool = False, logic: bool = False
) -> None:
    """Show one rule whole: sentence, citation, whom it binds, dates, numbers, cases, and what it asks.

    Example: rightparty law show usa.reg_f.more_than_seven_calls_in_seven_days

    Args:
        rule: the rule's id, or any ending of it that only one rule has.
        lang: the language of its sentences.
        house: the lender's policy file, which may only tighten.
        sql: show the query that the same rule is over a table of facts.
        logic: show its condition as a formula, parts and constants written out.
    """
    from rightparty.law.formula import formula
    from rightparty.law.query import query

    # Without a policy, what would bind whom it named is shown too.
    law = load_law(house)
    chosen = (law if house else whole_law()).rule(rule)
    if sql:
        print(query(chosen))
    if logic:
        print(formula(chosen.condition, chosen.instrument.parameters, chosen.about))
    if not sql and not logic:
        print("\n".join(_page(law, chosen, lang)))


def _page(law: Law, rule: Rule, lang: Language) -> Iterator[str]:
    from rightparty.law.sentences import for_borrower, sentence

    yield rule.id
    yield f"  {sentence(rule.id, lang) or rule.sentence}"
    for told in for_borrower([rule.id], lang):
        yield f"  To the borrower: {told}"
    yield ""
    yield from _line("text", f"{rule.citation} ({rule.instrument.title}; {rule.instrument.force})")
    yield from _line("binds", binds(rule))
    yield from _effect(rule)
    until = f" until {rule.until}" if rule.until else ""
    yield from _line("in force", f"from {rule.since}{until}, by the clock of {rule.instrument.zone}")
    read = "read in the original" if rule.seen_in_original else "not read in the original"
    yield from _line("sureness", f"{rule.confidence:.0%}, {read}")
    yield from _numbers(rule)
    yield from _asks(rule)
    yield from _cases(rule)
    book = rule.instrument.rulebook
    yield from _line("version", f"{book}@{law.versions[book]}")
    yield from _readings(rule)


def _readings(rule: Rule) -> Iterator[str]:
    """The rule as a formula, after what its instrument binds where that is a condition, and as a query."""
    from rightparty.law.formula import binding, formula
    from rightparty.law.query import query

    bound = binding(rule.instrument)
    if bound:
        yield from ("", "  bound where", *_indented(bound))
    said = formula(rule.condition, rule.instrument.parameters, rule.about)
    yield from ("", "  speaks where", *_indented(said))
    yield from ("", "  as a query", *_indented(query(rule)))


def _indented(text: str) -> Iterator[str]:
    yield from (f"    {line}" for line in text.splitlines())


def _line(name: str, said: str) -> Iterator[str]:
    yield f"  {name:<11} {said}"


def binds(rule: Rule) -> str:
    """Whom an instrument binds, in words: what its condition says of itself."""
    return " ".join((rule.instrument.binds.__doc__ or "").split())


def _effect(rule: Rule) -> Iterator[str]:
    from rightparty.law.meanings import effect

    yield from _line("about", f"{rule.about}" + (f" by {', '.join(rule.channels)}" if rule.channels else ""))
    yield from _line("effect", effect(rule))
    if rule.event:
        yield from _line("until", rule.event)
    if rule.obligation:
        yield from _line("requires", rule.obligation)
    if rule.legal_effect:
        yield from _line("called", rule.legal_effect)


def _numbers(rule: Rule) -> Iterator[str]:
    from rightparty.law.meanings import value

    for name in sorted(rule.recording.limits):
        parameter = rule.instrument.parameters[name]
        for dated in parameter.values:
            told = f"{name} = {value(parameter, dated)}, since {dated.since}: {dated.citation}"
            yield from _line("number", told)


def _asks(rule: Rule) -> Iterator[str]:
    from rightparty.law.meanings import meaning

    for name, question in rule.questions.items():
        yield from _line("asks", f"{name}: {meaning(question, rule.about)}")
    if rule.recording.says:
        yield from _line("asks", f"whether the text says {', '.join(sorted(rule.recording.says))}")


def _cases(rule: Rule) -> Iterator[str]:
    from rightparty.law.cases.pairs import cases_about

    for case in cases_about(rule.id):
        yield from _line("case", case.where)
        for told in case.lines:
            yield from _line("", f"  {told}")
