"""Generated pages say what the code says today, and mention every setting there is."""

import re

import pytest

from tests.code_health.source import PACKAGE, sources
from tests.docs.pages import ROOT
from tools.docs import PAGES, make
from tools.pages.settings import VARIABLES


@pytest.mark.parametrize("name", PAGES)
def test_a_generated_page_is_current(name: str) -> None:
    """The page in the repository is the one that `make docs` would write."""
    assert (ROOT / name).read_text(encoding="utf-8") == make(PAGES[name]), "run `make docs`"


def test_every_environment_variable_read_is_on_the_settings_page() -> None:
    """No module reads a variable that the page does not explain."""
    read = {
        name
        for source in sources(PACKAGE)
        if "environ" in source.text
        for name in re.findall(r'"([A-Z][A-Z_]{5,})"', source.text)
    }
    assert read <= set(VARIABLES), f"explain in tools/pages/settings.py: {sorted(read - set(VARIABLES))}"
