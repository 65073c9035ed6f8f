"""`rightparty parties fit`: learn from outcomes how often points change hands, and what evidence is worth."""

import sys
import tomllib
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from rightparty.cli.folder import read_book
from rightparty.cli.progress import progress
from rightparty.engine import open_engine
from rightparty.errors import InvalidInput, Refused

if TYPE_CHECKING:
    from rightparty.parties.learning.run import Learnt

Language = Literal["zh-Hans", "zh-Hant", "en"]


def fit(
    dir: Path,
    *,
    to: Path,
    curve: Path | None = None,
    base: Path | None = None,
    name: str | None = None,
    lang: Language = "en",
    folder_only: bool = False,
) -> None:
    """Learn a model from what contacts and checks turned out to be, and write it with its card.

    Weights of evidence and hazards of re-assignment move from the stated ones as far as the outcomes say.
    One person in five is held out, to tell how good the result is. Needs `rightparty[models]`, and
    `rightparty[charts]` for the curve.

    Example: rightparty parties fit town --to model.toml --curve calibration.svg

    Args:
        dir: the book's folder.
        to: the model file to write.
        curve: an SVG of what was foretold against what happened, on the persons held out.
        base: the model to start from instead of the one that comes with the package.
        name: the model's name; the folder's unless told otherwise.
        lang: language of the picture's words.
        folder_only: leave out what the store remembers.
    """
    from rightparty.parties.learning.card import Card, model_text
    from rightparty.parties.learning.run import learn
    from rightparty.parties.model import parse_model, stated_text

    if to.exists():
        raise Refused(f"{to} is there already", "name a new file: a model that was used is never changed")
    text = stated_text() if base is None else base.read_text(encoding="utf-8")
    stated = parse_model(text, str(base or "model.toml"))
    with closing(open_engine()) as engine, progress() as report:
        book = read_book(dir, engine, folder_only=folder_only, progress=report)
        if book.meta.as_of is None:
            raise InvalidInput("the book says no `as_of`", "state its date in book.toml")
        learnt = learn(engine, book.tables, stated)
    card = Card(
        dir.name,
        book.meta.as_of,
        learnt.contacts,
        learnt.outcomes,
        learnt.checks,
        learnt.held_out,
        learnt.stated,
    )
    to.write_text(model_text(tomllib.loads(text), name or dir.name, learnt.fitted, card), encoding="utf-8")
    if curve is not None:
        from rightparty.parties.learning.curve import draw

        curve.write_text(
            draw({stated.name: learnt.stated, name or dir.name: learnt.held_out}, lang), encoding="utf-8"
        )
    _tell(learnt, to)


def _tell(learnt: "Learnt", to: Path) -> None:
    clear = f"{learnt.outcomes:,} answered, denied or dead"
    print(f"{learnt.contacts:,} contacts, {clear}; {learnt.checks:,} checks")
    for when, metrics in (("stated", learnt.stated), ("fitted", learnt.held_out)):
        print(
            f"{when}: Brier {metrics.brier:.4f}, log loss {metrics.log_loss:.4f},"
            f" calibration error {metrics.calibration_error:.2%} on {metrics.count:,} outcomes held out"
        )
    print(f"model written to {to}", file=sys.stderr)
