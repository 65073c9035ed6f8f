"""Codes of texts, the same in every formula: each text that a law names has one, all others have none."""

_CODES: dict[str, int] = {}


def code(text: str) -> int:
    """The code of a text, given out when it is first asked for."""
    return _CODES.setdefault(text, len(_CODES))


def text_of(number: int) -> str | None:
    """The text with this code; None for any other text."""
    return next((text for text, at in _CODES.items() if at == number), None)
