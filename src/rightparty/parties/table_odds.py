"""The sum of `parties/odds.py` in columns: one row a pair, a column for the latest date of each piece.

With `c = 1 - exp(-w)` for a piece of weight `w`, and `R` the weights of the pieces after it, the same odds
against the person are

    exp(a(start) - w(start) - W) + u * (exp(-W) * L(start) + sum of exp(-R) * c * L)

over the pieces, `W` being all their weights, `a` what has run since a piece's date, and `L` what has been
lost of the point since then: `h / (h + s) * (exp(a) - 1)` while silence counts, `exp(a) - 1` since. It needs
no order of the pieces, only for any two of them which is the later.
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

from rightparty.parties.model import MOVED, PartyModel
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
    dates = [one.date for one in columns(model) if one.name != MOVED]
    row = row.mutate(**dict(zip(dates, _counted(row, model), strict=True)))
    row = _summed(row, _proving(model), "proven")
    return row.mutate(against_proven=_against(row, _proving(model), model, "proven"))


def with_odds(row: ir.Table, model: PartyModel) -> ir.Table:
    """Add to rows of `with_proof` and `with_elsewhere` the odds `against` the person.

    And weight_all, that of all pieces; arrived_at, until when silence counts; at_moved.
    """
    claimed = (row[f"own_{kind}"] for kind in model.claims)
    given_last = reduce(ibis.greatest, claimed, row.start_at)
    arrived = [row[f"at_{kind}"] for kind in model.arrives]
    row = row.mutate(
        at_moved=ibis.ifelse(row.given_at > given_last, row.given_at, None),
        arrived_at=reduce(ibis.greatest, arrived, ibis.greatest(row.start_at, row.active_at)),
    )
    row = _summed(row, _everything(model), "all")
    return row.mutate(against=_against(row, _everything(model), model, "all", arrived="arrived_at"))


def odds_unspared(row: ir.Table, model: PartyModel) -> Any:
    """The odds against the person as they would be without checks that find no change."""
    return _against(row, _everything(model), model, "all", spared=False, arrived="arrived_at")


def _everything(model: PartyModel) -> list[Column]:
    return [one for one in columns(model) if one.weight]


def _proving(model: PartyModel) -> list[Column]:
    """Pieces that are weighed where a debt word is at stake."""
    return [one for one in _everything(model) if model.counts_beside_proof(one.name, one.weight)]


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
    """Every piece but the start: in the order of `_counted`, and that of `with_odds`."""
    own = [Column(kind, model.own[kind], f"at_{kind}") for kind in (*model.named_only, *model.anyones)]
    others = [Column(f"other:{what}", weight, f"at_other_{what}") for what, weight in model.others.items()]
    return (*own, *others, Column(MOVED, model.moved, f"at_{MOVED}"))


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
    row: ir.Table,
    pieces: Sequence[Column],
    model: PartyModel,
    which: str,
    *,
    spared: bool = True,
    arrived: str = "at",
) -> Any:
    """The odds against; `arrived`: the column of the instant until which silence counts."""
    clock, weight = _Clock(row, model, arrived, spared), row[f"weight_{which}"]
    lost = (-weight).exp() * clock.lost_since(row.start_at)
    for one in pieces:
        share = (-row[f"later_{which}_{one.date}"]).exp() * (1.0 - exp(-one.weight))
        lost += (share * clock.lost_since(row[one.date])).fill_null(0.0)
    never = (clock.run_since(row.start_at) - row.start_weight - weight).exp()
    return never + (model.untold if which == "all" else 1.0) * lost


def _if(holds: ir.Value, weight: float) -> Any:
    return ibis.ifelse(holds, _float(weight), 0.0)


def _float(value: float) -> Any:
    return ibis.literal(value, type="float64")


def _years(later: ir.Value, earlier: ir.Value) -> Any:
    return later.delta(earlier, unit="microsecond").cast("float64") / float(YEAR // MICROSECOND)


@dataclass(frozen=True)
class _Clock:
    """`odds.Clock` in columns. `spared`: less what a check of `stays` spares."""

    row: ir.Table
    model: PartyModel
    arrived: str
    spared: bool

    def run_since(self, date: ir.Value) -> Any:
        """What has run from a date until now."""
        silent = self.model.shows * ibis.greatest(_years(self.row[self.arrived], date), 0.0)
        return self._passed_on_since(date) + (silent if self.model.shows else 0.0)

    def lost_since(self, date: ir.Value) -> Any:
        """What has been lost of a point that was the person's at a date."""
        row, shows = self.row, self.model.shows
        if not shows:
            return self.run_since(date).exp() - 1.0
        arrived = row[self.arrived]
        before = date < arrived
        quiet = self._passed_on_since(ibis.ifelse(before, arrived, date)).exp()
        heard = row.rate / (row.rate + shows) * (self.run_since(date).exp() - quiet)
        return quiet - 1.0 + ibis.ifelse(before, heard, 0.0)

    def _passed_on_since(self, date: ir.Value) -> Any:
        row = self.row
        whole = row.rate * _years(row["at"], date)
        if not self.spared:
            return whole
        years = ibis.greatest(_years(row.looked_until, ibis.greatest(date, row.looked_since)), 0.0)
        return whole - ibis.ifelse(row.covers, row.rate * (1.0 - self.model.unnoticed) * years, 0.0)
