"""One case, in whatever words it was written: what happened, what is asked, and the answer expected."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from rightparty.book.dossier import Dossier
from rightparty.law.judge import Filed


@dataclass(frozen=True)
class Expected:
    """What a case expects. Whatever is None or empty is not asked.

    `verdict`: of the instruments alone. `product`: of core and the default house policy on top; None: no
    looser than `verdict`. `retry_at`, `until_event`: of a delay. `classes`: only these may be left by a
    limit. `legal_effect`: what the text calls the result. `speaks`, `silent`: rules that must, or must not,
    speak. `waits`: whether a delay is told apart from a denial.
    """

    verdict: str | None = None
    product: str | None = None
    retry_at: datetime | None = None
    until_event: str | None = None
    classes: tuple[str, ...] = ()
    legal_effect: str | None = None
    speaks: tuple[str, ...] = ()
    silent: tuple[str, ...] = ()
    waits: bool = True


@dataclass(frozen=True)
class Case:
    """`where`: file and line. `contact`: the columns of a candidate, or None where only records are asked.

    `facts`: answers stated outright, which stand instead of what the book tells (`has_national_pack`).
    """

    id: str
    where: str
    title: str
    at: datetime
    dossier: Dossier
    expected: Expected
    contact: Mapping[str, Any] | None = None
    records: Sequence[Filed] = ()
    facts: Mapping[str, Any] = field(default_factory=dict)
