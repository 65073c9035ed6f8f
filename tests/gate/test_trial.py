"""A case is answered twice: by the instruments alone, and by the product on top of them."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import UTC, date, datetime
from typing import Any

import pytest

from rightparty.gate.agreement import compare
from rightparty.gate.trial import Answer, Trial, try_case
from rightparty.law.cases.case import Case, Expected
from rightparty.law.cases.scene import Scene
from rightparty.law.load import Law, load_law
from rightparty.law.rule import Instrument, Rule, rule
from rightparty.law.vocabulary import LIMIT, NOT_ASKED, NOTE, RISK, Effect, Force
from rightparty.parties.model import default_model

NOON = datetime(2026, 11, 23, 4, tzinfo=UTC)
ACT = Instrument("act", rulebook="test", title="Act", force=Force.LAW, confidence=1.0)


def _speaking(effect: Effect, legal_effect: str | None = None, cuts: tuple[str, ...] = NOT_ASKED) -> Rule:
    def on_every_call(c: Any) -> Any:
        """Speaks on every call."""
        return c.channel == "call"

    declare: Callable[[Any], Any] = rule(
        "Act 1", effect=effect, since=date(2020, 1, 1), cuts=cuts, legal_effect=legal_effect
    )
    said = {**vars(declare(on_every_call).draft), "confidence": 1.0, "seen_in_original": True}
    return Rule(instrument=ACT, name="on_every_call", **said)


def _case(expected: Expected, **contact: Any) -> Case:
    scene = Scene("CN", NOON)
    return Case("c", "here:1", "", scene.at, scene.dossier(), expected, scene.contact(**contact))


def _try(case: Case, *more: Rule) -> Trial:
    base = load_law()
    return try_case(case, Law((*base.rules, *more), base.records), default_model())


def test_the_scene_stands_against_nothing() -> None:
    """A proven borrower at noon may be called, by the law and by us."""
    trial = _try(_case(Expected()))
    assert (trial.law.verdict, trial.product.verdict) == ("allow", "allow"), trial


def test_a_risk_is_limited_in_law_and_denied_by_us() -> None:
    """The presumption is lost: lawful in a narrower form, and not our way."""
    trial = _try(_case(Expected()), _speaking(RISK, "presumed_violation_rebuttable"))
    assert (trial.law.verdict, trial.product.verdict) == ("limited", "deny")
    assert trial.law.legal_effects == ("presumed_violation_rebuttable",)


def test_a_note_changes_nothing_and_names_what_is_allowed() -> None:
    """The law's own name for an allowed contact."""
    trial = _try(_case(Expected()), _speaking(NOTE, "excluded_from_frequency"))
    assert (trial.law.verdict, trial.law.legal_effects) == ("allow", ("excluded_from_frequency",))


def test_an_answer_under_a_limit_is_limited() -> None:
    """Where a limit leaves nothing but the answer, answering is allowed in that narrow form only."""
    scene = Scene("CN", NOON)
    asked = {"event_id": "q", "direction": "in", "kind": "reply", "channel": "call"}
    scene.add("events", at=scene.at.replace(hour=3), **asked)
    contact = scene.contact(content="reply", in_reply_to="q")
    case = Case("c", "here:1", "", scene.at, scene.dossier(), Expected(), contact)
    assert _try(case).law.verdict == "allow"
    assert _try(case, _speaking(LIMIT)).law.verdict == "limited"


def test_facts_stated_outright_stand_instead_of_the_book() -> None:
    """A case may say what no book can."""
    case = replace(_case(Expected()), facts={"owes": False})
    assert _try(case).product.verdict == "deny"


def _differences() -> Iterator[tuple[Expected, Answer, Answer, str]]:
    allowed, denied = Answer("allow", ("full",)), Answer("deny")
    yield Expected("deny"), allowed, denied, "law: expected deny, got allow"
    yield Expected("deny"), denied, allowed, "product: allow is looser than deny"
    yield Expected("allow", product="delay"), allowed, denied, "product: expected delay, got deny"
    waits = Answer("delay", retry_at=NOON)
    yield Expected("delay", retry_at=NOON.replace(hour=5)), waits, waits, "expected to wait until"
    yield Expected("delay", until_event="breach"), waits, waits, "expected to wait for breach"
    limited = Answer("limited", ("callback", "knock"))
    yield Expected("limited", classes=("callback",)), limited, limited, "law: leaves knock"
    yield Expected("deny", legal_effect="prohibited_time"), denied, denied, "expected prohibited_time"
    yield Expected(speaks=("a.b.c",)), allowed, allowed, "a.b.c should speak"
    yield Expected(silent=("x",)), Answer("deny", rules=("x",)), denied, "x should not speak"


@pytest.mark.parametrize(("expected", "law", "product", "told"), list(_differences()))
def test_every_difference_is_told(expected: Expected, law: Answer, product: Answer, told: str) -> None:
    """Each kind of expectation can fail, and says what was expected and what came."""
    compared = compare(Trial(_case(expected), law, product))
    assert not compared.passed
    assert any(told in difference for difference in compared.differences)


def test_what_the_us_calls_permitted_needs_no_rule() -> None:
    """An allowed contact against which nothing speaks is permitted; a named exception must be named."""
    plain = Answer("allow", ("full",))
    assert compare(Trial(_case(Expected("allow", legal_effect="permitted")), plain, plain)).passed
    named = Expected("allow", legal_effect="exception_court")
    assert not compare(Trial(_case(named), plain, plain)).passed
