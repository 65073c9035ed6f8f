"""Validation information: whole, or refused by the name of what is missing."""

from collections.abc import Sequence
from dataclasses import fields, replace
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rightparty.book.dossier import Dossier, Row
from rightparty.book.meta import BookMeta
from rightparty.errors import Refused
from rightparty.words.languages import LANGUAGES, Language, day, money, money_in, nothing
from rightparty.words.phrases import phrase
from rightparty.words.render import Text, render
from rightparty.words.validation import ITEMIZED_BY, Validation, validation_ends, validation_of
from tests.words.samples import AMERICA, AS_OF, BY_LANGUAGE, for_class, validation

WHOLE = validation(AMERICA)
MONEY = st.decimals("0.00", "99999.99", places=2)


def _rendered(one: Validation, language: Language = "en", channel: str = "letter") -> Text:
    given_fields = replace(for_class("validation", BY_LANGUAGE[language]), occasion=one)
    return render("statutory", language, channel, given_fields)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("channel", ["letter", "email"])
def test_every_item_stands_in_the_notice(language: Language, channel: str) -> None:
    """34(c)(2): who, to whom, which account, from when, how much then, what since, how much now."""
    one = validation(BY_LANGUAGE[language])
    body = _rendered(one, language, channel).body
    for name in ("collector", "collector_address", "person", "person_address", "tail", "creditor_then"):
        assert str(getattr(one, name)) in body
    assert one.itemized_on is not None
    for value in (one.itemized_on, AS_OF, one.until):
        assert day(value, language) in body
    for amount in (one.amount_then, one.fees, one.payments, one.amount_now):
        assert money(amount or Decimal(0), str(one.currency), language) in body
    assert body.count(nothing(str(one.currency), language)) >= 2, "no field is blank"
    assert "www.cfpb.gov/debt-collection" in body
    assert body.count("[ ]") == (5 if language == "en" else 10)


@pytest.mark.parametrize("language", ["zh-Hans", "zh-Hant"])
def test_a_notice_in_another_language_holds_the_english_one(language: Language) -> None:
    """34(e), and the disclosure in both: 18(e)(4)."""
    body = _rendered(validation(BY_LANGUAGE[language]), language).body
    assert "Your rights" in body
    assert phrase("disclosure", "en") in body
    assert phrase("disclosure", language) in body


def test_how_to_dispute_electronically_stands_in_what_is_electronic() -> None:
    """34(c)(3)(v): on paper, nobody can reply."""
    assert "by replying to this message" in _rendered(WHOLE, channel="email").body
    assert "by replying to this message" not in _rendered(WHOLE).body


@pytest.mark.parametrize("name", [one.name for one in fields(Validation)])
def test_a_missing_fact_refuses_by_its_name(name: str) -> None:
    """None may be left blank."""
    absent: dict[str, Any] = {name: None}
    with pytest.raises(Refused, match=f"`{name}`"):
        _rendered(replace(WHOLE, **absent))


def test_all_missing_facts_are_named_at_once() -> None:
    """So that one look into the book mends them."""
    with pytest.raises(Refused, match=r"`tail`, `itemized_on`, `fees`"):
        _rendered(replace(WHOLE, tail=None, itemized_on=None, fees=None))


@pytest.mark.parametrize(
    ("change", "why"),
    [
        ({"interest": Decimal("0.01")}, "does not add up"),
        ({"itemized_by": "some_day"}, "does not begin from"),
        ({"sent_on": AS_OF - timedelta(days=1)}, "not of the day"),
        ({"itemized_on": AS_OF + timedelta(days=1)}, "not of the day"),
        ({"amount_then": WHOLE.amount_then + 1, "amount_now": WHOLE.amount_now + 1}, "exactly what is owed"),  # type: ignore[operator]
    ],
)
def test_a_notice_that_cannot_be_right_is_refused(change: dict[str, Any], why: str) -> None:
    """It adds up, is of today, and ends in what is owed now."""
    with pytest.raises(Refused, match=why):
        _rendered(replace(WHOLE, **change))


def test_only_a_debt_collector_sends_one() -> None:
    """Else it would say what nobody has to say, under a law that does not bind."""
    with pytest.raises(Refused, match="debt collector"):
        render("statutory", "en", "letter", replace(AMERICA, debt_collector=None, occasion=WHOLE))


@given(MONEY, MONEY, MONEY, st.sampled_from(LANGUAGES))
def test_no_amount_stands_there_but_those_of_the_block(
    interest: Decimal, fees: Decimal, paid: Decimal, language: Language
) -> None:
    """Whatever the amounts, in both languages."""
    base = validation(BY_LANGUAGE[language])
    assert base.amount_now is not None
    then = base.amount_now - interest - fees + paid
    if then < 0:
        return
    one = replace(base, amount_then=then, interest=interest, fees=fees, payments=paid, credits=Decimal(0))
    stated = {
        money(amount, str(one.currency), tongue) for amount in one.amounts for tongue in (language, "en")
    }
    zeros = {nothing(str(one.currency), tongue) for tongue in (language, "en")}
    written = set(money_in(_rendered(one, language).body))
    assert stated <= written <= stated | zeros


@pytest.mark.parametrize(
    ("sent_on", "until"),
    [
        (date(2026, 5, 1), date(2026, 6, 7)),  # a Friday: the 8th is the fifth working day
        (date(2026, 11, 23), date(2026, 12, 31)),  # Thanksgiving between: December 1 is the fifth
        (date(2026, 12, 30), date(2027, 2, 6)),  # New Year between: January 7 is the fifth
    ],
)
def test_the_period_ends_thirty_days_after_it_is_taken_to_have_arrived(sent_on: date, until: date) -> None:
    """34(b)(5): five days of post without Saturdays, Sundays and public holidays."""
    assert validation_ends(sent_on) == until


@given(st.dates(date(2024, 1, 1), date(2030, 12, 31)))
def test_the_period_is_never_shorter_than_law_has_it(sent_on: date) -> None:
    """At least five days and thirty; never longer than eleven and thirty."""
    assert 35 <= (validation_ends(sent_on) - sent_on).days <= 41


def _book(**debt: Any) -> Dossier:
    absent = (
        "as_of grace_days allocation disbursed all_in_rate country region assigned_from "
        "assignment_notified_at original_creditor platform_id judgment_on itemized_on time_barred_on "
        "disputed_amount"
    )
    row = dict.fromkeys(absent.split()) | {
        "debt_id": "D", "creditor_id": "C", "product": "personal", "currency": "USD", "status": "active",
        "opened_on": date(2025, 1, 1), "charged_off_on": date(2026, 6, 30), "account": "00416204",
        "principal": Decimal(1000), "annual_rate": Decimal(0), "penalty_rate": Decimal(0), "co_creditors": (),
    }  # fmt: skip
    instalment = {
        "debt_id": "D", "number": 1, "due_on": date(2026, 3, 1), "principal": Decimal(1000),
        "interest": Decimal(50), "fee": Decimal(0), "minimum": None, "agreement_id": None,
    }  # fmt: skip
    charge = {
        "charge_id": "H", "debt_id": "D", "kind": "late_fee", "amount": Decimal(30),
        "at": datetime(2026, 7, 10, 12, tzinfo=UTC),
    }  # fmt: skip
    paid = {
        "payment_id": "P", "debt_id": "D", "amount": Decimal(200), "status": "posted", "value_on": None,
        "payer_id": None, "reverses": None, "paid_at": datetime(2026, 8, 3, 12, tzinfo=UTC),
    }  # fmt: skip
    creditor = {
        "creditor_id": "C", "name": "Greenfield Recovery LLC", "country": "US",
        "address": "12 Harbor Street, Dover, DE 19901",
    }  # fmt: skip
    tables: dict[str, Sequence[Row]] = {
        "creditors": (creditor,),
        "persons": ({"person_id": "B", "name": "Maria Jensen"},),
        "debts": (row | debt,),
        "instalments": (instalment,),
        "charges": (charge,),
        "payments": (paid,),
    }
    return Dossier(BookMeta(datetime(2026, 11, 23, 9, tzinfo=UTC)), tables)


def _from_book(dossier: Dossier, **told: str) -> Validation:
    address = "7 Elm Road, Sacramento, CA 95814"
    return validation_of(dossier, "D", "B", address=address, tail="6204", sent_on=AS_OF, **told)


def test_a_book_fills_the_whole_block() -> None:
    """A debt charged off: what was owed then, the late fee since, the payment since, and what is owed now."""
    one = _from_book(_book())
    assert one.unknown == ()
    assert (one.itemized_by, one.itemized_on) == ("charge_off", date(2026, 6, 30))
    stated = (one.amount_then, one.interest, one.fees, one.payments, one.credits, one.amount_now)
    assert stated == tuple(map(Decimal, (1050, 0, 30, 200, 0, 880)))
    one.check(AS_OF)


def test_what_the_book_does_not_say_is_not_guessed() -> None:
    """What a day was, who was owed before an assignment, where the collector gets post."""
    assert _from_book(_book(itemized_on=date(2026, 5, 1))).unknown == ("itemized_by",)
    told = _from_book(_book(itemized_on=date(2026, 5, 1)), itemized_by="last_statement")
    assert (told.itemized_by, told.unknown) == ("last_statement", ())
    assert told.itemized_by in ITEMIZED_BY
    sold = _book(original_creditor="Brookside Bank", assigned_from="Brookside Bank")
    assert _from_book(sold).unknown == ("creditor_then",)
    assert _from_book(sold, creditor_then="Brookside Bank").unknown == ()
    assert "itemized_on" in _from_book(_book(charged_off_on=None)).unknown


def test_principal_that_fell_due_since_has_no_field() -> None:
    """Of a debt that was not called in whole, the itemization cannot be told: its parts are unknown."""
    assert _from_book(_book(charged_off_on=date(2026, 2, 1))).unknown == ("interest", "fees")


def test_a_row_that_is_not_there_is_named() -> None:
    """No notice about nobody."""
    with pytest.raises(Refused, match="`persons`"):
        validation_of(_book(), "D", "X", address=None, tail=None, sent_on=AS_OF)
