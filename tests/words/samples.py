"""Fields for one borrower in each of the three languages."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

from rightparty.words.fields import Claim, Fields
from rightparty.words.occasions import (
    Agreed,
    Answer,
    Assigned,
    Ceased,
    Occasion,
    Payment,
    Placed,
    Remedy,
)
from rightparty.words.validation import Validation

AS_OF = date(2026, 11, 23)

CHINA = Fields(
    creditor_name="青禾消费金融有限公司",
    neutral_name="青禾客户服务",
    country="CN",
    name="欧阳文静",
    agent_name="小周",
    hotline="400-810-8888",
    callback_phone="021-5555 0101",
    code="482913",
    domain="qinghe.example",
    link="https://m.qinghe.example/m/7k2",
    claims=(
        Claim(
            amount=Decimal("3120.45"),
            currency="CNY",
            due_on=date(2026, 10, 5),
            product="personal",
            tail="6204",
            principal=Decimal("2900.00"),
            interest=Decimal("220.45"),
            fee=Decimal(0),
            facts={
                "annual_rate": Decimal("0.18"),
                "penalty_rate": Decimal("0.09"),
                "status": "active",
                "time_barred": False,
                "reported": True,
            },
        ),
    ),
    as_of=AS_OF,
    reply_by=date(2026, 12, 7),
)

TAIWAN = replace(
    CHINA,
    creditor_name="安和商業銀行股份有限公司",
    neutral_name="安和客戶服務",
    country="TW",
    name="陳怡君",
    agent_name="林先生",
    hotline="0800-024-365",
    callback_phone="02-2555-0101",
    domain="anho.example",
    link="https://my.anho.example/m/7k2",
    claims=(
        Claim(
            amount=Decimal("12300.00"),
            currency="TWD",
            due_on=date(2026, 10, 5),
            product="credit_card",
            tail="6204",
            facts={"annual_rate": Decimal("0.15"), "status": "active", "time_barred": False},
        ),
        Claim(
            amount=Decimal("4150.00"),
            currency="TWD",
            due_on=date(2026, 11, 1),
            product="personal",
            principal=Decimal("4000.00"),
            interest=Decimal("150.00"),
            fee=Decimal(0),
            facts={"annual_rate": Decimal("0.07"), "status": "active", "time_barred": False},
        ),
    ),
)

AMERICA = replace(
    CHINA,
    creditor_name="Greenfield Lending LLC",
    neutral_name="Greenfield Service",
    country="US",
    name="Maria Jensen",
    agency_name="Harper Services Inc.",
    debt_collector=True,
    agent_name="Dana Cole",
    hotline="+1 302-555-0100",
    callback_phone="+1 302-555-0111",
    domain="greenfield.example",
    link="https://my.greenfield.example/m/7k2",
    claims=(
        Claim(
            amount=Decimal("1240.50"),
            currency="USD",
            due_on=date(2026, 9, 30),
            product="auto",
            tail="0417",
            principal=Decimal("1100.00"),
            interest=Decimal("115.50"),
            fee=Decimal("25.00"),
            original_creditor="Brookside Bank",
            facts={"annual_rate": Decimal("0.11"), "status": "written_off", "time_barred": False},
        ),
    ),
)

BY_LANGUAGE = {"zh-Hans": CHINA, "zh-Hant": TAIWAN, "en": AMERICA}


def coming(fields: Fields) -> Fields:
    """The same fields with the debts falling due in a week: what a reminder is about."""
    claims = tuple(
        replace(claim, due_on=date(2026, 11, 30), principal=None, interest=None, fee=None)
        for claim in fields.claims
    )
    return replace(fields, claims=claims)


def received(fields: Fields) -> Fields:
    """The same fields with the first debt's sum promised a week ago, and paid."""
    claim = replace(fields.claims[0], due_on=AS_OF, principal=None, interest=None, fee=None)
    return replace(fields, claims=(claim,), promised_on=date(2026, 11, 16), kept=True)


EARLIER, LATER = date(2026, 11, 20), date(2026, 12, 11)
AGENCIES = {"zh-Hans": "明理服务有限公司", "zh-Hant": "明理服務有限公司", "en": "Harper Services Inc."}


def occasion_of(text: str, fields: Fields) -> Occasion | None:
    """What a text is about, if it is one that is about something."""
    currency = fields.claims[0].currency
    half = Decimal("600.00")
    answer = Answer("disputed", EARLIER, LATER, "C-2048")
    found: dict[str, Occasion] = {
        "agreed": Agreed(
            EARLIER, currency, (Payment(LATER, half), Payment(date(2027, 1, 11), half)), interest="stop"
        ),
        "validation": validation(fields),
        "ceased": Ceased(EARLIER),
        "remedy": Remedy("claim", EARLIER, LATER),
        "placed": Placed(AGENCIES["en"], "+1 302-555-0133", LATER),
        "assigned": Assigned(AGENCIES["en"], EARLIER),
        "disputed": answer,
        "complained": replace(answer, about="complained"),
        "hardship": replace(answer, about="hardship", paused_until=LATER),
        "opted_out": Answer("opted_out", EARLIER),
        "not_this_person": Answer("not_this_person", EARLIER),
    }
    return found.get(text)


def validation(fields: Fields) -> Validation:
    """A validation notice about the first of the debts."""
    claim = fields.claims[0]
    return Validation(
        collector=fields.creditor_name,
        collector_address="12 Harbor Street, Dover, DE 19901",
        person=fields.name,
        person_address="7 Elm Road, Sacramento, CA 95814",
        tail=claim.tail,
        creditor_then="Brookside Bank",
        creditor_now=fields.creditor_name,
        itemized_by="charge_off",
        itemized_on=date(2026, 10, 1),
        currency=claim.currency,
        amount_then=claim.amount + 100,
        interest=Decimal(0),
        fees=Decimal("25.00"),
        payments=Decimal("125.00"),
        credits=Decimal(0),
        amount_now=claim.amount,
        sent_on=AS_OF,
    )


def for_class(text: str, fields: Fields) -> Fields:
    """The fields as a text needs them."""
    if text == "kept":
        return received(fields)
    if text in ("validation", "agreed", "ceased", "remedy", "assigned"):
        fields = replace(fields, claims=fields.claims[:1])
    fields = replace(fields, occasion=occasion_of(text, fields))
    if text == "validation":
        fields = replace(fields, debt_collector=True)
    return coming(fields) if text == "reminder" else fields
