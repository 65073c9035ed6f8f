"""The model that the package carries is what its phrases teach."""

from importlib.resources import files

import pytest

from rightparty.words.learning.run import files_of
from rightparty.words.model import default_model


@pytest.mark.slow
def test_the_model_in_the_package_is_what_is_learnt() -> None:
    """To the last digit: whoever changes a phrase or a word of the guard runs `rightparty words fit`."""
    card = default_model().card
    room = files("rightparty.words")
    for name, text in files_of(card["seed"], card["dated"]).items():
        assert room.joinpath(name).read_text(encoding="utf-8") == text, name
