"""Candidates paired with the past contacts that some counter may count, one row a pair and mark.

The keys on which a counter's contacts are found decide the join: the person, the couple, or the point;
and the debt, where each debt counts apart.
"""

from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, Any, NamedTuple

import ibis

from rightparty.gate.asked import attach
from rightparty.gate.consents import consented, misdirected
from rightparty.gate.facts_sources import POINT, WHOM, Sources
from rightparty.gate.history_table import HAPPENED
from rightparty.gate.history_table import marks as marks_of
from rightparty.law.questions import Counter, MinutesSince
from rightparty.law.vocabulary import ATTEMPT, TOLD, UNANSWERED, Per

if TYPE_CHECKING:
    import ibis.expr.types as ir

PAIRS = "gate_pairs"
"""The table that holds pairs while they are counted; it is large."""

_MARK = ("contact_id", "inbound", "kind")


class Pairing(NamedTuple):
    """How a counter's contacts are found: by `person`, `couple` or `point`; `apart`: each debt or account.

    By `lenders`: by person, other lenders' contacts among them.
    """

    key: str
    apart: str = ""


def pairing(counter: Counter, *, couples: bool = True) -> Pairing:
    """The pairing of a counter; where there are no couples, one of a couple is one of a person."""
    key = next((per for per in (Per.LENDERS, Per.PERSON, Per.COUPLE) if per in counter.per), Per.POINT)
    key = key if couples or key != Per.COUPLE else Per.PERSON
    apart = next((per for per in (Per.DEBT, Per.ACCOUNT) if per in counter.per), "")
    return Pairing(str(key), str(apart))


def as_counter(question: MinutesSince) -> Counter:
    """The counter of those contacts of which a question asks how long the last one is past."""
    return Counter(question.kind, 1, question.per, question.channels)


def grain_of(counter: Counter, s: Sources) -> str:
    """At which grain a counter is the same for all rows: it may go by the point in several ways."""
    by_point = pairing(counter).key == Per.POINT or Per.POINT in counter.per or counter.since_answer
    return POINT if by_point or (counter.unconsented and s.around.consents) else WHOM


def paired(
    s: Sources, kind: Pairing, counters: Sequence[Counter], days: int, only: "ir.Table | None" = None
) -> "ir.Table":
    """Candidates (`only` some) with marks (`past_…`) of the last `days`, before each candidate's own instant.

    With `debt`: the debt or account that counts apart. Where a counter asks: `last_answer`, `consented`,
    `misdirected`, `wrong_home`, `wrong_elsewhere`, `elsewhere`.
    """
    asked = asked_by(s, kind, only)
    if only is not None:  # kept first: else the few are joined last, after everybody's contacts
        asked = s.engine.materialize(asked, "gate_asked_few")
    key = "point_id" if kind.key == Per.POINT else "person_id"
    told = s.around.marks[kind.key != Per.POINT]
    marks = marks_of(s.around.by_lenders) if kind.key == Per.LENDERS else told
    past = _concerned(marks, key, kind, counters)
    left = "member_id" if kind.key == Per.COUPLE else key
    oldest = asked.asked_at - ibis.interval(days=days)
    same = [asked[left] == past[f"past_{key}"], past.past_t < asked.asked_at, past.past_t > oldest]
    if kind.apart:
        same.append(touches(asked, past.past_debts))
    pairs = asked.join(past, same)
    if kind.key == Per.COUPLE:  # a contact that named both counts once
        pairs = pairs.drop("member_id", f"past_{key}").distinct()
    if any(c.since_answer for c in counters):
        pairs = attach(pairs, last_answers(s), "candidate_id")
    if any(c.recounted or Per.PLACE in c.per or c.unconsented for c in counters):
        pairs = _with_doubts(s, s.engine.materialize(pairs, PAIRS), counters)
    return pairs


def kind_of_mark(counter: Counter) -> str:
    """The kind of mark that a counter counts: an unanswered or telling attempt is an attempt first."""
    return ATTEMPT if counter.kind in (UNANSWERED, TOLD) else counter.kind


def _concerned(marks: "ir.Table", key: str, kind: Pairing, counters: Sequence[Counter]) -> "ir.Table":
    """Marks that some counter may count, as `past_…`, with the few columns that counters read."""
    rows = narrowed(marks.filter(marks.kind.isin(sorted({kind_of_mark(c) for c in counters}))), counters)
    read = {key, *_MARK, "t"}
    read |= {name for c in counters for name in columns_read(c)}
    if kind.apart or any(c.unconsented for c in counters):
        read.add("debts")
    return rows.select(**{f"past_{name}": name for name in marks.columns if name in read})


def narrowed(rows: "ir.Table", counters: Sequence[Counter]) -> "ir.Table":
    """Contacts without those that no counter counts, by direction and channel."""
    if not any(c.inbound for c in counters):
        rows = rows.filter(~rows.inbound)
    if all(c.channels for c in counters):
        rows = rows.filter(rows.channel.isin(sorted({name for c in counters for name in c.channels})))
    return rows


def columns_read(counter: Counter) -> Iterator[str]:
    """Columns of marks that a counter reads."""
    yield from (f"flag {name}" for name in counter.flags)
    yield from (f"outcome {name}" for name in counter.without)
    wanted = {
        "channel": counter.channels or counter.kind == TOLD,
        "content": counter.contents,
        "answered_at": counter.kind == UNANSWERED,
        "reached_at": counter.kind == TOLD,
        "creditor_id": bool({Per.CREDITOR, Per.LENDERS} & set(counter.per)),
        "collector_id": Per.COLLECTOR in counter.per,
    }
    yield from (name for name, needed in wanted.items() if needed)
    if counter.recounted or {Per.PLACE, Per.POINT} & set(counter.per):
        yield from ("points", "n_home", "n_elsewhere")


def asked_by(s: Sources, kind: Pairing, only: "ir.Table | None") -> "ir.Table":
    """Candidates by the key of a pairing."""
    base = s.base if only is None else s.base.semi_join(only, "candidate_id")
    own = ["point_id"] if s.grain == POINT else []
    asked = base.select(
        "candidate_id", "person_id", *own, "creditor_id", "collector_id", "asked_at", "zones_key",
        "home_zone", "debt_ids", "elsewhere",
    )  # fmt: skip
    if kind.key == Per.COUPLE:
        asked = asked.join(_couples(s), "candidate_id")
    if kind.apart:
        return asked.drop("debt_ids").join(_debt_keys(s, kind.apart), "candidate_id")
    return asked.drop("debt_ids")


def _couples(s: Sources) -> "ir.Table":
    """Borrower and spouse of the debts named, where the person is one of them; else the person alone."""
    liable = s.tables["liabilities"]
    both = liable.filter(liable.role.isin(("borrower", "spouse"))).select(
        debt="debt_id", member_id="person_id"
    )
    pairs = s.debts.select("candidate_id", "debt", "person_id").join(both, "debt")
    among = pairs.filter(pairs.member_id == pairs.person_id).select("candidate_id").distinct()
    couple = pairs.semi_join(among, "candidate_id").select("candidate_id", "member_id")
    alone = s.base.select("candidate_id", member_id="person_id")
    return ibis.union(couple, alone, distinct=True)


def _debt_keys(s: Sources, apart: str) -> "ir.Table":
    """Debts named as a counter tells them apart: `debt`, and `members` where a key holds several debts.

    Comment 14(b)(4)-2.vii: student loans serviced under one account number are one debt.
    """
    named = s.debts.select("candidate_id", "debt")
    d = s.tables["debts"]
    shared = d.filter(d.account.notnull())
    if apart == Per.DEBT:
        shared = shared.filter(shared["product"] == "student_loan")
    if not s.engine.count(shared.limit(1)):
        return named
    keyed = shared.select("debt_id", account_key=shared.creditor_id + " account " + shared.account)
    members = keyed.group_by("account_key").agg(members=keyed.debt_id.collect())
    full = attach(named, keyed.rename(debt="debt_id"), "debt")
    full = attach(full, members, "account_key")
    return full.select(
        "candidate_id",
        debt=ibis.coalesce(full.account_key, full.debt),
        members=ibis.coalesce(full.members, ibis.array([full.debt])),
    ).distinct()


def touches(asked: "ir.Table", debts: Any) -> Any:
    """Whether a contact's debts are among those that count as the one debt of a row."""
    if "members" not in asked.columns:
        return debts.contains(asked.debt)
    return debts.intersect(asked.members).length() > 0


def last_answers(s: Sources) -> "ir.Table":
    """When somebody last wrote or called us: this person, or whoever holds the point."""
    base = s.base.select("candidate_id", "person_id", "point_id", "asked_at")
    found = []
    for by_person, key in ((True, "person_id"), (False, "point_id")):
        contacts = s.around.contacts[by_person]
        inbound = contacts.filter(contacts.inbound).select(key, *HAPPENED)
        heard = base.join(inbound, key)
        found.append(heard.select("candidate_id", t=latest(heard, HAPPENED, heard.asked_at)))
    every = ibis.union(*found)
    known = every.group_by("candidate_id").agg(last_answer=every.t.max())
    return s.engine.materialize(known, "gate_last_answers")


def latest(rows: "ir.Table", columns: Iterable[str], before: Any) -> Any:
    """The latest of some instants of a row that came before another; NULL where none did."""
    return ibis.greatest(*(ibis.cases((rows[name] < before, rows[name])) for name in columns))


def _with_doubts(s: Sources, pairs: "ir.Table", counters: Sequence[Counter]) -> "ir.Table":
    """Pairs with what makes a contact not count: a consent that ran, or a point that proved a stranger's."""
    keys = ("candidate_id", *(f"past_{name}" for name in _MARK))
    if any(c.unconsented for c in counters) and not s.around.consents:
        pairs = pairs.mutate(consented=ibis.literal(False))
    elif any(c.unconsented for c in counters):
        marks = pairs.select(*keys, "past_t", "past_debts").distinct()
        pairs = attach(pairs, consented(s, marks, keys), *keys)
        pairs = pairs.mutate(consented=pairs.consented.fill_null(False))
    if any(c.recounted for c in counters):
        pairs = attach(pairs, misdirected(s, pairs, keys), *keys)
        pairs = pairs.mutate(
            misdirected=pairs.misdirected.fill_null(False),
            wrong_home=pairs.wrong_home.fill_null(0),
            wrong_elsewhere=pairs.wrong_elsewhere.fill_null(0),
        )
    return pairs
