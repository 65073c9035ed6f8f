"""The project's own case files: a pair is two cases, and what is not known is refused with its line."""

from pathlib import Path

import pytest

from rightparty.errors import InvalidInput
from rightparty.gate.agreement import compare
from rightparty.gate.trial import try_case
from rightparty.law.cases.own import read_case_file, read_cases
from rightparty.law.cases.scene import POINT_OF_CHANNEL
from rightparty.law.load import load_law
from rightparty.law.vocabulary import ELECTRONIC
from rightparty.parties.model import default_model

PAIR = """
[[pair]]
rule = "three_connected_calls_today"
country = "CN"
at = "2026-11-23T15:00:00+08:00"
contact = { channel = "call" }
add.events = [{ at = "2026-11-23T09:00:00+08:00", kind = "connected", channel = "call", times = 2 }]
refused.add.events = [{ at = "2026-11-23T12:00:00+08:00", kind = "connected", channel = "call" }]
"""


def test_a_pair_is_two_cases_that_differ_by_one_row() -> None:
    """The allowed side has two calls, the refused side a third one beside them."""
    allowed, refused = read_cases(PAIR, "pairs.toml", "chn.gbt_45251")
    assert (len(allowed.dossier.rows("events")), len(refused.dossier.rows("events"))) == (2, 3)
    assert (
        allowed.expected.silent == refused.expected.speaks == ("chn.gbt_45251.three_connected_calls_today",)
    )
    assert allowed.where == "pairs.toml:2"


def test_a_pair_holds_where_the_rule_speaks_on_one_side_only() -> None:
    """With one call less, the refused side is refused no longer, and the difference says so."""
    law, model = load_law(), default_model()
    assert all(compare(try_case(c, law, model)).passed for c in read_cases(PAIR, "p", "chn.gbt_45251"))
    fewer = PAIR.replace("times = 2", "times = 1")
    _, refused = read_cases(fewer, "p", "chn.gbt_45251")
    told = compare(try_case(refused, law, model)).differences
    assert told == ("chn.gbt_45251.three_connected_calls_today should speak",)


def test_a_record_is_refused_by_each_channel_of_its_rule() -> None:
    """The record is the same but for its channel, and the rule speaks of every one of them."""
    text = """
[[pair]]
rule = "no_simple_way_to_opt_out"
each_channel = true
country = "US"
at = "2026-04-08T12:00:00-04:00"
record = { kind_of_record = "wording", us_collector = true, channel = "email", kind = "message" }
allowed.record = { says = ["opt_out"] }
"""
    law, model = load_law(), default_model()
    cases = list(read_cases(text, "p", "usa.reg_f_content"))
    assert [case.records[0].facts["channel"] for case in cases[2:]] == [*ELECTRONIC]
    assert all(compare(try_case(case, law, model)).passed for case in cases)


@pytest.mark.parametrize(
    ("each", "asked"),
    [("true", ("call", "ai_call", "ringless")), ('["visit", "sms"]', ("visit", "sms")), ("false", ())],
)
def test_a_pair_is_refused_by_each_channel_that_it_names(each: str, asked: tuple[str, ...]) -> None:
    """`true` are those of the rule; a list stands for itself, and a point is found for each."""
    pair = PAIR.replace("three_connected_calls_today", "called_in_vain_today") + f"each_channel = {each}\n"
    _, _, *more = read_cases(pair, "pairs.toml", "house.default")
    contacts = [case.contact or {} for case in more]
    assert tuple(contact["channel"] for contact in contacts) == asked
    assert all(contact["point_id"] == POINT_OF_CHANNEL[contact["channel"]] for contact in contacts)
    assert all(case.expected.speaks == ("house.default.called_in_vain_today",) for case in more)


@pytest.mark.parametrize(
    ("old", "new", "named"),
    [
        ('contact = { channel = "call" }', 'contact = { chanel = "call" }', "no key `chanel`"),
        ("add.events = [{ at", "add.event = [{ at", "no table `event`"),
        ('kind = "connected", channel', 'sort = "connected", channel', "no column `sort`"),
        ('country = "CN"', 'county = "CN"', "no key `county`"),
    ],
)
def test_what_is_not_known_is_refused_with_its_line(old: str, new: str, named: str) -> None:
    """A misspelt key, table or column: the file and line of its pair, and what there is instead."""
    with pytest.raises(InvalidInput) as caught:
        list(read_cases(PAIR.replace(old, new, 1), "pairs.toml", "chn.gbt_45251"))
    [problem] = [str(one) for one in caught.value.problems]
    assert problem.startswith("pairs.toml:2: ")
    assert named in problem


def test_a_case_states_verdict_and_waiting_time(tmp_path: Path) -> None:
    """At 22:30 a call waits until 8 o'clock; a wrong hour in the case is a difference."""
    text = """
[[case]]
id = "night"
at = "2026-11-23T22:30:00+08:00"
expected = { verdict = "delay", product = "delay", retry_at = "2026-11-24T08:00:00+08:00" }
"""
    file = tmp_path / "mine.toml"
    file.write_text(text, encoding="utf-8")
    law, model = load_law(), default_model()
    [case] = read_case_file(file)
    assert compare(try_case(case, law, model)).passed
    file.write_text(text.replace("T08:00", "T09:00"), encoding="utf-8")
    [other] = read_case_file(file)
    assert "expected to wait until" in compare(try_case(other, law, model)).differences[0]
