"""The guard's reading of a text in the plainest way, for the fast way to be held against."""

import re
from collections.abc import Iterator
from decimal import Decimal

from rightparty import personal
from rightparty.words import saying_text, stated_amounts
from rightparty.words.saying_patterns import vocabulary
from rightparty.words.saying_words import MARK

_HAN, _KEPT, _APOSTROPHES = saying_text._HAN, saying_text._KEPT, saying_text._APOSTROPHES
_ONE = f"[a-z0-9{_HAN}]"
_SPELT = re.compile(rf"(?<![a-z0-9]){_ONE}(?:[^\w\n]{{1,4}}{_ONE}){{3,}}(?![a-z0-9])")
_BESIDE_HAN = re.compile(rf"(?<=[{_HAN}])[^{_KEPT}]+|[^{_KEPT}]+(?=[{_HAN}])|(?<=[{_HAN}])\.(?=[{_HAN}])")


def run_of(text: str) -> str:
    """The form that is searched, by every step in its order."""
    run = text[: saying_text.LONGEST].translate(saying_text._EACH)
    run = saying_text._MASKED.sub(saying_text._unmasked, run)
    if "'" in run or "’" in run:
        run = saying_text._QUOTE_BETWEEN.sub(lambda found: found[1] or " ", run)
    run = _SPELT.sub(saying_text._joined, run)
    if re.search(f"[{_HAN}]", run):
        run = _BESIDE_HAN.sub("", saying_text._SPELT_HAN.sub(saying_text._joined, run))
    run = re.sub(rf"(?<=[a-z])[{_APOSTROPHES}](?=[a-z])", "", run)
    return re.sub(rf"[^{_KEPT}]+", " ", run)


def hits_of(run: str) -> list[tuple[int, int, int]]:
    """Every word, tried at every place where one may begin."""
    known = vocabulary()
    longest = max(map(len, known.words))
    found, covered = [], 0
    for start in _beginnings(run):
        ends = range(min(len(run), start + longest), start, -1)
        end = next((one for one in ends if run[start:one] in known.words and _is_whole(run, one)), None)
        if end is not None and start >= covered:
            found.append((start, end, known.words[run[start:end]]))
            if found[-1][2] & known.bits["mask"]:
                covered = end
    if MARK in run:
        latin = sorted((one for one in known.words if one.isascii() and len(one) > 1), key=len, reverse=True)
        among = re.compile("|".join(latin))
        for letters in re.finditer(f"[a-z]+(?={MARK})", run):
            for one in among.finditer(letters[0]):
                start = letters.start() + one.start()
                found.append((start, start + len(one[0]), known.words[one[0]]))
    return sorted(found)


def _beginnings(run: str) -> Iterator[int]:
    for token in re.finditer(f"[{_HAN}]|[a-z][a-z0-9]*", run):
        yield token.start()


def _is_whole(run: str, end: int) -> bool:
    return not (run[end - 1] <= "z" and re.match("[a-z0-9]", run[end:]))


def amounts_of(text: str) -> list[tuple[Decimal, int, int]]:
    """Amounts of money, without asking first whether there can be any."""
    read = saying_text.Folded(text)
    found = []
    for one in stated_amounts._AMOUNT.finditer(read.plain):
        number = Decimal((one["after"] or one["before"]).replace(",", ""))
        found.append(
            (number * (10_000 if one["ten"] or one["thousands"] else 1), *read.span_of_plain(*one.span()))
        )
    return found


def numbers_of(plain: str) -> list[tuple[str, int, int]]:
    """Numbers and addresses of persons, each kind looked for in every text."""
    found = [("email", *one.span()) for one in personal._EMAIL.finditer(plain)]
    found += [("home_address", *one.span()) for one in personal._HOME.finditer(plain)]
    found += personal._long(plain)
    for kind, pattern, holds in (
        ("national_id", personal._TAIWAN, personal.is_taiwan_number),
        ("national_id", personal._HONG_KONG, personal.is_hong_kong_number),
        ("ssn", personal._SSN, bool),
        ("mobile_number", personal._MOBILE, bool),
    ):
        found += [(kind, *one.span()) for one in pattern.finditer(plain) if holds(one[0])]
    return found
