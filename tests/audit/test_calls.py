"""Calls that were written down, judged: to nobody known, to a machine, by a machine that hides."""

from typing import Any

import pytest

from rightparty.audit.calls import TOLD_BEFORE_IDENTITY, TOLD_TO_A_MACHINE, call_findings
from rightparty.book.book import schema_of
from rightparty.engine import Engine
from tests.audit.rows import NOON, contacts_of_rows

HIDDEN = "chn.ai_labelling_2025.made_by_a_model_without_saying_so"
TOLD = "坐席：喂，王芳欠云岭银行800元，逾期了。\n客户：打错了。"
ASKED = "坐席：请问是王芳本人吗？\n客户：是我。\n坐席：您的贷款逾期800元。"
ROBOT = "机器人：请问是王芳本人吗？\n客户：是我。\n机器人：您的贷款逾期800元。"
COLUMNS = {
    "channel": "string",
    "text": "string",
    "creditor_kind": "string",
    "creditor_names": "array<string>",
}


def heard(
    engine: Engine, text: str, channel: str = "call", country: str = "CN", **event: Any
) -> dict[str, Any]:
    """The findings of one call by their rules."""
    contact = {
        "contact_id": "c",
        "channel": channel,
        "text": text,
        "country": country,
        "creditor_names": ("云岭银行",),
    }
    contacts = contacts_of_rows(engine, [contact], COLUMNS)
    row = {
        "event_id": "e",
        "contact_id": "c",
        "at": NOON,
        "direction": "out",
        "kind": "connected",
        "channel": channel,
    }
    events = engine.create("events", [row | event], schema_of("events"))
    return {one["rule"]: one for one in engine.rows(call_findings(engine, contacts, events, "calls"))}


def test_a_debt_told_to_nobody_known(engine: Engine) -> None:
    """With its words, and the law of the country."""
    found = heard(engine, TOLD)
    assert set(found) == {TOLD_BEFORE_IDENTITY}
    assert found[TOLD_BEFORE_IDENTITY]["evidence"] == "逾期"
    assert "51" in found[TOLD_BEFORE_IDENTITY]["citation"]
    assert heard(engine, TOLD, country="US")[TOLD_BEFORE_IDENTITY]["citation"] == "12 CFR 1006.6(d)(1)"
    assert heard(engine, TOLD, country="KE")[TOLD_BEFORE_IDENTITY]["citation"] == "Rightparty promise 1"
    assert heard(engine, ASKED) == {}
    assert heard(engine, TOLD, channel="sms") == {}
    assert heard(engine, "本人已接，承诺明日还款，欠800元") == {}


@pytest.mark.parametrize("event", [{"kind": "voicemail"}, {"outcome": "voicemail"}])
def test_a_debt_told_to_a_machine(engine: Engine, event: dict[str, Any]) -> None:
    """However the log says that a machine answered; a request to call back is fine."""
    assert set(heard(engine, "王芳，您的贷款逾期了", **event)) == {TOLD_TO_A_MACHINE}
    assert heard(engine, "请王芳女士回电", **event) == {}
    assert heard(engine, ASKED, kind="conversation", outcome="answered") == {}


def test_a_machine_that_does_not_say_so(engine: Engine) -> None:
    """By the labelling measures of 2025, unless it was said and kept as a disclosure."""
    assert set(heard(engine, ROBOT, channel="ai_call")) == {HIDDEN}
    assert heard(engine, ROBOT, channel="ai_call", disclosures=("ai_label",)) == {}
    assert heard(engine, ROBOT) == {}
    assert heard(engine, ROBOT.replace("请问", "我是智能语音助手，请问"), channel="ai_call") == {}
    assert heard(engine, "已告知逾期", channel="ai_call") == {}
