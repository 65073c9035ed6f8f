"""What looks like personal data: a net under the schemas, which have no place for any.

The schemas of `kinds` decide what a record may hold. This module catches the value that would fit a
schema and still says who somebody is: an account number that is a telephone number, say.
"""

import re

_SHAPES = {
    "an e-mail address": re.compile(r"[^\s@]@[^\s@]+\.[^\s@]"),
    "a national id": re.compile(
        r"(?<![0-9A-Za-z])("
        r"[1-9]\d{5}(19|20)\d\d(0[1-9]|1[0-2])(0[1-9]|[12]\d|3[01])\d{3}[0-9Xx]"  # mainland China, 18
        r"|[A-Z][12]\d{8}"  # Taiwan
        r"|[A-Z]{1,2}\d{6}\([0-9A]\)"  # Hong Kong
        r"|\d{3}-\d{2}-\d{4}"  # United States
        r"|[A-Z]{5}\d{4}[A-Z]"  # India, PAN
        r")(?![0-9A-Za-z])"
    ),
    "a telephone number": re.compile(
        r"(?<![0-9A-Za-z])("
        r"\+\d[\d ().-]{5,}\d"
        r"|(0086|86)?[ -]?1[3-9]\d[ -]?\d{4}[ -]?\d{4}"
        r"|\(?\d{3}\)?[ .-]\d{3}[ .-]\d{4}"
        r")(?![0-9A-Za-z])"
    ),
}
_MANY_DIGITS = re.compile(r"(?<![0-9A-Za-z])\d{9,}(?![0-9A-Za-z])")


def looks_personal(text: str, *, digits: bool = True) -> str | None:
    """What `text` looks like, for example "a telephone number"; None if like nothing of the kind.

    With `digits`, any run of nine digits or more counts too: turn it off where digests are meant.
    """
    for name, shape in _SHAPES.items():
        if shape.search(text):
            return name
    return "a long number" if digits and _MANY_DIGITS.search(text) else None
