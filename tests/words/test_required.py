"""Parts that law asks of a message: found in whatever words, and missed where they are not there."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from rightparty.words.conduct import OTHER, OWES, Occasion, judged
from rightparty.words.required import COLLECTOR, INITIAL, OPT_OUT, PARTS, parts_in
from rightparty.words.wording_law import Asked, lacking

MINI_MIRANDA = (
    "This is an attempt to collect a debt and any information obtained will be used for that purpose."
)
SMS = Asked(country="US", day=date(2026, 6, 1), channel="sms", us_collector=True, by_agency=False)
OPT_OUT_RULE = "usa.reg_f_content.no_simple_way_to_opt_out"
FROM_RULE = "usa.reg_f_content.does_not_say_who_it_is_from"


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("Reply STOP to opt out.", {OPT_OUT}),
        ("Text STOP and we will not text this number again.", {OPT_OUT}),
        ("To end these messages, write QUIT", {OPT_OUT}),
        ("不愿再收此类信息请回复R", {OPT_OUT}),
        ("不願再收請回覆Ｒ", {OPT_OUT}),
        ("退訂回T", {OPT_OUT}),
        ("Call 404-555-0100 with questions.", set()),
        ("Please stop by our office.", set()),
        ("This message is from a debt collector.", {COLLECTOR}),
        (MINI_MIRANDA, {INITIAL}),
        ("We attempt to collect a debt.", set()),
        ("请尽快还款", set()),
    ],
)
def test_a_part_is_known_by_its_words(text: str, parts: set[str]) -> None:
    """In three languages and in any width; a telephone number is no way out."""
    assert parts_in(text) == parts


@pytest.mark.parametrize(
    ("held", "first", "rules"),
    [
        (set(), None, {OPT_OUT_RULE, FROM_RULE}),
        ({OPT_OUT}, None, {FROM_RULE}),
        ({OPT_OUT, COLLECTOR}, None, set()),
        ({OPT_OUT, COLLECTOR}, False, set()),
        ({OPT_OUT, COLLECTOR}, True, {"usa.reg_f_content.first_contact_does_not_say_what_it_is_for"}),
        ({OPT_OUT, INITIAL}, True, set()),
        (set(PARTS), True, set()),
    ],
)
def test_what_law_lacks(held: set[str], first: bool | None, rules: set[str]) -> None:
    """Where nobody knows whether it is the first, only what is wrong either way is wrong."""
    asked = Asked(**{**vars(SMS), "first_contact": first})
    assert {said.rule for said in lacking(frozenset(held), asked).values()} == rules


@pytest.mark.parametrize(
    "changed",
    [
        {"country": "CN"},
        {"country": None},
        {"us_collector": False},
        {"us_collector": None},
        {"day": date(2021, 1, 1)},
    ],
)
def test_whom_it_does_not_bind_it_asks_nothing(changed: dict[str, Any]) -> None:
    """Another country, a creditor of its own, nobody knows who, before the rule."""
    assert lacking(frozenset(), Asked(**{**vars(SMS), **changed})) == {}


def test_a_message_is_told_what_it_lacks() -> None:
    """A text about a debt to who owes it; not one that tells of none, nor a call, nor one to a stranger."""
    occasion = Occasion(audience=OWES, direction="out", channel="sms", country="US", us_collector=True)
    text = "Harbor: your account is past due."
    found = judged(text, occasion)
    assert {one.saying for one in found} == {"lacks_opt_out", "lacks_disclosure"}
    assert {one.quote for one in found} == {"past due"}
    assert judged("Harbor: please call us.", occasion) == ()
    for changed in ({"channel": "call"}, {"channel": None}, {"audience": OTHER}, {"audience": None}):
        says = {one.saying for one in judged(text, replace(occasion, **changed))}
        assert not says & {"lacks_opt_out", "lacks_disclosure"}
