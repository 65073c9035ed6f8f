"""Every text as people read it, kept as a file: a change of a word is a change of a file, to be reviewed.

`RESET_GOLDEN=1 pytest tests/words/test_golden.py` writes the files anew.
"""

import os
from pathlib import Path

import pytest

from rightparty.words.languages import LANGUAGES
from rightparty.words.obligations import obligations
from rightparty.words.occasions import TEXTS
from rightparty.words.parts import counted
from rightparty.words.render import Text, content_hash, render
from rightparty.words.templates import SECTIONS, sections
from tests.words.samples import BY_LANGUAGE, for_class

GOLDEN = Path(__file__).parent / "golden"
_SHOWN = ("email", "sms", "call", "push", "letter")
CASES = [
    (language, content, channel)
    for language in LANGUAGES
    for content in TEXTS
    for channel in _SHOWN
    if SECTIONS[channel] in sections(content, language)
]


@pytest.mark.parametrize(("language", "content", "channel"), CASES)
def test_a_text_reads_as_recorded(language: str, content: str, channel: str) -> None:
    """The text, its template and the obligations it meets are those of the reviewed file."""
    fields = for_class(content, BY_LANGUAGE[language])
    text = render(TEXTS[content], language, channel, fields)
    path = GOLDEN / language / f"{content}.{channel}.txt"
    shown = _shown(text, sorted(obligations(text, fields)))
    if os.environ.get("RESET_GOLDEN"):
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(shown, encoding="utf-8")
    assert path.read_text(encoding="utf-8") == shown


def test_no_recorded_text_is_left_over() -> None:
    """Every file is a text that is still made."""
    expected = {GOLDEN / language / f"{content}.{channel}.txt" for language, content, channel in CASES}
    assert set(GOLDEN.rglob("*.txt")) == expected


def _shown(text: Text, met: list[str]) -> str:
    head = [
        f"template: {text.template_id} version {text.template_version.split('-')[0]}",
        f"meets: {', '.join(met)}",
        f"characters: {len(text.body)}",
        *([f"sent as: {counted(text.body)}"] if text.channel == "sms" else []),
        f"hash: {content_hash(text)[:16]}",
        *([f"subject: {text.subject}"] if text.subject else []),
    ]
    return "\n".join((*head, "", text.body, ""))
