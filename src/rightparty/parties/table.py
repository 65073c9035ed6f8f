"""The column reading of `parties/belief.py`: the same rules over tables, for millions of pairs.

`evidence` is joined to the rows that ask, by point and up to each row's own instant; what it says is
gathered into one latest date per question, and the questions are answered by comparing dates.
"""

from collections.abc import Iterator, Mapping, Sequence
from datetime import UTC, datetime, timedelta
from functools import reduce
from operator import or_
from typing import Any

import ibis
import ibis.expr.types as ir

from rightparty.parties.model import VIRTUAL, YEAR, PartyModel

_MICROSECOND = timedelta(microseconds=1)
_HOUR = timedelta(hours=1) // _MICROSECOND
_KEYS = ("point_id", "person_id", "at")
_ANSWER = ("probability", "state", "last_proof_at", "reasons")


def beliefs(tables: Mapping[str, ir.Table], at: datetime | ir.Value, model: PartyModel) -> ir.Table:
    """The belief about every pair that some evidence up to `at` names: one row a (point, person).

    Reads `evidence` and `points` only. `at` is an aware instant, or an expression of a UTC timestamp.

    Returns:
        point_id, person_id, probability (float64, NULL where nothing is known), state (verified,
        unverified or not_theirs), last_proof_at (UTC timestamp), reasons (array<string>).
    """
    instant = _instant(at)
    evidence = tables["evidence"]
    named = evidence.filter(evidence["at"] <= instant).select("point_id", "person_id").distinct()
    return beliefs_at(named.mutate(at=instant), tables, model).drop("at")


def beliefs_at(rows: ir.Table, tables: Mapping[str, ir.Table], model: PartyModel) -> ir.Table:
    """The belief about each distinct (point_id, person_id, at) of `rows`, each at its own instant.

    Pairs without evidence are answered too: unverified, with the reason `unproven`.

    Returns:
        point_id, person_id, at, and the columns of `beliefs`.
    """
    keys = rows.select(*_KEYS).distinct()
    facts = _gathered(keys, _dated(tables, model), model)
    points = tables["points"]
    row = facts.left_join(points, "point_id").select(
        facts, *(points[name].name(f"point_{name}") for name in ("kind", "carrier_type", "value", "place"))
    )
    return _answered(_with_hazard(row, model), model).select(*_KEYS, *_ANSWER)


def _instant(at: datetime | ir.Value) -> ir.Value:
    if isinstance(at, ir.Value):
        return at
    if at.tzinfo is None:
        raise ValueError("`at` must be an aware datetime")
    return ibis.literal(at.astimezone(UTC).replace(tzinfo=None), type="timestamp")


def _dated(tables: Mapping[str, ir.Table], model: PartyModel) -> ir.Table:
    """Evidence that says something, each row with the `date` of which it speaks."""
    evidence, points = tables["evidence"], tables["points"]
    lags = points.select(points.point_id, carrier=points.carrier.strip().lower())
    telling = evidence.filter(evidence.kind.isin(_telling(model)))
    row = telling.left_join(lags, "point_id").select(telling, lags.carrier)
    lagged = row.kind.isin(model.lagging)
    checked = row.kind.isin((*model.lagging, *model.denies, *model.passes_on))
    undated = ibis.cases(
        *(
            (lagged & (row.carrier == carrier), _before(row["at"], lag))
            for carrier, lag in model.carrier_lags.items()
        ),
        (lagged, _before(row["at"], model.lag)),
        else_=row["at"],
    )
    date = ibis.ifelse(checked, ibis.least(row.as_of.fill_null(undated), row["at"]), row["at"])
    return row.select(
        on_point=row.point_id,
        named=row.person_id,
        seen_at=row["at"],
        kind=row.kind,
        date=date,
        since=row.since,
    )


def _telling(model: PartyModel) -> tuple[str, ...]:
    against = (*model.reports, *model.denies, *model.passes_on, *model.lapses, *model.shares)
    return (*model.proves, *model.claims, *against)


def _before(at: ir.Value, lag: timedelta) -> ir.Value:
    return at - ibis.interval(seconds=int(lag.total_seconds()))


def _gathered(keys: ir.Table, dated: ir.Table, model: PartyModel) -> ir.Table:
    """One row a key: for each question, the latest date up to the key's instant."""
    row = keys.left_join(dated, [keys.point_id == dated.on_point, dated.seen_at <= keys["at"]])
    own, others = row.named == row.person_id, row.named != row.person_id

    def last(kinds: Sequence[str], of: Any = None) -> ir.Value:
        wanted = row.kind.isin(kinds)
        return row.date.max(where=wanted if of is None else wanted & of)

    passed_on = row.kind.isin(model.passes_on)
    return row.group_by(*_KEYS).aggregate(
        **{f"own_{kind}": last([kind], own) for kind in (*model.proves, *model.reports)},
        **{f"any_{kind}": last([kind]) for kind in model.lapses},
        denied_at=last(model.denies, own),
        claimed_at=last(model.claims, own),
        shared_at=last(model.shares),
        others_reported_at=last(model.reports, others),
        others_proved_at=last(model.proves, others),
        checked_at=last(model.passes_on),
        passed_on_at=ibis.least(row.since.fill_null(row.date), row.date).max(where=passed_on),
    )


def _with_hazard(row: ir.Table, model: PartyModel) -> ir.Table:
    """Add the yearly `rate` and `age_max` (µs) of each row's point; NULL for a kind not known."""
    virtual = reduce(or_, (row.point_value.startswith(prefix) for prefix in model.virtual_prefixes))
    virtual = (row.point_carrier_type == VIRTUAL).fill_null(False) | virtual.fill_null(False)
    carrier = ibis.ifelse(virtual, VIRTUAL, row.point_carrier_type)
    ordered = sorted(model.hazards, key=lambda one: one.carrier is None)
    fits = [
        (row.point_kind == one.kind) & (True if one.carrier is None else carrier == one.carrier)
        for one in ordered
    ]
    rates = [ibis.literal(one.rate, type="float64") for one in ordered]
    ages = [ibis.literal(one.proof_age_max // _MICROSECOND, type="int64") for one in ordered]
    return row.mutate(
        rate=ibis.cases(*zip(fits, rates, strict=True)), age_max=ibis.cases(*zip(fits, ages, strict=True))
    )


def _answered(row: ir.Table, model: PartyModel) -> ir.Table:
    row = row.mutate(
        last_proof_at=_latest(row, "own", model.proves),
        freed_at=_latest(row, "own", model.frees),
        reported_at=_latest(row, "own", model.reports),
        lapsed_at=_latest(row, "any", model.lapses),
    )
    row = row.mutate(age=row["at"].delta(row.last_proof_at, unit="microsecond"))
    hard, doubts = list(_hard(row, model)), list(_doubts(row, model))
    row = row.mutate(
        proof_code=_named(row, "own", model.proves, row.last_proof_at, "proved:").fill_null("unproven"),
        is_hard=reduce(or_, (holds for holds, _ in hard)),
        is_doubted=reduce(or_, (holds for holds, _ in doubts)),
        is_stale=(row.age > row.age_max).fill_null(False),
        hard_codes=_codes(hard),
        doubt_codes=_codes(doubts),
    )
    unknown = row.is_doubted | row.last_proof_at.isnull()
    year = ibis.literal(float(YEAR // _MICROSECOND), type="float64")
    return row.mutate(
        state=ibis.cases(
            (row.is_hard, "not_theirs"), (unknown | row.is_stale, "unverified"), else_="verified"
        ),
        probability=ibis.cases(
            (row.is_hard, ibis.literal(0.0, type="float64")),
            (unknown, ibis.null("float64")),
            else_=(-row.rate * (row.age.cast("float64") / year)).exp(),
        ),
        reasons=(row.proof_code + row.hard_codes + row.doubt_codes + _stale_code(row)).split(";"),
    )


def _latest(row: ir.Table, whose: str, kinds: Sequence[str]) -> ir.Value:
    return reduce(ibis.greatest, (row[f"{whose}_{kind}"] for kind in kinds))


def _named(row: ir.Table, whose: str, kinds: Sequence[str], latest: ir.Value, prefix: str) -> ir.Value:
    """`prefix` and the first kind whose date is the latest; NULL where there is none."""
    return ibis.cases(*((row[f"{whose}_{kind}"] == latest, f"{prefix}{kind}") for kind in kinds))


def _after(proof: ir.Value, fact: ir.Value) -> ir.Value:
    return fact.isnull() | (proof.notnull() & (proof > fact))


def _hard(row: ir.Table, model: PartyModel) -> Iterator[tuple[ir.Value, ir.Value | str]]:
    """Conditions under which the point is not theirs, each with its code."""
    proof, report = row.last_proof_at, row.reported_at
    yield ~_after(row.freed_at, report), _named(row, "own", model.reports, report, ";report:")
    yield ~_after(proof, row.denied_at), ";denied"
    yield ~_after(ibis.greatest(proof, row.claimed_at), row.passed_on_at), ";passed_on"


def _doubts(row: ir.Table, model: PartyModel) -> Iterator[tuple[ir.Value, ir.Value | str]]:
    """Conditions under which no proof counts, each with its code."""
    proof, lapse = row.last_proof_at, row.lapsed_at
    yield row.rate.isnull(), ";unknown:point"
    yield (row.point_place == "shared").fill_null(False) | row.shared_at.notnull(), ";shared"
    yield ~_after(proof, lapse), _named(row, "any", model.lapses, lapse, ";lapsed:")
    yield ~_after(proof, row.others_reported_at), ";other:reported"
    yield ~_after(proof, row.others_proved_at), ";other:proved"
    yield ~_after(proof, row.checked_at), ";since_check"


def _codes(conditions: Sequence[tuple[ir.Value, ir.Value | str]]) -> ir.Value:
    texts = [ibis.ifelse(holds, code, "") for holds, code in conditions]
    return texts[0].concat(*texts[1:])


def _stale_code(row: ir.Table) -> ir.Value:
    hours = (row.age + (_HOUR - 1)) // _HOUR
    text = ibis.literal(";stale:").concat(
        hours.cast("int64").cast("string"), "h>", (row.age_max // _HOUR).cast("int64").cast("string"), "h"
    )
    return ibis.ifelse(row.is_stale, text, "")
