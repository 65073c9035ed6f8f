"""What overrules the odds, in columns: the facts that make a point not theirs, and those that cast doubt."""

from collections.abc import Iterator, Sequence
from datetime import timedelta
from functools import reduce
from operator import or_
from typing import Any

import ibis
import ibis.expr.types as ir

from rightparty.parties.model import PartyModel
from rightparty.parties.odds import FAR, LEEWAY, YEAR
from rightparty.parties.table_odds import MICROSECOND, columns, odds_unspared

_HOUR = timedelta(hours=1) // MICROSECOND
_PIECE = "struct<at: timestamp, name: string, log_odds: float64>"  # sorts by time
_Code = tuple[ir.Value, ir.Value | str]


def with_state(row: ir.Table, model: PartyModel) -> ir.Table:
    """Add the state: not_theirs, unverified or verified.

    Args:
        row: one row a key, with the columns of `table._gathered` and `table_odds.with_proof`.
        model: the limit, and the kinds of evidence.
    """
    is_weak = row.proof_at.notnull() & (row.against_proven > model.inverse_odds_max * LEEWAY)
    row = row.mutate(
        is_weak=is_weak.fill_null(False),
        is_hard=reduce(or_, (holds for holds, _ in _hard(row, model))),
        is_doubted=reduce(or_, (holds for holds, _ in _doubts(row, model))),
    )
    unverified = row.is_doubted | row.is_weak | row.proof_at.isnull()
    return row.mutate(
        state=ibis.cases((row.is_hard, "not_theirs"), (unverified, "unverified"), else_="verified")
    )


def answered(row: ir.Table, model: PartyModel) -> ir.Table:
    """Add to rows of `with_state` and `with_odds` probability, last_proof_at, holds_until and reasons."""
    row = row.mutate(
        last_proof_at=row.proof_at,
        age=row["at"].delta(row.proof_at, unit="microsecond"),
        proof_code=("proved:" + row.proof_kind).fill_null("unproven"),
    )
    codes = row.proof_code + _codes(list(_hard(row, model))) + _codes(list(_doubts(row, model)))
    return row.mutate(
        probability=1.0 / (1.0 + row.against),
        holds_until=_holds_until(row, model),
        reasons=(codes + _weak_code(row, model)).split(";"),
    )


def _after(proof: ir.Value, fact: ir.Value) -> ir.Value:
    return fact.isnull() | (proof.notnull() & (proof > fact))


def _hard(row: ir.Table, model: PartyModel) -> Iterator[_Code]:
    """Conditions under which the point is not theirs, each with its code."""
    freed, reported = _last(row, "own", model.frees), _last(row, "own", model.reports)
    yield ~_after(freed, reported), _named(row, "own", model.reports, ";report:")
    stands = ibis.greatest(row.proof_at, freed)
    yield ~_after(stands, _last(row, "own", model.denies)), ";denied"
    claimed = _last(row, "own", model.claims)
    yield ~_after(ibis.greatest(stands, claimed), row.passed_on_at), ";passed_on"


def _doubts(row: ir.Table, model: PartyModel) -> Iterator[_Code]:
    """Conditions under which no proof counts, each with its code."""
    proof = row.proof_at
    yield row.rate.isnull(), ";unknown:point"
    yield row.shared, ";shared"
    freed, reported = _last(row, "own", model.frees), _last(row, "own", model.reports)
    yield _after(freed, reported) & ~_after(proof, reported), ";reported"
    denied = _last(row, "own", model.denies)
    yield _after(ibis.greatest(proof, freed), denied) & ~_after(proof, denied), ";denied_before"
    yield ~_after(proof, _last(row, "any", model.lapses)), _named(row, "any", model.lapses, ";lapsed:")
    yield ~_after(proof, row.others_reported), ";other:reported"
    yield ~_after(proof, row.others_proved), ";other:proved"
    yield ~_after(proof, _last(row, "any", model.passes_on)), ";since_check"


def _last(row: ir.Table, whose: str, kinds: Sequence[str]) -> Any:
    return reduce(ibis.greatest, (row[f"{whose}_{kind}"] for kind in kinds))


def _named(row: ir.Table, whose: str, kinds: Sequence[str], prefix: str) -> ir.Value:
    """`prefix` and the first kind whose date is the latest; NULL where there is none."""
    latest = _last(row, whose, kinds)
    return ibis.cases(*((row[f"{whose}_{kind}"] == latest, f"{prefix}{kind}") for kind in kinds))


def _codes(conditions: Sequence[_Code]) -> Any:
    texts = [ibis.ifelse(holds, code, "") for holds, code in conditions]
    return texts[0].concat(*texts[1:])


def _weak_code(row: ir.Table, model: PartyModel) -> ir.Value:
    """Why a proven point is not believed enough: its proof is too old, or evidence since outweighs it."""
    run = (row.rate + model.shows) * (row.age.cast("float64") / float(YEAR // MICROSECOND))
    alone = row.rate / (row.rate + model.shows) * (run.exp() - 1.0) + (run - row.start_weight).exp()
    hours = (row.age + (_HOUR - 1)) // _HOUR
    stale = ibis.literal(";stale:").concat(
        hours.cast("int64").cast("string"), "h>", (row.age_max // _HOUR).cast("int64").cast("string"), "h"
    )
    return ibis.cases(
        (~row.is_weak, ""),
        (alone > model.inverse_odds_max * LEEWAY, stale),
        (row.is_hard | row.is_doubted, ""),
        else_=";outweighed",
    )


def _holds_until(row: ir.Table, model: PartyModel) -> ir.Value:
    """See `odds.holds_until`."""
    share = row.rate / (row.rate + model.shows)
    years = ((share + model.inverse_odds_max) / (share + row.against_proven)).ln() / (row.rate + model.shows)
    years = ibis.least(ibis.greatest(years, -FAR), FAR)
    seconds = (years * (YEAR / timedelta(seconds=1))).floor().cast("int64")
    until = row["at"] + seconds.as_interval("s")
    return ibis.ifelse(row.proof_at.notnull() & row.against.notnull(), until, None)


def with_pieces(row: ir.Table, model: PartyModel) -> ir.Table:
    """Add the waterfall: start, pieces in order of time, what a check spared, what age took.

    Their sum is the probability in log-odds.
    """
    plain, whole = -odds_unspared(row, model).ln(), -row.against.ln()
    start = _piece(row.proof_kind.fill_null("unproven"), row.start_weight, row.start_at)
    dated = [_piece(one.name, one.weight, row[one.date]) for one in columns(model)]
    pieces = ibis.array(dated).filter(lambda piece: piece["at"].notnull()).sort()
    spared = _piece(model.stays[0], whole - plain, row.looked_until)
    age = _piece("age", plain - (row.start_weight + row.weight_all), None)
    ends = ibis.ifelse(row.covers, ibis.array([spared, age]), ibis.array([age]))
    nothing = ibis.literal([], type=f"array<{_PIECE}>")
    told = ibis.array([start]).concat(pieces, ends)
    return row.mutate(pieces=ibis.ifelse(row.against.isnull(), nothing, told))


def _piece(name: Any, log_odds: Any, at: Any) -> Any:
    return ibis.struct({"at": at, "name": name, "log_odds": log_odds}).cast(_PIECE)
