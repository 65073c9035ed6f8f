"""Debts for tests of what is owed: written by hand in a line, or drawn by Hypothesis, and put into tables."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass, replace
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from typing import Any

import ibis
import ibis.expr.types as ir
from hypothesis import strategies as st

from rightparty.book.dossier import Dossier
from rightparty.book.meta import BookMeta
from rightparty.book.owed import Owed, owed_one
from rightparty.book.tables import IBIS_TYPE, TABLES
from rightparty.book.terms import DEFAULT, OwedTerms
from rightparty.engine import Engine

START = date(2026, 1, 1)
SPAN = 150
ON = date(2026, 5, 1)
USED = ("creditors", "debts", "instalments", "charges", "payments", "agreements")
CREDITORS = (
    {"creditor_id": "c", "name": "First Bank", "kind": "bank", "country": "CN"},
    {"creditor_id": "u", "name": "Harbour Bank", "kind": "bank", "country": "US"},
    {"creditor_id": "x", "name": "Far Bank", "kind": "bank", "country": "AQ"},
)

Row = Mapping[str, Any]


@dataclass(frozen=True)
class Account:
    """One debt and the rows that bear on it."""

    debt: Row
    instalments: tuple[Row, ...] = ()
    payments: tuple[Row, ...] = ()
    charges: tuple[Row, ...] = ()
    agreements: tuple[Row, ...] = ()

    def rows(self) -> dict[str, list[Row]]:
        """By table."""
        return {
            "creditors": list(CREDITORS),
            "debts": [self.debt],
            "instalments": list(self.instalments),
            "payments": list(self.payments),
            "charges": list(self.charges),
            "agreements": list(self.agreements),
        }

    def owed(self, on: date = ON, terms: OwedTerms = DEFAULT) -> Owed:
        """By the value reading; the book was made on that day."""
        return owed_one(self.dossier(), str(self.debt["debt_id"]), on, terms)

    def dossier(self) -> Dossier:
        """Its rows with every column there, unknown where nothing is said."""
        full = {name: [_full(name, row) for row in rows] for name, rows in self.rows().items()}
        return Dossier(BookMeta(), full)

    def with_payments(self, payments: Iterable[Row]) -> "Account":
        """The same debt, paid otherwise."""
        return replace(self, payments=tuple(payments))


def _full(table: str, row: Row) -> Row:
    return {column.name: row.get(column.name) for column in TABLES[table].columns}


def at(day: date, hour: int = 12) -> datetime:
    """Noon, or another hour, of a day, UTC."""
    return datetime(day.year, day.month, day.day, hour, tzinfo=UTC)


def debt(debt_id: str = "d", **known: Any) -> Row:
    """A debt of a Chinese bank in yuan, whose balance was made in the morning of `ON`."""
    common = {"creditor_id": "c", "product": "personal", "currency": "CNY", "opened_on": START}
    amounts = {"principal": Decimal(12000), "annual_rate": Decimal("0.12"), "as_of": at(ON, 0)}
    return {"debt_id": debt_id, **common, **amounts, **known}


def instalment(
    number: int, due_on: date, principal: str = "1000.00", interest: str = "100.00", **known: Any
) -> Row:
    """An instalment of debt `d`."""
    parts = {"principal": Decimal(principal), "interest": Decimal(interest)}
    return {"debt_id": "d", "number": number, "due_on": due_on, **parts, **known}


def payment(payment_id: str, day: date, amount: str, **known: Any) -> Row:
    """A posted payment on debt `d`, made at noon in China."""
    row = {"payment_id": payment_id, "debt_id": "d", "paid_at": at(day, 4), "amount": Decimal(amount)}
    return {**row, "status": "posted", **known}


def charge(charge_id: str, day: date, kind: str, amount: str) -> Row:
    """A charge on debt `d`, booked at noon in China."""
    return {"charge_id": charge_id, "debt_id": "d", "at": at(day, 4), "kind": kind, "amount": Decimal(amount)}


def tables(engine: Engine, accounts: Sequence[Account]) -> dict[str, ir.Table]:
    """Many debts in the tables of one book."""
    made = {}
    for name in USED:
        rows: list[Row] = [row for account in accounts for row in account.rows()[name]]
        if name == "creditors":
            rows = list(CREDITORS)
        schema = ibis.schema({column.name: IBIS_TYPE[column.kind] for column in TABLES[name].columns})
        made[name] = engine.create(name, rows, schema)
    return made


def plain(owed: Owed) -> dict[str, Any]:
    """As a row of the table."""
    return asdict(owed)


# What Hypothesis draws. Amounts repeat and days are near one another, so that they meet.

_cents = st.sampled_from(["0.01", "0.99", "1.00", "50.00", "99.99", "100.00", "300.00", "1000.00", "1100.00"])
amounts = _cents.map(Decimal)
some = st.one_of(st.just(Decimal("0.00")), amounts)
days = st.integers(0, SPAN).map(lambda offset: START + timedelta(days=offset))
instants = st.tuples(days, st.sampled_from([0, 1, 4, 15, 16, 17, 23])).map(lambda pair: at(*pair))


@st.composite
def accounts(draw: st.DrawFn, debt_id: str = "d", *, plain: bool = False) -> Account:
    """A debt with anything that can happen to one; `plain` = nothing unclear, no agreement, no card."""
    terms = draw(_debts(plain=plain))
    agreed = () if plain else tuple(draw(st.lists(_agreements(debt_id), max_size=2)))
    names = [None, *(row["agreement_id"] for row in agreed), *([] if plain else ["nowhere"])]
    revolves = not plain and draw(st.sampled_from([False, False, False, True]))
    schedule = draw(st.lists(_instalments(names, revolves), min_size=int(plain), max_size=7))
    paid = draw(st.lists(_payments(plain=plain), max_size=7))
    booked = draw(st.lists(_charges(), max_size=3))
    return Account(
        debt={**debt(debt_id), **terms},
        instalments=tuple({**row, "debt_id": debt_id, "number": n} for n, row in enumerate(schedule, 1)),
        payments=tuple(_named("payment_id", debt_id, paid)),
        charges=tuple(_named("charge_id", debt_id, booked)),
        agreements=tuple({row["agreement_id"]: row for row in agreed}.values()),
    )


def _named(key: str, debt_id: str, rows: Sequence[Row]) -> Iterable[Row]:
    for place, row in enumerate(rows):
        named = {**row, key: f"{debt_id}-{place}", "debt_id": debt_id}
        if row.get("reverses") is not None:
            named["reverses"] = f"{debt_id}-{row['reverses']}"
        yield named


@st.composite
def _debts(draw: st.DrawFn, *, plain: bool) -> Row:
    orders = ["costs;interest;principal", "principal > interest > costs", "interest principal costs", None]
    drawn = {
        "creditor_id": draw(st.sampled_from(["c", "u", "x"])),
        "currency": draw(st.sampled_from(["CNY", "USD"])),
        "penalty_rate": draw(st.sampled_from([None, Decimal(0), Decimal("0.12345678"), Decimal("0.24")])),
        "allocation": draw(st.sampled_from(orders)),
        "as_of": at(ON, 0),
    }
    if plain:
        return drawn
    return {
        **drawn,
        "country": draw(st.sampled_from([None, "CN", "US"])),
        "allocation": draw(st.sampled_from([*orders, "as it comes"])),
        "status": draw(st.sampled_from([None, "active", "active", "written_off", "settled", "sold"])),
        "as_of": draw(st.one_of(st.none(), instants)),
        "disputed_amount": draw(st.one_of(st.none(), amounts)),
    }


@st.composite
def _agreements(draw: st.DrawFn, debt_id: str) -> Row:
    return {
        "agreement_id": f"{debt_id}-{draw(st.sampled_from('ab'))}",
        "debt_ids": (debt_id,),
        "person_id": "p",
        "kind": "instalment",
        "status": draw(st.sampled_from(["offered", "performing", "late", "breached", "done"])),
        "agreed_at": draw(st.one_of(st.none(), instants)),
        "allocation": draw(st.sampled_from([None, "principal;interest;costs"])),
    }


@st.composite
def _instalments(draw: st.DrawFn, agreements: Sequence[str | None], revolves: bool) -> Row:
    return {
        "due_on": draw(days),
        "principal": draw(some),
        "interest": draw(some),
        "fee": draw(st.one_of(st.none(), some)),
        "minimum": draw(st.one_of(st.none(), some)) if revolves else None,
        "agreement_id": draw(st.sampled_from(agreements)),
    }


@st.composite
def _payments(draw: st.DrawFn, *, plain: bool) -> Row:
    drawn = {
        "paid_at": draw(instants),
        "amount": draw(amounts),
        "status": "posted",
        "value_on": draw(st.one_of(st.none(), days)),
    }
    if plain:
        return drawn
    states = ["posted", "posted", "posted", "pending", "reversed", None]
    return {
        **drawn,
        "amount": draw(amounts) * draw(st.sampled_from([1, 1, 1, 1, -1])),
        "status": draw(st.sampled_from(states)),
        "reverses": draw(st.sampled_from([None, None, None, "0", "1"])),
    }


@st.composite
def _charges(draw: st.DrawFn) -> Row:
    kinds = ["penalty", "late_fee", "cost", "waiver", "write_off", "adjustment", "refund"]
    amount = draw(amounts) * draw(st.sampled_from([1, 1, -1]))
    return {"at": draw(instants), "kind": draw(st.sampled_from(kinds)), "amount": amount}


def packs(size: int) -> st.SearchStrategy[list[Account]]:
    """Many debts of one book, each of its own id."""
    return st.tuples(*(accounts(f"d{place}") for place in range(size))).map(list)
