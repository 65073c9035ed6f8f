"""Likeness of two short texts as the engines reckon it, for pairs that are looked at one by one."""


def edits(a: str, b: str, most: int) -> int:
    """How many letters to change, add, drop, or exchange with a neighbour; at most `most` + 1 are counted."""
    if a == b:
        return 0
    if abs(len(a) - len(b)) > most:
        return most + 1
    before_last: list[int] = []
    last = list(range(len(b) + 1))
    for row, x in enumerate(a, start=1):
        current = [row]
        for place, y in enumerate(b, start=1):
            cost = min(last[place] + 1, current[-1] + 1, last[place - 1] + (x != y))
            if row > 1 and place > 1 and x == b[place - 2] and a[row - 2] == y:
                cost = min(cost, before_last[place - 2] + 1)
            current.append(cost)
        if min(current) > most:
            return most + 1
        before_last, last = last, current
    return min(last[-1], most + 1)


def alike(a: str, b: str) -> float:
    """The Jaro-Winkler similarity: 1 for the same, 0 for nothing in common."""
    if a == b:
        return 1.0
    jaro = _jaro(a, b)
    shared = 0
    for x, y in zip(a[:4], b[:4], strict=False):
        if x != y:
            break
        shared += 1
    return jaro + 0.1 * shared * (1 - jaro) if jaro > 0.7 else jaro


def _jaro(a: str, b: str) -> float:
    if not a or not b:
        return 0.0
    reach = max(len(a), len(b)) // 2 - 1
    free = list(b)
    matched = []
    for place, letter in enumerate(a):
        for other in range(max(0, place - reach), min(len(b), place + reach + 1)):
            if free[other] == letter:
                free[other] = ""
                matched.append(letter)
                break
    if not matched:
        return 0.0
    found = [letter for letter, left in zip(b, free, strict=True) if left == ""]
    turned = sum(x != y for x, y in zip(matched, found, strict=True)) / 2
    count = len(matched)
    return (count / len(a) + count / len(b) + (count - turned) / count) / 3
