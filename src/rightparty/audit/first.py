"""The first screen of a report: how bad, which rules, who, whom to apologise to, and what to do next."""

from collections.abc import Mapping, Sequence
from typing import Any, Final

from rightparty.audit import charts
from rightparty.audit.listing import rule_anchor, severity
from rightparty.audit.markup import Markup, joined, tag
from rightparty.audit.page import section
from rightparty.audit.shown import masked_code
from rightparty.audit.summary import Summary
from rightparty.audit.wording import Wording, share
from rightparty.audit.wording import told as told_number
from rightparty.words.conduct import READ_BY_A_PERSON
from rightparty.words.verdicts import GRAVE

Row = Mapping[str, Any]

MOST: Final = 3
"""How many rules, and who broke them, stand on the first screen."""


def answer(summary: Summary, words: Wording) -> Markup:
    """The verdict in a sentence, the numbers, how the contacts divide, and what follows from it."""
    totals = summary.totals
    counts = {"violation": summary.violation, "cannot_tell": summary.cannot_tell, "fine": summary.fine}
    if not totals.contacts:
        return section("answer", words("title"), tag("p", words("none_read"), class_="verdict"))
    verdict = words(
        "verdict_bad" if summary.violation else "verdict_clean",
        contacts=totals.contacts,
        share=share(summary.violation, totals.contacts),
        **counts,
    )
    divided = [
        (f"{words(name)} {told_number(count)}", count, charts.COLOURS[name]) for name, count in counts.items()
    ]
    return tag(
        "section",
        tag("h2", verdict, class_="verdict", id="answer-heading"),
        tag("ul", *_tiles(summary, words), class_="tiles"),
        charts.split(divided, words("split", **counts)),
        tag("div", _rules(summary, words), _who(summary, words), class_="pair")
        if summary.violation
        else None,
        tag("h3", words("next")),
        tag("ol", *(tag("li", line) for line in _next(summary, words)), class_="next"),
        id="answer",
        aria_labelledby="answer-heading",
    )


def _tiles(summary: Summary, words: Wording) -> Sequence[Markup]:
    grave = next((row["contacts"] for row in summary.by["severity"] if row["value"] == GRAVE), 0)
    more = words("severity_of", grave=grave) if grave else ""
    tiles = [
        _tile(summary.violation, words("tile_violation"), more, bad=summary.violation > 0),
        _tile(summary.people, words("tile_people"), bad=summary.people > 0),
        _tile(summary.cannot_tell, words("tile_cannot_tell")),
    ]
    if summary.stopped is not None and summary.violation:
        tiles.append(_tile(summary.stopped, words("tile_stopped")))
    return tiles


def _tile(count: int, label: str, more: str = "", *, bad: bool = False) -> Markup:
    lines = [tag("strong", told_number(count)), tag("span", label), tag("em", more) if more else None]
    return tag("li", *lines, class_="bad" if bad else None)


def _rules(summary: Summary, words: Wording) -> Markup:
    """The rules that most contacts broke."""
    items = [
        tag(
            "li",
            severity(row["severity"], words),
            tag("a", words.sense(row["rule"]), href=f"#{rule_anchor(row['rule'])}"),
            tag("span", words("times", contacts=row["contacts"]), class_="rule-id"),
        )
        for row in _broken(summary)[:MOST]
    ]
    return tag("div", tag("h3", words("which_rules")), tag("ul", *items))


def _broken(summary: Summary) -> Sequence[Row]:
    return sorted((row for row in summary.rules if row["violations"]), key=lambda row: -int(row["contacts"]))


def _who(summary: Summary, words: Wording) -> Markup | None:
    """The agencies with most contacts that broke something; where the log names none, the creditors."""
    items = []
    for row in _parties(summary)[:MOST]:
        told = {"contacts": row["contacts"], "of": row.get("of", row["contacts"])}
        line = words("of_all", share=share(told["contacts"], told["of"]), **told)
        name = masked_code(row["value"]) if row["value"] else words("lender_itself")
        items.append(tag("li", tag("strong", name), tag("span", line, class_="rule-id")))
    return tag("div", tag("h3", words("who")), tag("ul", *items)) if items else None


def _parties(summary: Summary) -> Sequence[Row]:
    part = "agency" if any(row["value"] for row in summary.by["agency"]) else "creditor"
    rows = [row for row in summary.by[part] if row["contacts"]]
    return sorted(rows, key=lambda row: (-int(row["contacts"]), str(row["value"])))


def _next(summary: Summary, words: Wording) -> Sequence[Markup]:
    """What follows from the figures, the most urgent first."""
    lines: list[Markup] = []
    if summary.people:
        told = words("next_apologise", people=summary.people, **summary.apologised)
        lines.append(tag("a", told, href="#apologies"))
    if summary.violation:
        top = _broken(summary)[0]
        told = words("next_rule", sense=words.sense(top["rule"]))
        lines.append(tag("a", told, href=f"#{rule_anchor(top['rule'])}"))
    named = next((row for row in _parties(summary) if row["value"]), None)
    if named is not None:
        told = words(
            "next_agency",
            agency=masked_code(named["value"]),
            contacts=named["contacts"],
            of=named.get("of", named["contacts"]),
        )
        lines.append(joined([told]))
    useful = next((row for row in summary.missing if row["fact"] and row["alone"]), None)
    if useful is not None:
        told = words("next_missing", fact=words.fact(useful["fact"]), alone=useful["alone"])
        if useful["fact"] == READ_BY_A_PERSON:
            told = words("next_read", alone=useful["alone"])
        lines.append(tag("a", told, href="#missing"))
    lines.append(_last(summary, words))
    return lines


def _last(summary: Summary, words: Wording) -> Markup:
    """What to do after all that; that nothing needs mending only where nothing is unknown either."""
    if summary.violation:
        return joined([words("next_again")])
    if not summary.cannot_tell:
        return joined([words("next_nothing")])
    named = [row["fact"] for row in summary.missing if row["fact"] not in ("", READ_BY_A_PERSON)]
    facts = list(dict.fromkeys(map(words.fact, named)))[:MOST]
    told = words("next_unknown", cannot_tell=summary.cannot_tell)
    if facts:
        told = words("next_hand_in", cannot_tell=summary.cannot_tell, facts=words.list_of(facts))
    return tag("a", told, href="#missing")
