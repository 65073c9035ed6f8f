"""What rules say in the reader's language."""

import pytest

from rightparty.audit.calls import TOLD_BEFORE_IDENTITY, TOLD_TO_A_MACHINE
from rightparty.audit.findings import FAN_OUT
from rightparty.audit.judged import audit_law
from rightparty.audit.senders import SAME_TEXT
from rightparty.audit.wording import wording
from rightparty.law.sentences import LANGUAGES
from rightparty.words.model import FAMILIES
from rightparty.words.required import LACKS
from rightparty.words.sayings import all_sayings


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_rule_of_a_finding_says_something(language: str) -> None:
    """Also where no rule of law speaks: a saying, a family of the model, what only the whole log shows."""
    names = [f"words.{one}" for one in {*all_sayings(), *LACKS.values()}]
    names += [f"words.model.{family}" for family in FAMILIES]
    names += [TOLD_BEFORE_IDENTITY, TOLD_TO_A_MACHINE, FAN_OUT, SAME_TEXT]
    names += [rule.id for rule in audit_law().rules]
    words = wording(language)
    assert not [name for name in names if words.sense(name) == name]
    ours = [words.sense(name) for name in names if name.startswith(("words.", "audit."))]
    assert len(set(ours)) == len(ours), "no two say the same"
    assert language == "en" or not [one for one in ours if one.isascii()]


def test_a_rule_that_nobody_knows_is_told_by_its_id() -> None:
    """One of an older law, perhaps."""
    assert wording("en").sense("chn.gone.rule") == "chn.gone.rule"
