"""Texts in a language that the guard does not read: of them it says so, and claims nothing.

Letters mostly of another writing than Latin and Chinese tell it. So does a Latin text of some length without
one of the commonest English words, or a syllable of Chinese in Latin letters that no other language writes.
"""

import re
from typing import Final, NamedTuple

from rightparty.words.saying_text import folded

_FEWEST_LETTERS: Final = 8
_FEWEST_WORDS: Final = 8
_LONGEST_QUOTE: Final = 60

_OTHER_WRITING = re.compile(
    r"[^\W\d_a-zA-Zªºµ\u00c0-\u02af\u1e00-\u1eff\u2e80-\u2fff\u3005-\u3007\u3400-\u9fff\uf900-\ufaff"
    r"\ufb00-\ufb06\uff21-\uff3a\uff41-\uff5a\U00020000-\U0003ffff]"
)
_LETTER = re.compile(r"[^\W\d_]")
_HAN = re.compile("[\u3400-\u9fff]")
_LATIN = re.compile("[a-zA-Z]{2}|[a-zA-Z][\u00c0-\u02af\u1e00-\u1eff]")
_ACCENTED = re.compile("[\u00c0-\u02af\u1e00-\u1eff]")
_NO_WORDS = re.compile(r"【[^】]*】|\S*(?:://|[@/.]\w|[0-9_])\S*")
_WORD = re.compile(r"[^\W\d_]{2,}")


def _one_of(words: str) -> re.Pattern[str]:
    return re.compile(rf"(?<![^\W_])(?:{'|'.join(words.split())})(?![^\W_])", re.IGNORECASE)


_ENGLISH = _one_of(
    "the you your yours and please pay have this that these with our it its us from they what when who "
    "how would could should been being there their here if had she must until only about before today now "
    "know call thank"
)
_PINYIN = _one_of(
    "qian huan nin qing zhang kuan jie zai zhe xian shang zhong xiang qiankuan huankuan dianhua"
)
# English words that are also German, French, Dutch, Polish … ones: they tell English where no word of another
# language stands beside them.
_ALSO_ENGLISH = _one_of("in on is of to we for are at was will not no as all by be or an has may my he")
_ELSEWHERE = _one_of(
    "de que la el los las su sus por para una como não você seu sua em uma und der das den ist nicht sie "
    "wir ihr ihre le les des vous votre nous pas est di che il non per het een niet naar uw ang ng sa mga "
    "mo ko ka hindi ay po na yang dan atau anda akan tidak ke kami untuk bir ve için bu jest nie się że "
    "na și la nu att och det inte og ikke"
)


class Unread(NamedTuple):
    """The first words of what was not read, from `start` to `end` as written."""

    start: int
    end: int


def unread(text: str) -> Unread | None:
    """Where a text is written in a language that the guard does not read; None where it reads it."""
    if text.isascii():
        return None if _ENGLISH.search(text) is not None else _in_another_language(text)
    other = _OTHER_WRITING.search(text)
    if other is not None and _in_another_writing(text):
        return _quoted(text, other.start())
    return _in_another_language(text) if _LATIN.search(text) is not None else None


def _in_another_writing(text: str) -> bool:
    """Whether most letters are of another writing, and do not only look like Latin ones."""
    others = len(_OTHER_WRITING.findall(text))
    if others < _FEWEST_LETTERS or 2 * others <= len(_LETTER.findall(text)):
        return False
    plain = folded(text).plain
    return 4 * len(_OTHER_WRITING.findall(plain)) > len(_LETTER.findall(plain))


def _in_another_language(text: str) -> Unread | None:
    bare = _NO_WORDS.sub(lambda found: " " * len(found[0]), text)
    words = [found for found in _WORD.finditer(bare) if not _HAN.search(found[0])]
    if len(words) < _FEWEST_WORDS or len(_HAN.findall(bare)) >= len(words):
        return None
    # As it is read where letters are masked (`y0u`, `y o u`), and as written: `thế` is no `the`.
    plain = bare if _ACCENTED.search(bare) is not None else folded(text).run
    if _ENGLISH.search(plain) is not None or _PINYIN.search(plain) is not None:
        return None
    if _ALSO_ENGLISH.search(plain) is not None and _ELSEWHERE.search(bare) is None:
        return None
    return _quoted(text, words[0].start())


def _quoted(text: str, start: int) -> Unread:
    """From a place to the end of its line, or of the last word that is still short enough."""
    line = text[start : start + _LONGEST_QUOTE + 1].splitlines()[0]
    if len(line) > _LONGEST_QUOTE:
        line = line[:_LONGEST_QUOTE].rpartition(" ")[0] or line[:_LONGEST_QUOTE]
    return Unread(start, start + len(line.rstrip()))
