"""The law that decided about a contact, as files of its evidence: what was decided can be held against it."""

from collections.abc import Mapping, Sequence

from rightparty.canonical import Json
from rightparty.desk.law_kept import texts_kept
from rightparty.desk.store import Connection
from rightparty.errors import InvalidInput
from rightparty.law.load import Law
from rightparty.law.written import Texts


def law_files(
    connection: Connection, versions: Sequence[str], at_hand: Law
) -> tuple[Sequence[Json], Mapping[str, bytes]]:
    """What is said of each version of the law, and its files by their names in the archive.

    `versions`: those that decided, each once. Nothing in them is about a person.
    """
    told: list[Json] = []
    found: dict[str, bytes] = {}
    for number, version in enumerate(versions, 1):
        texts, fault = _texts(connection, version, at_hand)
        folder = f"law/{number}"
        said: dict[str, Json] = {"version": version, "folder": folder if texts else None}
        told.append(said | {"fault": fault} if fault else said)
        found |= {f"{folder}/{name}": data for name, data in texts.files.items()}
    return told, found


def _texts(connection: Connection, version: str, at_hand: Law) -> tuple[Texts, str]:
    """The files of a version, from the store or from the law at hand; or why what was kept is refused."""
    try:
        kept = texts_kept(connection, version)
    except InvalidInput as fault:
        return Texts({}), fault.message
    return (at_hand.texts if not kept and version == at_hand.version else kept), ""
