"""The file that says what a day has room for."""

from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from rightparty.errors import InvalidInput
from rightparty.plan.limits import NO_LIMITS, assumed, load_limits, parse_limits

WHOLE = """
[agents]
minutes_each = 6
minutes = 480
hours = { "09:00" = 60, "14:00" = 120 }
language = { en = 120 }

[messages.sms]
most = 1000
price = "0.05"
money = "40.00"
currency = "CNY"

[replies]
minutes_each = 4
days = ["mon", "tue"]
hours = { "09:00" = 60 }
rate = { sms = 0.1 }
"""


def test_everything_is_optional() -> None:
    """An empty file has no limits, and so has no file."""
    assert not parse_limits("", "empty.toml")
    assert load_limits(None) == NO_LIMITS


def test_a_whole_file_is_read() -> None:
    """Numbers become exact, hours numbers of the clock."""
    limits = parse_limits(WHOLE, "whole.toml")
    assert limits.agents is not None
    assert limits.replies is not None
    assert limits.agents.hours == {9: Decimal(60), 14: Decimal(120)}
    assert limits.agents.language == {"en": Decimal(120)}
    assert limits.messages["sms"].money == Decimal("40.00")
    assert limits.replies.of_hour(9, date(2026, 11, 23)) == 60
    assert limits.replies.of_hour(9, date(2026, 11, 25)) == 0, "a Wednesday"


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("[wages]\nmost = 1", "`wages` is no limit: agents, messages, replies"),
        ("agents = 3", "`agents` is no table"),
        ("[agents]\nminutes = 3", "agents.minutes_each = None is no number above 0"),
        ("[agents]\nminutes_each = 3", "agents: names no minutes, hours or language"),
        ("[agents]\nminutes_each = 3\nminutes = -1", "agents.minutes = -1 is no number from 0 up"),
        (
            '[agents]\nminutes_each = 3\nhours = { "9" = 1 }',
            "agents.hours: '9' is no whole hour like \"09:00\"",
        ),
        ("[messages.pigeon]\nmost = 1", "messages.pigeon: no such channel"),
        ("[messages.sms]\nmost = 1.5", "messages.sms.most = 1.5 is no whole number"),
        ('[messages.sms]\nmoney = "4"', "messages.sms: money needs price, money and currency together"),
        ("[messages.sms]", "messages.sms: names neither most nor money"),
        (
            '[messages.sms]\nprice = 0.05\nmoney = "4"\ncurrency = "euro"',
            "messages.sms.price = 0.05 is no amount in quotes",
        ),
        (
            '[messages.sms]\nprice = "0.05"\nmoney = "4"\ncurrency = "euro"',
            "messages.sms.currency = 'euro' is no code of a currency",
        ),
        ("[replies]\nminutes_each = 4", "replies.hours is no table"),
        (
            '[replies]\nminutes_each = 4\nhours = {}\ndays = ["someday"]',
            "replies.days = ['someday'] is no list of days: mon tue wed thu fri sat sun",
        ),
        (
            "[replies]\nminutes_each = 4\nhours = {}\nrate = { pigeon = 1 }",
            "replies.rate.pigeon: no such channel",
        ),
    ],
)
def test_every_fault_is_named(text: str, problem: str) -> None:
    """A file that cannot be used says why."""
    with pytest.raises(InvalidInput) as caught:
        parse_limits(text, "mine.toml")
    assert problem in caught.value.problems


def test_all_faults_are_named_at_once(tmp_path: Path) -> None:
    """Whoever corrects the file has to do it once."""
    path = tmp_path / "mine.toml"
    path.write_text("wages = 1\n[messages.pigeon]\nmost = -1\n[agents]\n", encoding="utf-8")
    with pytest.raises(InvalidInput) as caught:
        load_limits(path)
    assert len(caught.value.problems) == 5
    with pytest.raises(InvalidInput, match=r"nowhere\.toml"):
        load_limits(tmp_path / "nowhere.toml")


def test_what_is_no_finite_number_is_a_fault_like_others() -> None:
    """TOML writes `nan` and `inf`, Decimal reads `Infinity`: all faults at once, and no traceback."""
    text = """
[agents]
minutes_each = nan
minutes = inf
hours = { "09:00" = -inf }
language = { en = 1e300 }
[messages.sms]
price = "NaN"
money = "Infinity"
currency = "CNY"
[messages.email]
price = "sNaN"
money = "1e400"
currency = "CNY"
[replies]
minutes_each = inf
hours = { "09:00" = nan }
"""
    with pytest.raises(InvalidInput) as caught:
        parse_limits(text, "mine.toml")
    assert sorted(str(problem).split(" = ")[0] for problem in caught.value.problems) == [
        "agents.hours.09:00",
        "agents.language.en",
        "agents.minutes",
        "agents.minutes_each",
        "messages.email.money",
        "messages.email.price",
        "messages.sms.money",
        "messages.sms.price",
        "replies.hours.09:00",
        "replies.minutes_each",
    ]


def test_replies_come_soon_or_late_and_all_of_them_come() -> None:
    """Of those that come at all, half have come within three hours, and the last within twelve."""
    shares = assumed().shares()
    assert sum(shares) == pytest.approx(1)
    assert sum(shares[:3]) == pytest.approx(0.5 / (1 - 0.5**4))
    assert list(shares) == sorted(shares, reverse=True)
