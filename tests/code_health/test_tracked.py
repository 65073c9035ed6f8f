"""What stands in the repository: no addresses, no machine's paths, nothing unfinished."""

import re

from tests.code_health.source import ROOT, tracked_files

# The words are spelled with a class of one letter, so that this file does not accuse itself.
REGISTRIES = re.compile(r"pyp[i]\.org|pythonhoste[d]\.org|registry\.npmj[s]|deb\.debia[n]\.org")
MACHINE_PATHS = re.compile(r"(?<![\w.*])/(?:wor[k]|far[m]|roo[t]|hom[e]|User[s])/\w|[A-Z]:\\User[s]")
UNFINISHED = re.compile(r"\b(?:TOD[O]|FIXM[E]|XX[X])\b")
ADDRESS_IN_LOCK = re.compile(r"://|^\s*-(?:-index-url|-extra-index-url|-find-links|i|f)\b", re.MULTILINE)


def _lines_with(pattern: re.Pattern[str], *suffixes: str) -> list[str]:
    found = []
    for path in tracked_files():
        if suffixes and path.suffix not in suffixes:
            continue
        for number, line in enumerate(path.read_text(encoding="utf-8", errors="replace").splitlines(), 1):
            if pattern.search(line):
                found.append(f"{path.relative_to(ROOT)}:{number}: {line.strip()[:120]}")
    return found


def test_no_registry_address_is_written_down() -> None:
    """Where packages come from is the machine's affair: no file names a registry."""
    assert not _lines_with(REGISTRIES)


def test_lock_files_hold_names_versions_and_hashes_only() -> None:
    """Each requirement is pinned with a hash, and no line tells pip where to look."""
    locks = [*sorted((ROOT / "requirements").glob("*.txt")), ROOT / "src/rightparty/bench/peers/peers.txt"]
    assert len(locks) > 1
    for lock in locks:
        text = lock.read_text(encoding="utf-8")
        assert not ADDRESS_IN_LOCK.search(text), lock.name
        text = re.sub(r"^\s*#.*\n", "", text, flags=re.MULTILINE)
        entries = re.split(r"\n(?=\S)", text.replace("\\\n", " ").strip())
        loose = [one for one in entries if "==" not in one or "--hash=sha256:" not in one]
        assert not loose, f"{lock.name}: {loose}"


def test_no_path_of_a_machine_or_a_person_is_written_down() -> None:
    """No file names a home folder or a build machine's folder."""
    assert not _lines_with(MACHINE_PATHS)


def test_nothing_is_left_marked_as_unfinished() -> None:
    """Code, pages and settings hold no reminders: what is missing is said in the changelog or not at all."""
    assert not _lines_with(UNFINISHED, ".py", ".md", ".toml", ".html", ".css", ".mk")
