"""Learning weights from examples."""

from rightparty.words.learning.fit import examples, fitted_any
from rightparty.words.learning.run import crossed
from rightparty.words.learning.texts import DECENT, Lesson

LESSONS = [
    Lesson(f"{word} {other} {end}", family, f"{word} {other}")
    for word, family in (("purple", "insult"), ("green", DECENT))
    for other in ("apple", "house", "river", "stone", "cloud", "train", "horse", "chair")
    for end in ("today", "tomorrow", "again")
]


def test_what_tells_texts_apart_gets_the_weight() -> None:
    """The word of every text that says something; not the words that stand in both."""
    known = examples(LESSONS, "en")
    weights = fitted_any(known.each, len(known.names))
    by_name = dict(zip(known.names, weights.each, strict=True))
    assert by_name["purple"] > 1 > -1 > by_name["green"]
    assert abs(by_name["apple"]) < by_name["purple"] / 2
    assert fitted_any(known.each, len(known.names)) == weights


def test_what_one_phrase_alone_has_is_no_feature() -> None:
    """Else phrases were learnt by heart."""
    assert "purple apple" not in examples(LESSONS, "en").names


def test_scores_come_from_other_phrases() -> None:
    """And still tell the texts apart, where there is something to tell them by."""
    known = examples(LESSONS, "en")
    scores = crossed(known)
    says = [score for score, one in zip(scores, known.each, strict=True) if one.family >= 0]
    decent = [score for score, one in zip(scores, known.each, strict=True) if one.family < 0]
    assert min(says) > max(decent)
