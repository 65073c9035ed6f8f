"""What we ship on: no package under the GPL or AGPL, and the LGPL only as an unmodified library."""

import re
from importlib.metadata import metadata

import pytest

from tests.code_health.source import ROOT

UNMODIFIED_LIBRARIES = {"psycopg", "psycopg-binary", "psycopg-pool", "smpplib"}  # LGPL-3.0, named in NOTICE


def _locked() -> list[str]:
    names = set()
    for lock in ("core", "service", "charts"):
        text = (ROOT / "requirements" / f"{lock}.txt").read_text(encoding="utf-8")
        names |= set(re.findall(r"^([A-Za-z0-9._-]+)==", text, re.MULTILINE))
    return sorted(names)


@pytest.mark.parametrize("name", _locked())
def test_no_package_asks_for_our_own_source(name: str) -> None:
    """Each locked package states a licence, and none of them is a strong copyleft."""
    about = metadata(name)
    stated = [about["License-Expression"] or "", (about["License"] or "").split("\n")[0]]
    stated += [one for one in about.get_all("Classifier", []) if one.startswith("License")]
    text = " ".join(stated)
    assert text.strip(), f"{name} states no licence"
    copyleft = re.search(r"\bA?GPL|(?<!Lesser )General Public License", text)
    assert not copyleft or "LGPL" in text or "Lesser" in text, f"{name}: {text}"
    if "LGPL" in text or "Lesser" in text:
        assert name in UNMODIFIED_LIBRARIES, f"name {name} in NOTICE and here"
