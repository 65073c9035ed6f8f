"""What `book import` shows and asks a person at a terminal."""

import sys
from collections.abc import Sequence
from datetime import datetime

from rich.console import Console
from rich.prompt import Prompt
from rich.table import Table

from rightparty.book.guess import TAKEN, Guess
from rightparty.book.mapping import IGNORE
from rightparty.book.meta import BookMeta
from rightparty.book.stated import instant_of
from rightparty.book.tables import TABLES

PIPE_WIDTH = 200
_HISTORIES = ("events", "notices", "evidence", "complaints")


def show_guesses(guesses: Sequence[Guess]) -> None:
    """Draw each header with what it may mean, how sure that is, and why, on stderr."""
    console = Console(stderr=True, width=None if sys.stderr.isatty() else PIPE_WIDTH, highlight=False)
    table = Table(box=None, pad_edge=False, header_style="bold")
    for heading in ("header", "means", "sure", "why"):
        table.add_column(heading, justify="right" if heading == "sure" else "left", overflow="fold")
    for guess in guesses:
        means = guess.target.to + (f" ({guess.target.form})" if guess.target.form else "")
        if guess.target.to == IGNORE:
            means = "—"
        elif guess.confidence < TAKEN:
            means = f"({means}?) not taken"
        table.add_row(guess.header, means, f"{guess.confidence:.0%}", guess.why)
    console.print(table)


def ask_meta() -> BookMeta:
    """Ask when the export was drawn up and since when its histories are complete; empty = not stated."""
    console = Console(stderr=True)
    console.print("What nobody states stays unknown, and rules that need it refuse. Enter leaves it open.")
    as_of = _ask(console, "When was the export drawn up (2026-11-02T06:00+08:00)")
    asked = {
        table: _ask(console, f"Since when is nothing missing from {table} (date)") for table in _HISTORIES
    }
    return BookMeta(as_of, {table: at for table, at in asked.items() if at is not None and table in TABLES})


def _ask(console: Console, question: str) -> datetime | None:
    while True:
        answer = Prompt.ask(question, console=console, default="", show_default=False).strip()
        if not answer:
            return None
        at = instant_of(answer)
        if isinstance(at, datetime):
            return at
        console.print(at)
