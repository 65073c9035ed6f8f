"""The sum of `parties/odds.py` in columns: one row a pair, a column for the latest date of each piece.

With `c = 1 - exp(-w)` for a piece of weight `w`, and `R` the weights of the pieces after it, the same odds
against the person are

    exp(a(start) - w(start) - W)
    + h / (h + s) * (exp(-W) * (exp(a(start)) - 1) + sum of exp(-R) * c * (exp(a) - 1))

over the pieces, `W` being all their weights and `a` what has run of `h + s` since a piece's date. It needs no
order of the pieces, only for any two of them which is the later.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import timedelta
from functools import reduce
from math import exp
from operator import add, or_
from typing import Any

import ibis
import ibis.expr.types as ir

from rightparty.parties.model import PartyModel
from rightparty.parties.odds import YEAR

MICROSECOND = timedelta(microseconds=1)


@dataclass(frozen=True)
class Column:
    """A piece as a column: its name in a waterfall, its weight, and the column of its date (NULL: none)."""

    name: str
    weight: float
    date: str


def with_proof(row: ir.Table, model: PartyModel) -> ir.Table:
    """Add where belief starts, the date of each piece, and the odds that decide on a debt word.

    Args:
        row: one row a key, with the columns of `table._gathered`.
        model: the weights.

    Returns:
        The row with proof_at, proof_kind, start_at, start_weight, shared, covers (a check of `stays` spares
        something), the dates of `columns`, and against_proven: the odds against the person from what is
        weighed where a debt word is at stake.
    """
    row = _started(row, model)
    dates = (one.date for one in columns(model))
    row = row.mutate(**dict(zip(dates, _counted(row, model), strict=True)))
    row = _summed(row, _proving(model), "proven")
    return row.mutate(against_proven=_against(row, _proving(model), model, "proven"))


def with_odds(row: ir.Table, model: PartyModel) -> ir.Table:
    """Add to rows of `with_proof` the odds `against` the person, and `weight_all`, that of all pieces."""
    row = _summed(row, _telling(model), "all")
    return row.mutate(against=_against(row, _telling(model), model, "all"))


def odds_unspared(row: ir.Table, model: PartyModel) -> Any:
    """The odds against the person as they would be without checks that find no change."""
    return _against(row, _telling(model), model, "all", spared=False)


def _telling(model: PartyModel) -> list[Column]:
    return [one for one in columns(model) if one.weight]


def _proving(model: PartyModel) -> list[Column]:
    """Pieces that are weighed where a debt word is at stake."""
    return [one for one in _telling(model) if model.counts_beside_proof(one.name, one.weight)]


def _summed(row: ir.Table, pieces: Sequence[Column], which: str) -> ir.Table:
    """Add the weight of all pieces, and for each the weight of those after it."""
    return row.mutate(
        **{
            f"weight_{which}": reduce(
                add, (_if(row[one.date].notnull(), one.weight) for one in pieces), _float(0.0)
            )
        },
        **{f"later_{which}_{one.date}": _later(row, one, pieces) for one in pieces},
    )


def columns(model: PartyModel) -> tuple[Column, ...]:
    """Every piece but the start, in the order of `_counted`."""
    own = [Column(kind, model.own[kind], f"at_{kind}") for kind in (*model.named_only, *model.anyones)]
    others = [Column(f"other:{what}", weight, f"at_other_{what}") for what, weight in model.others.items()]
    return (*own, *others)


def _started(row: ir.Table, model: PartyModel) -> ir.Table:
    """Add the start: the last proof, of the first kind that has its date, else the first own evidence."""
    proofs = [(row[f"own_{kind}"], kind) for kind in model.proves]
    row = row.mutate(proof_at=reduce(ibis.greatest, (date for date, _ in proofs)))
    shared = (row[f"any_{kind}"].notnull() for kind in model.shares)
    last = [(row[f"own_{kind}"] == row.proof_at, kind) for kind in model.proves]
    return row.mutate(
        proof_kind=ibis.cases(*last),
        start_at=row.proof_at.fill_null(row.first_own),
        start_weight=ibis.cases(*((holds, _float(model.own[kind])) for holds, kind in last), else_=0.0),
        shared=reduce(or_, shared, (row.point_place == "shared").fill_null(False)),
        covers=(row.looked_since < row.looked_until).fill_null(False),
    )


def _counted(row: ir.Table, model: PartyModel) -> Iterator[ir.Value]:
    """The date of each piece that counts, NULL for the others: before the start nothing does."""

    def since(date: ir.Value) -> ir.Value:
        return ibis.ifelse(date >= row.start_at, date, None)

    def before(date: ir.Value) -> ir.Value:
        unproven = row.proof_at.isnull() & (date < row.start_at)
        return ibis.ifelse(unproven, row.start_at, None)

    claims = (row[f"said_{kind}"].notnull() for kind in model.claims)
    spoken = reduce(or_, claims, row.proof_at.notnull())
    for name in model.named_only:
        said = since(row[f"said_{name}"])
        yield ibis.ifelse(spoken, None, said) if name in model.guesses else said
    yield from (since(row[f"any_{kind}"]) for kind in model.anyones)
    claimed, proved, reported = (
        ibis.ifelse(row.exclusive & ~row.shared, row[f"others_{what}"], None)
        for what in ("claimed", "proved", "reported")
    )
    dates = {
        "claimed_before": before(claimed),
        "claimed_since": since(claimed),
        "proved_before": before(proved),
        "proved_since": since(proved),
        "reported": since(reported),
    }
    yield from (dates[what] for what in model.others)


def _later(row: ir.Table, piece: Column, pieces: Sequence[Column]) -> Any:
    """The weights of the pieces after one; of two at the same instant the one named later is the later."""
    place, date = pieces.index(piece), row[piece.date]
    parts = [
        _if(row[one.date] > date if number < place else row[one.date] >= date, one.weight)
        for number, one in enumerate(pieces)
        if number != place
    ]
    return reduce(add, parts, _float(0.0))


def _against(
    row: ir.Table, pieces: Sequence[Column], model: PartyModel, which: str, *, spared: bool = True
) -> Any:
    start, weight = _run(row, row.start_at, model, spared), row[f"weight_{which}"]
    lost = (-weight).exp() * (start.exp() - 1.0)
    for one in pieces:
        share = (-row[f"later_{which}_{one.date}"]).exp() * (1.0 - exp(-one.weight))
        lost += (share * (_run(row, row[one.date], model, spared).exp() - 1.0)).fill_null(0.0)
    never = (start - row.start_weight - weight).exp()
    return never + row.rate / (row.rate + model.shows) * lost


def _if(holds: ir.Value, weight: float) -> Any:
    return ibis.ifelse(holds, _float(weight), 0.0)


def _float(value: float) -> Any:
    return ibis.literal(value, type="float64")


def _years(later: ir.Value, earlier: ir.Value) -> Any:
    return later.delta(earlier, unit="microsecond").cast("float64") / float(YEAR // MICROSECOND)


def _run(row: ir.Table, date: ir.Value, model: PartyModel, spared: bool) -> Any:
    """What has run since a date; `spared`: less what a check of `stays` spares."""
    whole = (row.rate + model.shows) * _years(row["at"], date)
    if not spared:
        return whole
    years = ibis.greatest(_years(row.looked_until, ibis.greatest(date, row.looked_since)), 0.0)
    return whole - ibis.ifelse(row.covers, row.rate * (1.0 - model.unnoticed) * years, 0.0)
