"""The parts of a report that tell figures, after the first screen (`first`)."""

from collections.abc import Collection, Mapping, Sequence
from datetime import date, datetime, timedelta
from typing import Any, Final
from zoneinfo import ZoneInfo

from rightparty.audit import charts
from rightparty.audit.cited import title_in
from rightparty.audit.diff import CHANGES, Diff
from rightparty.audit.listing import anchor, rule_anchor, severity
from rightparty.audit.markup import Markup, joined, tag
from rightparty.audit.page import note, scrolling, section, table
from rightparty.audit.shown import masked_code
from rightparty.audit.summary import MOST_PEOPLE, WEEK, Summary
from rightparty.audit.wording import Wording, share
from rightparty.audit.wording import told as told_number
from rightparty.words.verdicts import SEVERITIES, VIOLATION

Row = Mapping[str, Any]

MOST_RULES: Final = 10
"""How many rules, and people, stand open on the page; more are folded or only listed."""

MOST_VALUES: Final = 15
MOST_ON_PAPER: Final = 8
_SHOWN_IDS: Final = 3


def rules(summary: Summary, words: Wording) -> Markup | None:
    """The rules that were broken by most contacts, as bars."""
    broken = sorted(
        (row for row in summary.rules if row["violations"]), key=lambda row: -int(row["contacts"])
    )
    if not broken:
        return None
    most = broken[0]["contacts"]
    rows = [
        (
            joined(
                [
                    severity(row["severity"], words),
                    tag("a", words.sense(row["rule"]), href=f"#{rule_anchor(row['rule'])}"),
                    tag("span", words.cited(row["citation"]), class_="rule-id") if row["citation"] else None,
                    charts.bar(
                        row["contacts"], most, charts.COLOURS.get(row["severity"], charts.COLOURS[""])
                    ),
                ]
            ),
            told_number(row["contacts"]),
        )
        for row in broken[:MOST_RULES]
    ]
    more = len(broken) - MOST_RULES
    told = table([(words("found_rule"), ""), (words("contacts"), "n")], rows)
    rest = note(words("more_rules", count=more)) if more > 0 else None
    return section("rules", words("rules"), note(words("rules_note")), told, rest)


def hours(summary: Summary, words: Wording) -> Markup | None:
    """The heat-map of weekday and hour."""
    if not summary.hours:
        return None
    cells = {(row["weekday"], row["hour"]): row["violations"] for row in summary.hours}
    day, hour = max(cells, key=lambda one: (cells[one], -one[0], -one[1]))
    weekdays = words.words["weekdays"]
    said = words(f"hours_{summary.clock}", zone=summary.zone)
    desc = words("hours_desc", most=cells[day, hour], day=weekdays[day], hour=hour)
    picture = charts.heat(cells, weekdays, words("hours"), f"{said} {desc}")
    return section("hours", words("hours"), note(f"{said} {desc}"), scrolling(picture, said), whole=True)


def trend(summary: Summary, words: Wording) -> Markup | None:
    """Violations by day or by week, in parts by severity; steps without any are there, too."""
    steps = _every_step(summary)
    if not steps or not summary.violations:
        return None
    length = "trend_week" if summary.step == WEEK else "trend_day"
    most = max(steps, key=lambda row: int(row["violations"]))
    desc = words("trend_desc", most=most["violations"], day=most["day"], last=steps[-1]["violations"])
    picture = charts.columns(
        [(f"{row['day']:%m-%d}" if summary.step != WEEK else f"{row['day']:%y-%m-%d}", row) for row in steps],
        SEVERITIES,
        words(length),
        desc,
    )
    colours = [(words(one), charts.COLOURS[one]) for one in SEVERITIES]
    return section(
        "trend",
        words("trend"),
        note(f"{words(length)}. {desc}" if words.language == "en" else f"{words(length)}。{desc}"),
        scrolling(picture, words(length)),
        charts.legend(colours),
        whole=True,
    )


def _every_step(summary: Summary) -> Sequence[Row]:
    """The steps of the whole period, from the first day of the log or of a finding."""
    length = 7 if summary.step == WEEK else 1
    found = {row["day"]: row for row in summary.trend}
    ends = [_day(at, summary.zone) for at in (summary.totals.since, summary.totals.until) if at]
    days = [*found, *(day - timedelta(days=day.weekday() if length > 1 else 0) for day in ends)]
    if not days:
        return []
    first, last = min(days), max(days)
    nothing = dict.fromkeys((*SEVERITIES, "violations", "cannot_tell", "contacts"), 0)
    every = (first + timedelta(days=n) for n in range(0, (last - first).days + 1, length))
    return [found.get(day, {"day": day, **nothing}) for day in every]


def _day(at: datetime, zone: str) -> date:
    return at.astimezone(ZoneInfo(zone)).date()


def agencies(summary: Summary, words: Wording) -> Markup | None:
    """The agencies, those with most violations first."""
    rows = summary.by["agency"]
    if not any(row["value"] for row in rows):
        return None
    told = _values(rows, words, words("lender_itself"), words("agency_one"))
    return section("agencies", words("agency"), told)


def others(summary: Summary, words: Wording, *, paper: bool = False) -> Markup | None:
    """Counts by everything else that the log tells, folded; on paper, which unfolds them, fewer of each."""
    most = MOST_ON_PAPER if paper else MOST_VALUES
    folded = []
    for part in ("severity", "channel", "source", "collector", "batch", "creditor", "found_by"):
        rows = summary.by[part]
        if any(row["value"] for row in rows):
            told = _values(rows, words, words("unknown"), words(part), most)
            folded.append(tag("details", tag("summary", words(part)), tag("div", told)))
    return section("parts", words("parts"), *folded) if folded else None


def _values(rows: Sequence[Row], words: Wording, unknown: str, head: str, shown: int = MOST_VALUES) -> Markup:
    """A table of values: contacts with a violation, of how many, violations, cannot tell.

    Each has a bar, but on paper: a picture in a cell costs more to lay out than the row.
    """
    most = max((row["contacts"] for row in rows), default=0)
    known = any("of" in row for row in rows)
    heads = [(head, ""), (words("tile_violation_short"), "n")]
    heads += [(words("of_contacts"), "n"), (words("share"), "n")] if known else []
    heads += [(words("violations"), "n"), (words("cannot_tell"), "n")]
    cells = []
    for row in rows[:shown]:
        name = masked_code(words.name(row["value"])) if row["value"] else unknown
        bar = charts.bar(row["contacts"], most, charts.COLOURS[VIOLATION]) if shown > MOST_ON_PAPER else None
        of = [told_number(row["of"]), share(row["contacts"], row["of"])] if known else []
        counts = [told_number(row["violations"]), told_number(row["cannot_tell"])]
        cells.append((joined([name, bar]), told_number(row["contacts"]), *of, *counts))
    rest = len(rows) - shown
    more = note(words("more_values", count=rest)) if rest > 0 else None
    return joined([scrolling(table(heads, cells), head), more])


def apologies(
    summary: Summary,
    words: Wording,
    listed: Collection[str] = (),
    file: str = "",
    most: int = MOST_PEOPLE,
) -> Markup:
    """Whom to apologise to: masked, with the findings that lead back to the log; those `listed` are links.

    `file`: in which everybody stands by the log's own ids. `most`: how many are listed.
    """
    if not summary.apologies:
        return section("apologies", words("apologies"), tag("p", words("nobody")))
    told = words("apologies_note", people=summary.people, **summary.apologised)
    every, shown = sum(summary.apologised.values()), summary.apologies[:most]
    first, others = (_people(some, words, listed) for some in (shown[:MOST_RULES], shown[MOST_RULES:]))
    folded = words("apologies_folded", count=len(shown) - MOST_RULES)
    rest = tag("details", tag("summary", folded), tag("div", others)) if len(shown) > MOST_RULES else None
    more = note(words("apologies_more", shown=len(shown), all=every)) if len(shown) < every else None
    named = note(words("people_in", file=file)) if file else None
    return section("apologies", words("apologies"), note(told), named, first, rest, more)


def _people(people: Sequence[Row], words: Wording, listed: Collection[str]) -> Markup:
    heads = (
        ("person", ""),
        ("point", ""),
        ("happened", ""),
        ("contacts", "n"),
        ("last", ""),
        ("where", "where"),
        ("shown_by", ""),
    )
    rows = [
        (
            words("person_number", number=row["number"]),
            row["point_id"] or "–",
            words(row["happened"]),
            told_number(row["contacts"]),
            words.moment(row["last"]),
            tag("code", row["row"]) if row["row"] else "–",
            _links(row["finding_ids"], listed),
        )
        for row in people
    ]
    return scrolling(table([(words(key), kind) for key, kind in heads], rows), words("apologies"), "people")


def _links(finding_ids: Sequence[str], listed: Collection[str]) -> Markup:
    first = [
        tag("a", one, href=f"#{anchor(one)}") if one in listed else one for one in finding_ids[:_SHOWN_IDS]
    ]
    more = f" +{len(finding_ids) - _SHOWN_IDS}" if len(finding_ids) > _SHOWN_IDS else None
    return joined([*(joined([tag("code", one), " "]) for one in first), more])


_GATE = ("deny", "delay", "limited", "text", "allow", "unknown")


def gate(summary: Summary, words: Wording) -> Markup | None:
    """What the gate would have said to the contacts with a violation."""
    if summary.gate is None or not summary.violation:
        return None
    counted = {row["gate_verdict"] or "unknown": row["contacts"] for row in summary.gate}
    names = [one for one in _GATE if counted.get(one)]
    rows = [
        (words(f"gate_{one}"), told_number(counted[one]), share(counted[one], summary.violation))
        for one in names
    ]
    heads = [(words("gate_verdict"), ""), (words("contacts"), "n"), (words("share"), "n")]
    said = words("gate_says", stopped=summary.stopped, violation=summary.violation)
    return section(
        "gate",
        words("gate"),
        tag("p", said),
        note(words("gate_note")),
        tag("div", table(heads, rows), class_="few"),
        whole=True,
    )


def missing(summary: Summary, words: Wording) -> Markup:
    """What could not be told, by the column that would tell it."""
    if not summary.missing:
        return section("missing", words("missing"), tag("p", words("nothing_missing")))
    heads = (("fact", ""), ("alone", "n"), ("findings", "n"), ("contacts", "n"), ("rules_count", "n"))
    rows = [
        (
            _fact(row["fact"], words),
            *(told_number(row[key]) for key in ("alone", "findings", "contacts", "rules")),
        )
        for row in summary.missing[:MOST_VALUES]
    ]
    told = table([(words(key), kind) for key, kind in heads], rows)
    rest = len(summary.missing) - MOST_VALUES
    more = note(words("more_values", count=rest)) if rest > 0 else None
    name = words("missing")
    return section("missing", name, note(words("missing_note")), scrolling(told, name), more)


def _fact(code: str, words: Wording) -> Markup:
    """A fact in words, and the code by which findings name it."""
    if not code:
        return joined([words("unnamed_fact")])
    return joined([words.fact(code), tag("span", tag("code", code), class_="rule-id")])


def exposure(summary: Summary, words: Wording) -> Markup | None:
    """The texts that were broken, and the figures that they are known to state."""
    if not summary.exposure:
        return None
    heads = [(words("text"), ""), (words("force"), ""), (words("contacts"), "n"), (words("violations"), "n")]
    rows = [
        (
            joined(
                [
                    title_in(words.language, row["instrument"], row["title"]),
                    tag("span", words.list_of(map(words.cited, row["citations"])), class_="rule-id"),
                ]
            ),
            words(row["force"]),
            told_number(row["contacts"]),
            told_number(row["findings"]),
        )
        for row in summary.exposure
    ]
    stated = [
        tag(
            "li",
            row["texts"][words.language],
            tag(
                "span",
                f"{words.cited(row['citation'])} · {words('times', contacts=row['contacts'])}",
                class_="rule-id",
            ),
        )
        for row in summary.threats
    ]
    threats = tag("ul", *stated) if stated else tag("p", words("no_threats"))
    return section(
        "exposure",
        words("exposure"),
        note(words("exposure_note")),
        scrolling(table(heads, rows), words("exposure")),
        tag("h3", words("threats")),
        threats,
    )


def changes(diff: Diff, words: Wording) -> Markup:
    """What became of the findings of the audit before."""
    moved = [row for row in diff.rules if any(row[change] for change in CHANGES[:3])]
    turned = [
        words("turned", count=row["findings"], before=words(row["before"]), after=words(row["after"]))
        for row in diff.turned
    ]
    heads = [(words("found_rule"), ""), *((words(change), "n") for change in CHANGES)]
    rows = [
        (
            joined([words.sense(row["rule"]), tag("span", tag("code", row["rule"]), class_="rule-id")]),
            *(told_number(row[change]) for change in CHANGES),
        )
        for row in moved[:MOST_VALUES]
    ]
    listed = scrolling(table(heads, rows), words("diff"))
    told = tag("details", tag("summary", words("diff_rules")), tag("div", listed)) if rows else None
    lines = [tag("p", line) for line in (words("diff_note", **diff.counts), *turned)]
    return section("changes", words("diff"), *lines, told)
