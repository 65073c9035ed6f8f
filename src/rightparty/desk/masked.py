"""A number or address as much as anybody needs to recognise it, and no more."""

_SHOWN_DIGITS = 2
_HIDDEN = "•"


def masked(point: str) -> str:
    """`+8613800138000` as `+86•••••••••00`, `wang@mail.example` as `w•••@mail.example`."""
    name, at, domain = point.partition("@")
    if at:
        return f"{name[:1]}{_HIDDEN * 3}@{domain}"
    shown = 3 if point.startswith("+") and len(point) > 8 else 0
    hidden = max(len(point) - shown - _SHOWN_DIGITS, 0)
    return point[:shown] + _HIDDEN * hidden + (point[-_SHOWN_DIGITS:] if len(point) > _SHOWN_DIGITS else "")
