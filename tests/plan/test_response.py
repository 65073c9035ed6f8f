"""What a contact brings in and costs: in values as in columns, and distress only ever lowers it."""

import ast
from dataclasses import replace
from decimal import Decimal
from itertools import pairwise
from pathlib import Path
from typing import Any

import ibis
import pytest
import tomli_w
from hypothesis import Phase, given, settings
from hypothesis import strategies as st

import rightparty.plan
from rightparty.engine import Engine
from rightparty.errors import InvalidInput
from rightparty.plan.manner import LOWERING, Lowers
from rightparty.plan.response import (
    COUNTS,
    FALLING,
    INPUTS,
    Factor,
    Response,
    default_response,
    load_response,
    parse_response,
)
from rightparty.plan.valuing import burden, burden_of, extra_of, extra_repayment, worth_of
from rightparty.plan.worth import worth
from tests.plan.responses import BASE, MANNER, SCHEMA, STATED, facts, responses


@settings(max_examples=12, phases=[Phase.reuse, Phase.generate])  # to shrink a case takes a query a step
@given(response=responses(), rows=st.lists(facts(), min_size=1, max_size=40))
def test_values_are_the_columns(engine: Engine, response: Response, rows: list[dict[str, Any]]) -> None:
    """What Python works out for one contact is what the engine works out for a table, to the cent."""
    response = response.placed(MANNER)
    schema = ibis.schema({"place": "int64", **dict(SCHEMA)})
    keyed = engine.create("numbered", [{"place": place, **row} for place, row in enumerate(rows)], schema)
    found = keyed.select(
        "place",
        extra=extra_repayment(keyed, response),
        burden=burden(keyed, response),
        worth=worth(keyed, MANNER, response),
    )
    for row in engine.rows(found):
        values = rows[row["place"]]
        assert row["extra"] == extra_of(values, response)
        assert row["burden"] == burden_of(values, response)
        assert row["worth"] == worth_of(values, response)


@settings(max_examples=300)
@given(response=responses(), known=facts(), fact=st.sampled_from(LOWERING))
def test_distress_never_raises_a_value(response: Response, known: dict[str, Any], fact: str) -> None:
    """Turning a fact on lowers the value or leaves it: nobody becomes worth a contact by it."""
    off, on = worth_of(known | {fact: False}, response), worth_of(known | {fact: True}, response)
    assert (off is None) == (on is None)
    assert off is None or on is None or on <= off


@settings(max_examples=300)
@given(response=responses(), known=facts(), fact=st.sampled_from(FALLING), more=st.integers(1, 200))
def test_more_of_the_past_never_raises_a_value(
    response: Response, known: dict[str, Any], fact: str, more: int
) -> None:
    """More contacts, more silence, an older debt, longer without a payment: never a reason for one more."""
    before = known[fact] or 0
    less, later = (worth_of(known | {fact: value}, response) for value in (before, before + more))
    assert less is None or later is None or later <= less


@settings(max_examples=300)
@given(response=responses(), known=facts(), fact=st.sampled_from(FALLING), number=st.integers(0, 200))
def test_what_is_not_on_file_never_raises_a_value(
    response: Response, known: dict[str, Any], fact: str, number: int
) -> None:
    """Nothing on file is no contact at all; how late somebody is, or when they paid, is then unknown."""
    none, some = (worth_of(known | {fact: value}, response) for value in (None, number))
    if fact in COUNTS:
        assert none == worth_of(known | {fact: 0}, response)
    else:
        assert none is None or some is None or none <= some


def test_whoever_was_contacted_is_worth_no_more_than_whoever_never_was(engine: Engine) -> None:
    """Factors are one on the average of the contacts, so the first bin is above one; nobody starts below."""
    factor = Factor("reached", (1, 2, 3), (3_000, 2_500, 1_000, 500))
    response = replace(STATED, factors=(factor,))
    rows = [BASE | {"reached": number} for number in (None, 0, 1)]
    never, no, once = (extra_of(row, response) for row in rows)
    assert (never, no, once) == (Decimal("30.00"), Decimal("30.00"), Decimal("25.00"))
    schema = ibis.schema({"place": "int64", **dict(SCHEMA)})
    keyed = engine.create("met", [{"place": place, **row} for place, row in enumerate(rows)], schema)
    found = keyed.select("place", extra=extra_repayment(keyed, response)).order_by("place")
    assert [row["extra"] for row in engine.rows(found)] == [never, no, once]


@given(response=responses(), known=facts())
def test_nothing_is_brought_in_less_than_nothing_and_burden_is_never_a_gain(
    response: Response, known: dict[str, Any]
) -> None:
    """Extra repayment is at least nought and at most what is overdue; burden is at least nought."""
    extra, cost = extra_of(known, response), burden_of(known, response)
    assert extra is None or extra >= 0
    assert cost is None or cost >= 0


def test_burden_grows_with_contacts_as_harm_does() -> None:
    """Of people contacted four times a month 47 % feel harassed, at five 86 %: so much the contact weighs."""
    costs = [burden_of(BASE | {"reached": number}, STATED) for number in range(7)]
    assert costs[:4] == [Decimal("2.00"), Decimal("4.00"), Decimal("6.00"), Decimal("8.00")]
    assert costs[4] == costs[6] == Decimal("14.64")  # 2.00 x 0.86 / 0.1175, in whole thousandths
    assert all(later >= earlier for earlier, later in pairwise(cost for cost in costs if cost is not None))


def test_no_protected_attribute_is_an_input() -> None:
    """The list of inputs is closed: a new one is an act that somebody reviews."""
    assert set(INPUTS) == {
        "step", "promise_step", "currency", "overdue", "coming", "by_choice", "hour", "dpd", "reached",
        "unanswered", "paid_days", "distressed", "complained", "wrong_party",
    }  # fmt: skip
    assert set(INPUTS) == set(SCHEMA.names)


PROTECTED = ("birth_date", "sex", "gender", "ethnic", "religion", "national_id", "nationality", "persons")


def test_nothing_that_values_reads_who_people_are() -> None:
    """No module on the way to a value names a protected attribute, or the check that looks at them."""
    folder = Path(rightparty.plan.__file__).parent
    # These judge what was learnt, or tell of it; they change nothing of it.
    judges = {"fairness.py", "response_card.py", "run.py", "card.py"}
    judges.add("spoken.py")  # whose minutes a call uses, once its value is known
    where_people_live = {"local_day.py": {"persons"}}  # whose day has begun: a matter of zones, not of worth
    for module in (one for one in folder.rglob("*.py") if one.name not in judges):
        tree = ast.parse(module.read_text(encoding="utf-8"))
        words = {node.attr for node in ast.walk(tree) if isinstance(node, ast.Attribute)}
        literals = [node.value for node in ast.walk(tree) if isinstance(node, ast.Constant)]
        words |= {literal for literal in literals if isinstance(literal, str)}
        imports = {node.module for node in ast.walk(tree) if isinstance(node, ast.ImportFrom)}
        assert not words & (set(PROTECTED) - where_people_live.get(module.name, set())), module.name
        assert "rightparty.plan.fairness" not in imports, module.name


def raw_of(response: Response) -> dict[str, Any]:
    """A model as its file holds it."""
    return {
        "name": response.name,
        "harassed": [value / 1_000_000 for value in response.harassed],
        "effect": [
            {
                "channel": one.channel, "content": one.content, "share": one.share / 1_000_000,
                "burden": one.weight / 1000, "learnt": one.learnt, "contacts": one.contacts,
            }
            for one in response.effects
        ],
        "factor": [
            {
                "fact": one.name, "edges": list(one.edges), "values": [value / 1000 for value in one.values],
                "contacts": [0] * len(one.values),
            }
            for one in response.factors
        ],
        "lowers": {
            one.name: {"lift": one.lift / 1000, "burden": one.burden / 1000} for one in response.lowers
        },
        "card": {},
    }  # fmt: skip


@settings(max_examples=25)
@given(response=responses())
def test_a_file_holds_a_whole_model(response: Response) -> None:
    """What is written is read again to the last digit; the version follows what it says."""
    text = tomli_w.dumps(raw_of(response))
    found = parse_response(text, "it")
    assert found.effects == response.effects
    assert [(one.edges, one.values) for one in found.factors] == [
        (one.edges, one.values) for one in response.factors
    ]
    stated = {one.name: one for one in STATED.lowers}
    assert found.harassed == response.harassed
    assert found.lowers == tuple(
        Lowers(one.name, min(one.lift, stated[one.name].lift), max(one.burden, stated[one.name].burden))
        for one in response.lowers
    )
    assert parse_response(f"# a remark\n{text}", "it").version == found.version
    assert parse_response(tomli_w.dumps(raw_of(response) | {"name": "other"}), "it").version != found.version


@pytest.mark.parametrize(
    ("change", "fault"),
    [
        ({"effect": "none"}, "missing, or not of the right form: effect"),
        ({"harassed": [0.5, 0.2]}, "no rising list of shares"),
        ({"lowers": {}}, "lowers: needs exactly distressed, complained, wrong_party"),
        (
            {"lowers": {name: {"lift": 1.2, "burden": 1} for name in LOWERING}},
            "`lift` is at most 1 and `burden` from 1 to 10: it may only lower",
        ),
        (
            {"factor": [{"fact": "reached", "edges": [1], "values": [0.5, 0.9], "contacts": [1, 1]}]},
            "factor `reached` rises: more of it may never make a contact worth more",
        ),
        (
            {"factor": [{"fact": "age", "edges": [60], "values": [1, 2], "contacts": [1, 1]}]},
            "factor `age` is none of",
        ),
        (
            {"factor": [{"fact": "hour", "edges": [12], "values": [1], "contacts": [1]}]},
            "needs rising edges, and one value more than edges",
        ),
        (
            {"factor": [{"fact": "hour", "edges": [12], "values": [1, 5], "contacts": [1, 1]}]},
            "has a value that is not from 0 to 4",
        ),
        (
            {"effect": [{"channel": "pigeon", "content": "threat", "share": 2, "burden": -1, "learnt": 1}]},
            "`pigeon` is no channel",
        ),
    ],
)
def test_what_is_no_model_is_refused(change: dict[str, Any], fault: str) -> None:
    """Every fault is named, and a file by which distress would raise a value is none."""
    text = tomli_w.dumps(raw_of(replace(STATED, name="it")) | change)
    with pytest.raises(InvalidInput) as caught:
        parse_response(text, "it")
    assert any(fault in str(problem) for problem in caught.value.problems), caught.value.problems


def test_a_file_that_is_none_is_refused(tmp_path: Path) -> None:
    """A missing file and one that is no TOML are named."""
    with pytest.raises(InvalidInput, match=r"nowhere\.toml"):
        load_response(tmp_path / "nowhere.toml")
    with pytest.raises(InvalidInput, match="not a TOML file"):
        parse_response("= 3", "it")


def test_a_step_that_a_model_does_not_know_keeps_its_assumption() -> None:
    """A plan file may have steps that the model never met, at places of its own."""
    known = replace(STATED, effects=STATED.effects[3:4])
    assert known.placed(MANNER).effects == default_response(MANNER).effects
    assert STATED.of(None) is None


@settings(max_examples=100)
@given(response=responses(), known=facts(), fact=st.sampled_from(LOWERING))
def test_a_model_never_weakens_what_the_plan_file_says_of_distress(
    response: Response, known: dict[str, Any], fact: str
) -> None:
    """At a plan file's places a contact is worth no more than with that file's own factors of distress."""
    placed = response.placed(MANNER)
    for one, stated in zip(placed.lowers, MANNER.lowers, strict=True):
        assert (one.name, one.lift <= stated.lift, one.burden >= stated.burden) == (stated.name, True, True)
    row = known | dict.fromkeys(LOWERING, False) | {fact: True}
    found, as_stated = worth_of(row, placed), worth_of(row, replace(placed, lowers=MANNER.lowers))
    assert found is None or as_stated is None or found <= as_stated


def test_a_file_that_lowers_nothing_is_held_to_the_plan_file() -> None:
    """All ones in the file: who is distressed is worth what the plan file says, not what anybody is."""
    ones = {name: {"lift": 1.0, "burden": 1.0} for name in LOWERING}
    found = parse_response(tomli_w.dumps(raw_of(STATED) | {"lowers": ones}), "it")
    assert worth_of(BASE, found) == Decimal("8.00")
    assert worth_of(BASE | {"distressed": True}, found) == Decimal("1.00")
    harder = tuple(replace(one, lift=100) for one in MANNER.lowers)
    assert found.placed(replace(MANNER, lowers=harder)).lowers == harder
