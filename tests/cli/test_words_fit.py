"""`rightparty words fit` writes the files of the model."""

from pathlib import Path

import pytest

from rightparty.cli.words_fit import fit
from rightparty.errors import InvalidInput


def test_a_day_is_asked_for(tmp_path: Path) -> None:
    """Before anything is learnt; nothing is written."""
    with pytest.raises(InvalidInput, match="is no day"):
        fit(out=tmp_path / "model", dated="today")
    assert not (tmp_path / "model").exists()
