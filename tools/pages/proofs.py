"""`docs/reference/proofs.md`: every property that the law is proven to have."""

from collections.abc import Iterator

from rightparty.law.properties import PROPERTIES
from rightparty.law.properties.property import Property

HEAD = """\
# What is proven of the law

`rightparty law prove` proves each of these of every contact there could be, at every date on which something
changes; [Proofs](../concepts/proofs.md) says in what sense.

"""
GROUPS = {
    "promise": "The promise",
    "stop": "Stops",
    "hours": "Hours",
    "cap": "Caps",
    "monotone": "More is never less",
    "stacking": "Laws on top of one another",
    "used": "Nothing is idle",
}


def page() -> str:
    """The page, as Markdown."""
    return HEAD + "\n".join(_groups())


def _groups() -> Iterator[str]:
    for prefix, title in GROUPS.items():
        mine = [one for one in PROPERTIES if one.id.startswith(f"{prefix}.")]
        yield f"## {title}\n\n| property | it says | whence | from |\n|---|---|---|---|"
        yield from map(_row, mine)
        told = dict.fromkeys(said for one in mine for said in one.exceptions)
        if told:
            yield "\nWhat law allows all the same:\n"
            yield from (f"- {said}" for said in told)
        yield ""


def _row(one: Property) -> str:
    since = "ever" if one.since.year == 1900 else str(one.since)
    return f"| `{one.id}` | {one.sentence} | {one.citation} | {since} |"
