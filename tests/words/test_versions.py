"""Versions: whoever changes a word raises a number, so that a number names one text for ever.

`RESET_VERSIONS=1 pytest tests/words/test_versions.py` adds lines for numbers that are new; it changes none.
"""

import hashlib
import os
from pathlib import Path

import pytest

from rightparty.words import templates
from rightparty.words.languages import LANGUAGES, Language
from rightparty.words.occasions import TEXTS
from rightparty.words.phrases import shared_version
from rightparty.words.templates import SECTIONS, own_words, sections, shared_words, template

KEPT = Path(__file__).parent / "versions.txt"
_CHANNEL = {section: channel for channel, section in SECTIONS.items()}


def _digest(words: str) -> str:
    return hashlib.sha256(words.encode()).hexdigest()[:16]


def _now() -> dict[tuple[str, str], str]:
    """Digests by name and number: of each template's own words, and of those that a language shares."""
    found = {
        (f"shared.{language}", f"{shared_version()}"): _digest(shared_words(language))
        for language in LANGUAGES
    }
    for text in TEXTS:
        for language in LANGUAGES:
            for section in sections(text, language):
                one = template(text, language, _CHANNEL[section])
                found[one.id, one.version.split(".")[0]] = _digest(own_words(one))
    return found


def _kept() -> dict[tuple[str, str], str]:
    rows = (line.split() for line in KEPT.read_text(encoding="utf-8").splitlines())
    return {(name, number): digest for name, number, digest in rows}


def test_a_text_that_changed_has_a_new_number() -> None:
    """If this fails: raise `version` in the template's file, or in `phrases.toml` for a shared sentence."""
    now = _now()
    if os.environ.get("RESET_VERSIONS"):
        lines = sorted(f"{name} {number} {digest}" for (name, number), digest in (now | _kept()).items())
        KEPT.write_text("\n".join(lines) + "\n", encoding="utf-8")
    kept = _kept()
    assert {key: kept.get(key) for key in now} == now


def test_a_number_names_one_text() -> None:
    """No line of the file stands there twice with different words."""
    names = [tuple(line.split()[:2]) for line in KEPT.read_text(encoding="utf-8").splitlines()]
    assert len(names) == len(set(names))


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_version_changes_with_any_word_of_the_text(
    language: Language, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Its own, or one that it shares: what a provider approved is what it approved."""
    before = template("full", language, "sms").version
    templates._load.cache_clear()
    monkeypatch.setattr(templates, "shared_words", lambda _: "another sentence")
    after = template("full", language, "sms").version
    templates._load.cache_clear()
    assert before.split("-")[0] == after.split("-")[0]
    assert before != after
