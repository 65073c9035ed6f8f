"""Progress bars on stderr: drawn for a person at a terminal, silent in a pipe or a log."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TaskID, TextColumn, TimeElapsedColumn

Report = Callable[[str, int, int], None]


@contextmanager
def progress(*, force: bool = False) -> Iterator[Report]:
    """Give a function `(label, done, total)` that keeps one bar per label.

    A new label ends nothing: bars stay until all is done, so that the reader sees what took long.
    `force` draws even where stderr is no terminal.
    """
    console = Console(stderr=True, force_terminal=True if force else None)
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn())
    tasks: dict[str, TaskID] = {}
    with Progress(*columns, console=console, disable=not console.is_terminal) as bars:

        def report(label: str, done: int, total: int) -> None:
            if label not in tasks:
                tasks[label] = bars.add_task(label, total=total)
            bars.update(tasks[label], completed=done, total=total)

        yield report
