"""Every text as people read it, kept as a file: a change of a word is a change of a file, to be reviewed.

`RESET_GOLDEN=1 pytest tests/words/test_golden.py` writes the files anew.
"""

import os
from pathlib import Path

import pytest

from rightparty.law.vocabulary import KEPT
from rightparty.words.obligations import obligations
from rightparty.words.render import Text, content_hash, render
from tests.words.samples import BY_LANGUAGE, for_class

GOLDEN = Path(__file__).parent / "golden"
CHANNELS = {
    "full": ("email", "sms", "call", "letter"),
    "offer": ("email", "sms", "call", "letter"),
    "kept": ("email", "sms", "call", "letter"),
    "reminder": ("email", "sms", "call", "letter"),
    "knock": ("email", "sms", "call", "push", "letter"),
    "callback": ("email", "sms", "call", "letter"),
}
CASES = [
    (language, content, channel)
    for language in BY_LANGUAGE
    for content, channels in CHANNELS.items()
    for channel in channels
]


@pytest.mark.parametrize(("language", "content", "channel"), CASES)
def test_a_text_reads_as_recorded(language: str, content: str, channel: str) -> None:
    """The text, its template and the obligations it meets are those of the reviewed file."""
    fields = for_class(content, BY_LANGUAGE[language])
    text = render("offer" if content == KEPT else content, language, channel, fields)
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
        f"hash: {content_hash(text)[:16]}",
        *([f"subject: {text.subject}"] if text.subject else []),
    ]
    return "\n".join((*head, "", text.body, ""))
