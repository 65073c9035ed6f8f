"""The print queue: a letter is with the printer or taken back, never both, and never lost."""

import threading
from pathlib import Path

import pytest

from rightparty.channels.print_queue import FETCHED, NEVER_QUEUED, TAKEN_BACK, PrintQueue

LINE = b'{"reference": "c0ffee"}\n'


@pytest.fixture
def queue(tmp_path: Path) -> PrintQueue:
    """A folder that is ready."""
    made = PrintQueue(tmp_path / "to print")
    assert made.unready() is None
    return made


def lay(queue: PrintQueue, reference: str = "c0ffee") -> None:
    """Put a letter into the queue."""
    queue.lay(reference, b"%PDF-", LINE)
    queue.hand_over(reference, LINE)


def fetch(queue: PrintQueue, reference: str = "c0ffee") -> bool:
    """What the printer does: move the line, then the pages; whether it got the letter."""
    to = queue.folder / "printing"
    to.mkdir(exist_ok=True)
    try:
        (queue.folder / f"{reference}.json").rename(to / f"{reference}.json")
    except FileNotFoundError:
        return False
    (queue.folder / f"{reference}.pdf").rename(to / f"{reference}.pdf")
    return True


def test_what_waits_is_taken_back_whole_and_once(queue: PrintQueue) -> None:
    """Neither pages nor line are left for the printer; asked again it says the same."""
    lay(queue)
    assert [queue.take_back("c0ffee") for _ in range(3)] == [TAKEN_BACK] * 3
    assert not queue.holds("c0ffee")
    assert {path.name for path in queue.folder.iterdir()} == {".ledger", ".taken-back"}
    assert not fetch(queue)


def test_what_the_printer_has_stays_with_it(queue: PrintQueue) -> None:
    """Fetched; and one that was never handed over was never there."""
    lay(queue)
    assert fetch(queue)
    assert queue.take_back("c0ffee") == FETCHED
    assert (queue.folder / "printing" / "c0ffee.pdf").exists()
    assert queue.take_back("decaf") == NEVER_QUEUED


def test_cut_off_after_the_line_the_pages_go_the_next_time(queue: PrintQueue) -> None:
    """The name and the text do not stay behind in the folder."""
    lay(queue)
    (queue.folder / ".taken-back").mkdir()
    (queue.folder / "c0ffee.json").rename(queue.folder / ".taken-back" / "c0ffee.json")
    assert (queue.folder / "c0ffee.pdf").exists()
    assert queue.take_back("c0ffee") == TAKEN_BACK
    assert not (queue.folder / "c0ffee.pdf").exists()


def test_a_folder_that_is_not_there_proves_nothing(queue: PrintQueue, tmp_path: Path) -> None:
    """A share that is not mounted: neither fetched nor never queued."""
    lay(queue)
    queue.folder.rename(tmp_path / "unmounted")
    for there in (False, True):
        if there:
            queue.folder.mkdir()  # the empty folder under a share
        with pytest.raises(FileNotFoundError):
            queue.take_back("c0ffee")
    queue.folder.rmdir()
    (tmp_path / "unmounted").rename(queue.folder)
    assert queue.take_back("c0ffee") == TAKEN_BACK


def test_of_the_printer_and_us_one_has_each_letter(queue: PrintQueue) -> None:
    """All at once over many letters: never both, never neither, whoever of us asks."""
    names = [f"c{number:03}" for number in range(200)]
    for name in names:
        lay(queue, name)
    start = threading.Barrier(3)
    fetched: set[str] = set()
    back: list[dict[str, str]] = [{}, {}]

    def printer() -> None:
        start.wait()
        fetched.update(name for name in names if fetch(queue, name))

    def stop(mine: dict[str, str]) -> None:
        start.wait()
        mine.update({name: queue.take_back(name) for name in reversed(names)})

    threads = [threading.Thread(target=printer), *(threading.Thread(target=stop, args=[one]) for one in back)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert back[0] == back[1]
    assert {name for name, result in back[0].items() if result == FETCHED} == fetched
    assert {name for name, result in back[0].items() if result == TAKEN_BACK} == set(names) - fetched
    assert {path.stem for path in (queue.folder / "printing").glob("*.pdf")} == fetched
