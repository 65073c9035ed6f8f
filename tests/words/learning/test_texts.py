"""The texts that the model learns from."""

from collections import Counter

import pytest

from rightparty.bench import recombined
from rightparty.bench.unseen import unseen
from rightparty.words.languages import LANGUAGES, Language
from rightparty.words.learning.texts import DECENT, lessons, phrases
from rightparty.words.model import FAMILIES
from rightparty.words.model_features import SCRIPTS
from rightparty.words.saying_text import Folded


@pytest.mark.parametrize("script", SCRIPTS)
def test_every_family_and_decency_are_taught(script: str) -> None:
    """The same lessons for one seed, others for another, no slot left open."""
    taught = lessons(script, 1)
    assert taught == lessons(script, 1) != lessons(script, 2)
    counts = Counter(one.family for one in taught)
    assert counts.keys() == {*FAMILIES, DECENT}
    assert min(counts.values()) >= 100
    assert not [one.text for one in taught if "{" in one.text]


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_measures_is_not_taught(language: Language) -> None:
    """No phrase stands in a text that was held out, or in a recombined one, nor the other way round."""
    measured = [one.text for one in unseen(language)]
    measured += [one.text for one in (*recombined.samples(language), *recombined.hard(language))]
    runs = [Folded(text).run.strip(" .!。") for text in measured]
    for script in SCRIPTS:
        for says in phrases(script)["says"].values():
            for phrase in (Folded(one).run.strip(" .!。") for one in says):
                assert not [run for run in runs if len(phrase) > 6 and (phrase in run or run in phrase)]
