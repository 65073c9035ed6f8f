"""The guard over free text holds its figures, on texts that were put together apart from it."""

import os
from pathlib import Path

import pytest

from rightparty.bench import recombined
from rightparty.bench.recombined import DISGUISES, samples
from rightparty.bench.words import LABELS, labelled, measured, measured_by_kind, measured_on_hard, rows
from rightparty.words.languages import LANGUAGES, Language
from rightparty.words.sayings import all_sayings

MESSAGES = "RIGHTPARTY_LABELLED_MESSAGES"
"""The variable that names a file of labelled messages, which is not part of the project."""


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("seed", [0, 7])
def test_recall_and_precision_hold_in_every_language(language: Language, seed: int) -> None:
    """At least .95 each, the lower end of the interval above .93, on 300 texts and more of either side."""
    one = measured(language, seed)
    assert min(one.positives, one.lookalikes) >= 300
    assert one.row["recall"] >= 0.95, one.wrong
    assert one.row["precision"] >= 0.95, one.wrong
    assert min(one.row["recall_from"], one.row["precision_from"]) > 0.93


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_was_learnt_from_hard_texts_is_kept(language: Language) -> None:
    """Texts that once slipped through are found."""
    one = measured_on_hard(language)
    assert one.row["recall"] >= 0.95, one.wrong
    assert one.row["precision"] >= 0.95, one.wrong


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_kind_of_text_is_missed(language: Language) -> None:
    """Of every kind at least four in five are found; of every kind of look-alike fewer than one in twenty."""
    for one in measured_by_kind(language):
        if one.positives:
            assert one.found / one.positives >= 0.8, (one.kind, one.wrong)
        else:
            assert one.alarms / one.lookalikes < 0.05, (one.kind, one.wrong)


@pytest.mark.parametrize("language", LANGUAGES)
def test_texts_are_the_same_for_one_seed(language: Language) -> None:
    """None stands there twice, and every disguise is worn by some."""
    texts = samples(language, 3)
    assert texts == samples(language, 3)
    assert len({one.text for one in texts}) == len(texts)
    every = {one.disguise for seed in range(4) for one in samples(language, seed)}
    assert every - {""} == set(DISGUISES["en" if language == "en" else "zh"])


def test_the_phrases_are_made_apart_from_the_guard() -> None:
    """The module that puts them together knows nothing of the guard's words."""
    source = Path(recombined.__file__).read_text(encoding="utf-8")
    imported = [line for line in source.splitlines() if line.startswith("from rightparty")]
    assert imported == ["from rightparty.words.languages import Language"]


def test_labelled_messages_are_measured_too() -> None:
    """Messages as they were sent: what their labels ask for is found, and nothing where there is no label."""
    assert {saying for asked in LABELS.values() for saying in asked} <= set(all_sayings())
    file = os.environ.get(MESSAGES)
    if not file:
        pytest.skip(f"{MESSAGES} names no file of labelled messages")
    one = labelled(Path(file))
    assert one.row["recall"] >= 0.9, one.wrong
    assert one.row["precision"] >= 0.9, one.wrong


def test_every_kind_has_a_row() -> None:
    """With its interval."""
    found = rows(by_kind=True)
    assert {row["language"] for row in found} == set(LANGUAGES)
    assert all(row["precision"] is None or row["precision_from"] <= row["precision"] for row in found)
