"""The file that says how gently we go."""

from importlib.resources import files
from pathlib import Path

import pytest

from rightparty.book.tables import CHANNELS
from rightparty.errors import InvalidInput
from rightparty.plan.manner import default_manner, load_manner, parse_manner

TEXT = (files("rightparty.plan") / "gentle.toml").read_text(encoding="utf-8")


def test_debt_words_by_text_message_come_last() -> None:
    """Inbox, e-mail, a knock by text, a human's call, and only then a debt word by text."""
    order = [(step.channel, step.content) for step in default_manner().steps]
    wanted = [("inbox", "full"), ("email", "full"), ("sms", "knock"), ("call", "callback"), ("sms", "full")]
    assert [step for step in order if step in wanted] == wanted


def test_knocks_go_from_the_quietest_channel_to_the_loudest() -> None:
    """No knock is a heavier burden than the one that would be tried after it; the last ways apart."""
    manner = default_manner()
    knocks = [step for step in manner.steps if step.content in ("knock", "callback")]
    burdens = [step.burden for step in knocks if step.channel not in manner.last]
    assert burdens == sorted(burdens)


def test_a_letter_is_the_last_way_and_reminds_of_nothing() -> None:
    """It stands behind all others; a reminder would arrive when the day is over."""
    manner = default_manner()
    ordinary = [step for step in manner.steps if step.content != "offer"]
    assert manner.last == ("letter",)
    assert [(step.channel, step.content) for step in ordinary[-2:]] == [
        ("letter", "full"),
        ("letter", "knock"),
    ]
    assert [step.content for step in manner.own_order("letter")] == ["full", "offer", "knock"]


def test_machines_and_open_channels_are_never_planned() -> None:
    """Robot calls, ringless voicemail, groups, postcards, visits and social posts are no steps."""
    used = {step.channel for step in default_manner().steps}
    assert used <= set(CHANNELS.split()) - {"ai_call", "ringless", "im_group", "postcard", "visit", "social"}


def test_nothing_unasked_is_statutory_and_offers_come_last() -> None:
    """The plan sends no legal notices and no answers; offers, which have their occasion, stand behind."""
    steps = [step.content for step in default_manner().steps]
    assert set(steps) == {"full", "reminder", "callback", "knock", "offer"}
    assert "offer" not in steps[: steps.index("offer")]
    assert set(steps[steps.index("offer") :]) == {"offer"}


def test_on_a_channel_of_ones_own_choice_telling_comes_first() -> None:
    """Who chose text messages is told by text message where that is allowed, and knocked at otherwise."""
    assert [step.content for step in default_manner().own_order("sms")] == [
        "full",
        "reminder",
        "offer",
        "knock",
    ]


def test_version_follows_content_and_not_layout(tmp_path: Path) -> None:
    """A comment changes nothing; a number changes the version."""
    path = tmp_path / "mine.toml"
    path.write_text(f"# a remark\n{TEXT}", encoding="utf-8")
    assert load_manner(path) == default_manner()
    assert parse_manner(TEXT.replace("lift = 0.030", "lift = 0.04"), "b").version != default_manner().version


@pytest.mark.parametrize(
    ("before", "after", "problem"),
    [
        ('opens = "09:00"', 'opens = "nine"', "day.opens = 'nine' is no time of day like \"09:00\""),
        ('opens = "09:00"', "opens = 9", 'day.opens = 9 is no time of day like "09:00"'),
        ("most = 2", "most = true", "reminder.most = True is no whole number"),
        ('channel = "push"', 'channel = "pigeon"', "step 6: `pigeon` is no channel"),
        (
            'channel = "push"',
            'channel = "ai_call"',
            "step 6: `ai_call` is never planned: it presses, or others see it; no law makes it gentle",
        ),
        ('"callback"', '"threat"', "step 9: `threat` is no content class"),
        ("lift = 0.030", "lift = -1", "step 9: lift = -1 is no number from 0 to 1"),
        ("after = 1\nlift = 0.030", "after = 0.5\nlift = 0.030", "step 9: after = 0.5 is no whole number"),
        ('CNY = "5.00"', 'CNY = "five"', "unit.CNY = 'five' is no amount in quotes"),
        (
            'channels = ["letter"]',
            'channels = ["pigeon"]',
            "last.channels = ['pigeon'] is no list of channels",
        ),
        (
            'days = 7\nsource = "House choice: a letter',
            'days = "x"\nsource = "House choice: a letter',
            "last.days = 'x' is no whole number",
        ),
        ("[unit]", "[units]", "missing, or not of the right form: unit"),
    ],
)
def test_every_fault_is_named(before: str, after: str, problem: str) -> None:
    """A file that cannot be used says why."""
    assert before in TEXT
    with pytest.raises(InvalidInput) as caught:
        parse_manner(TEXT.replace(before, after), "mine.toml")
    assert problem in caught.value.problems


def test_what_is_no_such_file_is_refused(tmp_path: Path) -> None:
    """A missing file and a file that is no TOML are named."""
    with pytest.raises(InvalidInput, match=r"nowhere\.toml"):
        load_manner(tmp_path / "nowhere.toml")
    with pytest.raises(InvalidInput, match="not a TOML file"):
        parse_manner("= 3", "bad.toml")
