"""The folder in which letters wait for whoever prints them, and from which they are taken back.

A letter is its PDF and, written last, one line of JSON. Whoever moves the line away has the letter: the
printer to print it, we to take it back. Moving is one rename, so one of the two has it and never both.
"""

import os
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from rightparty.durable import flush, write_whole

TAKEN_BACK: Final = "taken_back"
FETCHED: Final = "fetched"
NEVER_QUEUED: Final = "never_queued"
"""What a letter that is asked back turns out to be: out of the queue, with the printer, or never in it."""

_LEDGER = ".ledger"  # what was ever put in
_ASIDE = ".taken-back"


@dataclass(frozen=True)
class PrintQueue:
    """A folder for whoever prints, and what it remembers of the letters that were put there."""

    folder: Path

    def unready(self) -> str | None:
        """Why nothing can be put into the folder."""
        try:
            self._ledger.mkdir(parents=True, exist_ok=True)
        except OSError as fault:
            return f"the print queue cannot be written: {type(fault).__name__}"
        return None if os.access(self.folder, os.W_OK) else "the print queue cannot be written"

    def lay(self, reference: str, pages: bytes, line: bytes) -> None:
        """Lay a letter down, where the printer does not look yet.

        Raises:
            OSError: it cannot be written; nothing of it is in the queue.
        """
        self._ledger.mkdir(parents=True, exist_ok=True)
        write_whole(self._pages(reference), pages)
        # The ledger first: what is in the queue and not in it would be taken for never queued.
        write_whole(self._ledger / _name(reference), line)

    def hand_over(self, reference: str, line: bytes) -> None:
        """Put the line of a letter that was laid down: from now on the printer may fetch it.

        Raises:
            OSError: nobody can tell whether it is there.
        """
        write_whole(self._line(reference), line)

    def remembers(self, reference: str) -> bool:
        """Whether a letter was ever laid down."""
        return (self._ledger / _name(reference)).exists()

    def holds(self, reference: str) -> bool:
        """Whether a letter waits for the printer."""
        return self._line(reference).exists()

    def gave_back(self, reference: str) -> bool:
        """Whether a letter was taken back before it was printed."""
        return (self._aside / _name(reference)).exists()

    def take_back(self, reference: str) -> str:
        """Take a letter out of the queue unless the printer has it; gives what it turned out to be.

        Asked again it gives the same: it may be cut off anywhere.

        Raises:
            OSError: the queue is not there, or cannot be written; nobody can tell.
        """
        if not self._ledger.is_dir():  # a share that is not mounted holds nothing, and proves nothing
            raise FileNotFoundError("the print queue is not there")
        self._aside.mkdir(exist_ok=True)
        try:
            self._line(reference).rename(self._aside / _name(reference))
        except FileNotFoundError:
            if not self.gave_back(reference):
                return FETCHED if self.remembers(reference) else NEVER_QUEUED
        # Before anybody is told: a machine that stops now must not have it in the queue again.
        flush(self._aside)
        flush(self.folder)
        self._pages(reference).unlink(missing_ok=True)
        return TAKEN_BACK

    @property
    def _ledger(self) -> Path:
        return self.folder / _LEDGER

    @property
    def _aside(self) -> Path:
        return self.folder / _ASIDE

    def _line(self, reference: str) -> Path:
        return self.folder / _name(reference)

    def _pages(self, reference: str) -> Path:
        return self.folder / f"{reference}.pdf"


def _name(reference: str) -> str:
    return f"{reference}.json"
