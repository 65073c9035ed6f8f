"""What one day's page shows, as plain values with every word chosen and every bar measured."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from functools import cache
from itertools import accumulate
from typing import Any
from zoneinfo import ZoneInfo

from rightparty.desk.console.languages import words
from rightparty.desk.home import Home
from rightparty.desk.journal_store import latest_head, verify_store
from rightparty.desk.planned import ENDS, is_unknown
from rightparty.desk.store import Connection
from rightparty.errors import InvalidInput
from rightparty.journal.head import TreeHead
from rightparty.law.load import HOME_ZONES, whole_law
from rightparty.law.sentences import sentence

BAR_WIDTH = 1000
VERIFIED_AT_ONCE = 20_000
SHOWN_REASONS = 12


@dataclass(frozen=True)
class Bar:
    """One bar of a list: its label, a line under it, the count, and its length out of `BAR_WIDTH`."""

    label: str
    note: str
    count: int
    length: int
    kind: str = ""
    start: int = 0

    @property
    def shown(self) -> str:
        """The count as people read it."""
        return f"{self.count:,}"


@dataclass(frozen=True)
class JournalState:
    """The journal's head, and whether everything under it verifies (None: too long to do for a page)."""

    head: TreeHead | None
    verified: bool | None
    faults: Sequence[str] = ()

    @property
    def root(self) -> str:
        """The root in groups of eight, so that two people can compare it aloud."""
        text = self.head.root.hex() if self.head else ""
        return " ".join(text[start : start + 8] for start in range(0, len(text), 8))


@dataclass(frozen=True)
class Page:
    """Everything that the template of a day shows."""

    day: date
    at: str
    sends: bool
    finished: bool
    rulebook: str
    figures: Mapping[str, Any]
    statuses: Sequence[Bar]
    made: Sequence[Bar]
    knocks: str
    held: Sequence[Bar]
    rules: Sequence[Bar]
    more_rules: str
    why: Sequence[Bar]
    sums: Mapping[str, str]
    reached: Sequence[Bar]
    journal: JournalState
    other_days: Sequence[date]


def page(connection: Connection, home: Home, language: str, day: date | None) -> Page | None:
    """The page of a day, or of the latest; None if there is none."""
    row = connection.execute(
        "SELECT day, at, sends, finished, rulebook, figures FROM desk_run"
        " WHERE %(day)s::date IS NULL OR day = %(day)s ORDER BY finished DESC, run_id DESC LIMIT 1",
        {"day": day},
    ).fetchone()
    if row is None:
        return None
    t, figures, zone = words(language), row[5], _zone(connection)
    days = connection.execute("SELECT DISTINCT day FROM desk_run ORDER BY day DESC LIMIT 8")
    return Page(
        day=row[0],
        at=f"{row[1].astimezone(zone):%H:%M} {zone.key}",
        sends=row[2],
        finished=row[3],
        rulebook=row[4],
        figures=figures,
        statuses=_statuses(figures.get("statuses", {}), t),
        made=_made(figures.get("made", []), t),
        knocks=t["knocks"].format(n=f"{figures.get('knocks', 0):,}"),
        held=_held(figures.get("held_until", {}), t, zone, language),
        rules=_rules(figures.get("refused_by", {}), language),
        more_rules=_more(figures, t),
        why=_why(figures.get("why", []), t, language),
        sums=_sums(figures, t),
        reached=_reached(figures.get("reached", {}), t),
        journal=_journal(connection, home),
        other_days=[found for (found,) in days if found != row[0]],
    )


def _zone(connection: Connection) -> ZoneInfo:
    """The zone of the lender's day: that of the country most of its creditors sit in."""
    row = connection.execute(
        "SELECT country FROM book_creditors GROUP BY country ORDER BY count(*) DESC, country LIMIT 1"
    ).fetchone()
    return ZoneInfo(HOME_ZONES.get(row[0], "UTC") if row else "UTC")


def _bars(rows: Iterable[tuple[str, str, int, str]]) -> list[Bar]:
    found = list(rows)
    longest = max((count for _, _, count, _ in found), default=0) or 1
    return [
        Bar(label, note, count, round(BAR_WIDTH * count / longest), kind)
        for label, note, count, kind in found
    ]


def _statuses(statuses: Mapping[str, int], t: Mapping[str, str]) -> list[Bar]:
    """Where everybody stands; lengths are shares of the whole, one after the other."""
    counts = [statuses.get(name, 0) for name in ENDS]
    edges = [round(BAR_WIDTH * done / (sum(counts) or 1)) for done in accumulate(counts, initial=0)]
    return [
        Bar(t[name], "", count, end - start, name, start)
        for name, count, start, end in zip(ENDS, counts, edges, edges[1:], strict=False)
    ]


def _made(made: Iterable[Mapping[str, Any]], t: Mapping[str, str]) -> list[Bar]:
    return _bars(
        (
            f"{t.get(one['channel'], one['channel'])} · {t.get(one['content'], one['content'])}",
            "",
            one["count"],
            "knock" if one["content"] in ("knock", "callback") else "telling",
        )
        for one in sorted(made, key=lambda one: -int(one["count"]))
    )


def _held(held: Mapping[str, int], t: Mapping[str, str], zone: ZoneInfo, language: str) -> list[Bar]:
    def label(until: str) -> str:
        try:
            return f"{datetime.fromisoformat(until).astimezone(zone):%Y-%m-%d %H:%M}"
        except ValueError:
            return _reason(until, t, language)

    return _bars((label(until), "", count, "held") for until, count in sorted(held.items()))


def _rules(refused: Mapping[str, int], language: str) -> list[Bar]:
    return _bars(
        (sentence(rule, language) or rule, _citation(rule), count, "denied")
        for rule, count in sorted(refused.items(), key=lambda one: (-one[1], one[0]))
    )


def _more(figures: Mapping[str, Any], t: Mapping[str, str]) -> str:
    more = figures.get("rules_refusing", 0) - len(figures.get("refused_by", {}))
    return t["more_rules"].format(n=more) if more > 0 else ""


def _why(why: Iterable[Mapping[str, Any]], t: Mapping[str, str], language: str) -> list[Bar]:
    """Why people got nothing: by the first rule against them, most people first."""
    sums: dict[tuple[str, str], int] = {}
    for one in why:
        key = (one["status"], _reason(one["reason"] or "", t, language))
        sums[key] = sums.get(key, 0) + one["count"]
    most = sorted(sums.items(), key=lambda one: (-one[1], one[0]))[:SHOWN_REASONS]
    return _bars((reason, t[status], count, status) for (status, reason), count in most)


def _reached(reached: Mapping[str, Mapping[str, int]], t: Mapping[str, str]) -> list[Bar]:
    """What really reached strangers, beside common practice; empty unless the book is simulated."""
    return _bars(
        (t[f"reached_{who}"].format(n=f"{found['debt_words']:,}"), "", found["leaked"], kind)
        for who, kind in (("ours", "telling"), ("practice", "failed"))
        if (found := reached.get(who))
    )


def _reason(reason: str, t: Mapping[str, str], language: str) -> str:
    first = reason.split(";", 1)[0]
    code = "unknown_outcome" if is_unknown(first) else first.partition(":")[0]
    return t.get(code) or sentence(first, language) or first


def _sums(figures: Mapping[str, Any], t: Mapping[str, str]) -> Mapping[str, str]:
    statuses = {name: f"{figures.get('statuses', {}).get(name, 0):,}" for name in ENDS}
    verdicts = figures.get("verdicts", {})
    return {
        "sum": t["sum"].format(planned=f"{figures.get('planned', 0):,}", **statuses),
        "debts": t["debts_overdue"].format(
            n=f"{figures.get('debts_overdue', 0):,}", total=f"{figures.get('debts', 0):,}"
        ),
        "limited": t["allowed_note"].format(n=f"{verdicts.get('limited', 0):,}"),
        "allowed": f"{verdicts.get('allow', 0):,}",
        "overdue": f"{figures.get('people_overdue', 0):,}",
        "candidates": f"{figures.get('candidates', 0):,}",
        "planned": f"{figures.get('planned', 0):,}",
    }


@cache
def _citation(rule: str) -> str:
    try:
        return whole_law().rule(rule).citation
    except InvalidInput:  # a rule of an older version of the law
        return ""


def _journal(connection: Connection, home: Home) -> JournalState:
    head = latest_head(connection)
    if head is None or head.size > VERIFIED_AT_ONCE:
        return JournalState(head, None)
    found = verify_store(connection, home)
    return JournalState(head, found.ok, [str(fault) for fault in found.faults[:5]])
