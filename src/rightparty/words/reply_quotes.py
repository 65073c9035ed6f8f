"""What somebody wrote themselves: a reply without the message that it quotes.

Our own messages say "reply STOP" and name sums and days; quoted below an answer they are not its words.
No more is our subject, by which a mail is answered.
"""

import re
from dataclasses import dataclass

_QUOTED = re.compile(r"\s*[>|＞]")
_ATTRIBUTION = re.compile(
    r"\s*(?:on\b.{5,200}\bwrote\s*:|.{0,200}(?:写道|寫道|于.{4,60}写|於.{4,60}寫)\s*[:：])\s*$", re.IGNORECASE
)
_ORIGINAL = re.compile(
    r"\s*(?:-{2,}\s*(?:original message|forwarded message|原始邮件|原始郵件|原邮件|转发邮件|轉寄郵件).*"
    r"|_{8,}\s*)$",
    re.IGNORECASE,
)
_HEADER = re.compile(r"\s*\*?(?:from|发件人|寄件者|寄件人)\*?\s*[:：].{0,200}[@<].*$", re.IGNORECASE)
_DEVICE = re.compile(
    r"\s*(?:sent from my \w+|get outlook for \w+|发自我的.{0,20}|從我的.{0,20}傳送)\s*\.?\s*$", re.IGNORECASE
)
_SIGNATURE = re.compile(r"-- ?$")
_LONGEST_LINE = 2_000
"""No mail program writes a longer line above what it quotes; a search of one would take long."""

_ANSWERS = re.compile(
    r"(?<!\w)(?:re|aw|fwd?|回[复覆]|答[复覆]|转发|轉[寄發])\s*(?:\[\d{1,3}\])?\s*[:：]", re.IGNORECASE
)


@dataclass(frozen=True)
class Heading:
    """What stands above a reply: the subject of a mail; empty where that is ours.

    `sure`: whoever wrote the mail wrote it. It is not sure of the subject of some other mail that is
    answered or handed on.
    """

    text: str = ""
    sure: bool = True


def heading_of(subject: str, ours: str | None = None) -> Heading:
    """What of a mail's subject is not ours; `ours`: the subject that it answers, None where that is unknown.

    Some programs keep a subject as it was, others put "Re:" before it, and people write before or behind it.
    """
    written = " ".join(subject.split())
    known = re.search(re.escape(" ".join(ours.split())), written, re.IGNORECASE) if ours else None
    if known and known[0]:
        rest = f"{written[: known.start()]} {written[known.end() :]}"
        return Heading(" ".join(_ANSWERS.sub(" ", rest).split()))
    prefix = _ANSWERS.match(written)
    if prefix is None:
        return Heading(written)
    return Heading(" ".join(_ANSWERS.sub(" ", written).split()), sure=False)


def unquoted(text: str) -> str:
    """A text of the same length with blanks in place of what is quoted, signed by a device, or a signature.

    Words below a quotation whose lines are marked with `>` are kept; below one that is not marked nothing
    can be told apart, and nothing is.
    """
    lines = text.splitlines(keepends=True)
    kept, to_the_end = [], False
    for line, following in zip(lines, _following(lines), strict=True):
        bare = line.rstrip("\r\n")
        if not to_the_end and _begins_end(bare, following):
            to_the_end = True
        quoted = to_the_end or _is_quoted(bare)
        kept.append(" " * len(bare) + line[len(bare) :] if quoted else line)
    return "".join(kept)


def _is_quoted(line: str) -> bool:
    marks = (_QUOTED, _ATTRIBUTION, _DEVICE)
    return len(line) <= _LONGEST_LINE and any(one.match(line) for one in marks)


def _following(lines: list[str]) -> list[str]:
    """For each line the next one that is not blank; empty where there is none."""
    found, last = [], ""
    for line in reversed(lines):
        found.append(last)
        last = line if line.strip() else last
    return found[::-1]


def _begins_end(line: str, following: str) -> bool:
    """Whether from this line on all is somebody else's, or a signature."""
    if len(line) > _LONGEST_LINE:
        return False
    if _ORIGINAL.match(line) or _HEADER.match(line) or _SIGNATURE.match(line):
        return True
    if not _ATTRIBUTION.match(line):
        return False
    return not _QUOTED.match(following)
