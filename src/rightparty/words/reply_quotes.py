"""What somebody wrote themselves: a reply without the message that it quotes.

Our own messages say "reply STOP" and name sums and days; quoted below an answer they are not its words.
"""

import re

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


def unquoted(text: str) -> str:
    """A text of the same length with blanks in place of what is quoted, signed by a device, or a signature.

    Words below a quotation whose lines are marked with `>` are kept; below one that is not marked nothing
    can be told apart, and nothing is.
    """
    lines = text.splitlines(keepends=True)
    kept, to_the_end = [], False
    for number, line in enumerate(lines):
        bare = line.rstrip("\r\n")
        if not to_the_end and _begins_end(bare, lines[number + 1 :]):
            to_the_end = True
        quoted = to_the_end or _QUOTED.match(bare) or _ATTRIBUTION.match(bare) or _DEVICE.match(bare)
        kept.append(" " * len(bare) + line[len(bare) :] if quoted else line)
    return "".join(kept)


def _begins_end(line: str, rest: list[str]) -> bool:
    """Whether from this line on all is somebody else's, or a signature."""
    if _ORIGINAL.match(line) or _HEADER.match(line) or _SIGNATURE.match(line):
        return True
    if not _ATTRIBUTION.match(line):
        return False
    following = next((one for one in rest if one.strip()), "")
    return not _QUOTED.match(following)
