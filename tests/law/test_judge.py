"""A record is judged by the rules about its kind: what is met is silent, what is missing refuses."""

from collections.abc import Callable
from datetime import UTC, date, datetime
from typing import Any

import pytest

from rightparty.errors import InvalidInput
from rightparty.law.judge import Filed, judge
from rightparty.law.rule import Instrument, Rule, rule
from rightparty.law.vocabulary import DENY, LIMIT, SUSPEND, Effect, Force

AT = datetime(2026, 11, 23, tzinfo=UTC)
TEXT = Instrument("act", rulebook="test", title="Act", force=Force.LAW, confidence=1.0)


def _rule(condition: Callable[[Any], Any], effect: Effect, about: str) -> Rule:
    draft = rule("Act 1", effect=effect, since=date(2026, 1, 1), about=about)(condition).draft  # type: ignore[attr-defined]
    said = {**vars(draft), "confidence": 1.0, "seen_in_original": True}
    return Rule(instrument=TEXT, name=condition.__name__, **said)


def too_long(r: Any) -> Any:
    """An agreement of more than sixty months."""
    return r.months > 60


def threatens(r: Any) -> Any:
    """A text that threatens."""
    return r.says("threat")


@pytest.mark.parametrize(("months", "verdict"), [(60, "allow"), (61, "deny"), (None, "deny")])
def test_a_fact_that_is_missing_refuses(months: int | None, verdict: str) -> None:
    """Sixty months are fine, sixty-one are not, and unknown is not zero."""
    judged = judge(Filed("agreement", {"months": months}), [_rule(too_long, DENY, "agreement")], AT)
    assert judged.verdict == verdict
    assert [h.missing for h in judged.heard] == ([("months",)] if months is None else [()] * (months == 61))


def test_a_wording_says_what_it_says() -> None:
    """What a text does not say is not held against it."""
    rules = [_rule(threatens, LIMIT, "wording")]
    assert judge(Filed("wording", {}, frozenset({"threat"})), rules, AT).verdict == "limited"
    assert judge(Filed("wording", {}, frozenset({"greeting"})), rules, AT).verdict == "allow"


def test_a_rule_about_another_kind_is_silent() -> None:
    """An agreement is not judged by a rule about wording, nor before the rule was in force."""
    rules = [_rule(threatens, SUSPEND, "wording"), _rule(too_long, SUSPEND, "agreement")]
    filed = Filed("agreement", {"months": 61}, frozenset({"threat"}))
    assert [h.rule.name for h in judge(filed, rules, AT).heard] == ["too_long"]
    assert judge(filed, rules, datetime(2025, 12, 31, tzinfo=UTC)).verdict == "allow"


def test_an_unknown_kind_of_record_is_refused() -> None:
    """With the kinds there are."""
    with pytest.raises(InvalidInput, match="no kind of record"):
        Filed("poem", {})
