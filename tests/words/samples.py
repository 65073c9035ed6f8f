"""Fields for one borrower in each of the three languages."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

from rightparty.words.fields import Claim, Fields

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
            facts={"annual_rate": Decimal("0.11"), "status": "charged_off", "time_barred": False},
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


def for_class(content: str, fields: Fields) -> Fields:
    """The fields as a content class needs them."""
    if content == "kept":
        return received(fields)
    return coming(fields) if content == "reminder" else fields
