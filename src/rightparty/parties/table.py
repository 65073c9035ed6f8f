"""The column reading of `parties/belief.py`: the same rules over tables, for millions of pairs.

`evidence` is joined to the rows that ask, by point and up to each row's own instant, and gathered into one
latest date per kind. From these come the odds (`table_odds.py`), and the facts that overrule them
(`table_reasons.py`).
"""

from collections.abc import Mapping, Sequence
from datetime import UTC, datetime, timedelta
from typing import Any

import ibis
import ibis.expr.types as ir

from rightparty.parties.elsewhere import SOMEBODY_ELSE, with_elsewhere
from rightparty.parties.model import BLANKS, VIRTUAL, PartyModel
from rightparty.parties.table_odds import MICROSECOND, with_odds, with_proof
from rightparty.parties.table_reasons import answered, with_pieces, with_state

KEYS = ("point_id", "person_id", "at")
POINT = ("point_place", "exclusive", "rate", "age_max")
_ANSWER = ("probability", "state", "last_proof_at", "holds_until", "reasons")


def beliefs(
    tables: Mapping[str, ir.Table], at: datetime | ir.Value, model: PartyModel, *, why: bool = False
) -> ir.Table:
    """The belief about every pair that some evidence up to `at` names: one row a (point, person).

    Reads `evidence` and `points` only. `at` is an aware instant, or an expression of a UTC timestamp.

    Returns:
        point_id, person_id, probability (float64, NULL where there is nothing to say), state (verified,
        unverified or not_theirs), last_proof_at and holds_until (UTC timestamps), reasons
        (array<string>); with `why` also pieces (array<struct<at, name, log_odds>>): the waterfall, in
        order of time, ageing last; and arrived_at: until when silence counts.
    """
    instant = _instant(at)
    evidence = tables["evidence"]
    known = (evidence["at"] <= instant) & (evidence.person_id != SOMEBODY_ELSE)
    named = evidence.filter(known).select("point_id", "person_id").distinct()
    return beliefs_at(named.mutate(at=instant), tables, model, why=why).drop("at")


def beliefs_at(
    rows: ir.Table, tables: Mapping[str, ir.Table], model: PartyModel, *, why: bool = False
) -> ir.Table:
    """The belief about each distinct (point_id, person_id, at) of `rows`, each at its own instant.

    Pairs without evidence are answered too: unverified, with the reason `unproven`.

    Returns:
        point_id, person_id, at, and the columns of `beliefs`.
    """
    row = with_elsewhere(_with_states(rows, tables, model), tables, model)
    row = answered(with_odds(row, model), model)
    if not why:
        return row.select(*KEYS, *_ANSWER)
    return with_pieces(row, model).select(*KEYS, *_ANSWER, "pieces", "arrived_at")


def states_at(rows: ir.Table, tables: Mapping[str, ir.Table], model: PartyModel) -> ir.Table:
    """Only the state of each distinct (point_id, person_id, at) of `rows`: a smaller query than `beliefs_at`.

    Returns:
        point_id, person_id, at, state.
    """
    return _with_states(rows, tables, model).select(*KEYS, "state")


def _with_states(rows: ir.Table, tables: Mapping[str, ir.Table], model: PartyModel) -> ir.Table:
    keys = _with_hazard(rows.select(*KEYS).distinct(), tables["points"], model)
    return with_state(with_proof(_gathered(keys, _dated(tables, model), model), model), model)


def _instant(at: datetime | ir.Value) -> ir.Value:
    if isinstance(at, ir.Value):
        return at
    if at.tzinfo is None:
        raise ValueError("`at` must be an aware datetime")
    return ibis.literal(at.astimezone(UTC).replace(tzinfo=None), type="timestamp")


def _with_hazard(keys: ir.Table, points: ir.Table, model: PartyModel) -> ir.Table:
    """Add `place`, the yearly `rate` and `age_max` (µs) of each key's point, NULL for a kind not known."""
    row = keys.left_join(points, "point_id").select(
        keys, *(points[name].name(f"point_{name}") for name in ("kind", "carrier_type", "value", "place"))
    )
    value = row.point_value.fill_null("")
    virtual = ibis.or_(*(value.startswith(prefix) for prefix in model.virtual_prefixes))
    carrier = ibis.ifelse(virtual, VIRTUAL, row.point_carrier_type)
    fits = [
        (row.point_kind == one.kind)
        & (True if one.carrier is None else carrier == one.carrier)
        & (True if one.calling_code is None else value.startswith(one.calling_code))
        for one in model.hazards
    ]
    rates = [ibis.literal(one.rate, type="float64") for one in model.hazards]
    ages = [ibis.literal(one.proof_age_max // MICROSECOND, type="int64") for one in model.hazards]
    return row.select(
        *KEYS,
        "point_place",
        exclusive=row.point_kind.isin(model.exclusive).fill_null(False),
        rate=ibis.cases(*zip(fits, rates, strict=True)),
        age_max=ibis.cases(*zip(fits, ages, strict=True)),
    )


def _dated(tables: Mapping[str, ir.Table], model: PartyModel) -> ir.Table:
    """Evidence that says something, each row with the `date` of which it speaks."""
    evidence, points = tables["evidence"], tables["points"]
    plain = points.carrier
    for blank in BLANKS:
        plain = plain.replace(blank, " ")
    lags = points.select(points.point_id, carrier=plain.strip().lower())
    telling = evidence.filter(evidence.kind.isin((*model.own, *model.stays)))
    row = telling.left_join(lags, "point_id").select(telling, lags.carrier)
    lagged = row.kind.isin(model.lagging)
    undated = ibis.cases(
        *(
            (lagged & (row.carrier == carrier), _before(row["at"], lag))
            for carrier, lag in model.carrier_lags.items()
        ),
        (lagged, _before(row["at"], model.lag)),
        else_=row["at"],
    )
    date = ibis.ifelse(
        row.kind.isin(model.checks), ibis.least(row.as_of.fill_null(undated), row["at"]), row["at"]
    )
    return row.select(
        on_point=row.point_id,
        named=row.person_id,
        seen_at=row["at"],
        kind=row.kind,
        said=_said(row, model),
        date=date,
        since=row.since,
    )


def _said(row: ir.Table, model: PartyModel) -> ir.Value:
    """The name under which a row is weighed: its kind, or one of its own for what some authority says."""
    said = [
        ((row.kind == kind) & (row.authority == authority), name)
        for (kind, authority), name in model.said_by.items()
    ]
    return ibis.cases(*said, else_=row.kind) if said else row.kind


def _before(at: ir.Value, lag: timedelta) -> ir.Value:
    return at - ibis.interval(seconds=int(lag.total_seconds()))


def _gathered(keys: ir.Table, dated: ir.Table, model: PartyModel) -> ir.Table:
    """One row a key, with the latest date of everything that is said.

    own_K: of a kind that speaks of the person named; said_N: the same by the name under which it is
    weighed; any_K: of a kind that speaks of the point; others_X: on other people's files; first_own: the
    earliest that names the person; looked_since and looked_until: what a check of `stays` covers for
    certain; passed_on_at: when a check of `passes_on` says that the point was somebody else's from then on.
    """
    row = keys.left_join(dated, [keys.point_id == dated.on_point, dated.seen_at <= keys["at"]])
    own, others = row.named == row.person_id, row.named != row.person_id

    def last(kinds: Sequence[str], of: Any = True) -> ir.Value:
        return row.date.max(where=row.kind.isin(kinds) & of)

    looked = row.kind.isin(model.stays) & row.since.notnull()
    passed_on = row.kind.isin(model.passes_on)
    return row.group_by(*KEYS, *POINT).aggregate(
        **{f"own_{kind}": last([kind], own) for kind in _own_kinds(model)},
        **{f"said_{name}": row.date.max(where=own & (row.said == name)) for name in model.named_only},
        **{f"any_{kind}": last([kind]) for kind in model.anyones},
        others_claimed=last(model.claims, others),
        others_proved=last(model.proves, others),
        others_reported=last(model.reports, others),
        first_own=row.date.min(where=own & row.kind.isin(tuple(model.own))),
        looked_since=row.since.max(where=looked),
        looked_until=row.date.max(where=looked),
        passed_on_at=ibis.least(row.since.fill_null(row.date), row.date).max(where=passed_on),
    )


def _own_kinds(model: PartyModel) -> tuple[str, ...]:
    kinds = (*model.proves, *model.frees, *model.reports, *model.denies, *model.claims)
    return tuple(dict.fromkeys(kinds))
