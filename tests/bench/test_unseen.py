"""The texts that were held out, and three ways of reading them."""

import pytest

from rightparty.bench.unseen import BOTH, DEBTOR, MODEL, RULES, Text, counted, reading, unseen
from rightparty.words.languages import LANGUAGES, Language
from rightparty.words.model import FAMILY_OF
from rightparty.words.sayings import all_sayings


@pytest.mark.parametrize("language", LANGUAGES)
def test_enough_texts_were_held_out(language: Language) -> None:
    """At least 60 of either side, none twice, each of a known kind."""
    texts = unseen(language)
    says = [one for one in texts if one.kind is not None]
    assert min(len(says), len(texts) - len(says)) >= 60
    assert len({one.text for one in texts}) == len(texts)
    assert {one.kind for one in says} <= set(all_sayings())


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_model_finds_more_and_raises_hardly_more_alarms(language: Language) -> None:
    """Than rules alone do, of wording that nobody had thought of."""
    rules, model, both = (counted(language, "unseen", way, unseen(language)) for way in (RULES, MODEL, BOTH))
    assert both.found > rules.found + 2
    assert both.alarms <= rules.alarms + 1
    assert model.alarms <= 0.05 * model.lookalikes


def test_what_is_found_is_found_by_name_or_family() -> None:
    """Of a rule by its name; of the model by its family."""
    threat = Text("Pay or we will break your legs", "violence", DEBTOR)
    assert reading(threat, RULES).has("violence")
    assert not reading(threat, RULES).has("shames")
    assert all(
        reading(threat, MODEL).has(kind)
        for kind, of in FAMILY_OF.items()
        if of in reading(threat, MODEL).families
    )
