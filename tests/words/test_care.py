"""Help is told in every language, for every country, without a word of a debt."""

import pytest

from rightparty.words.care import care_answer, countries, unsourced
from rightparty.words.guard import findings
from rightparty.words.languages import LANGUAGES, Language


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("country", [*countries(), None, "ZZ"])
def test_no_word_of_a_debt(country: str | None, language: Language) -> None:
    """Whoever reads it learns that somebody cares, and nothing else."""
    text = care_answer(country, language)
    assert findings(text) == ()
    assert "{" not in text


def test_every_country_has_its_own_lines_with_their_source() -> None:
    """A line that cannot be checked is not shown."""
    assert unsourced() == ()
    assert {"CN", "US", "GB", "IN", "HK", "TW", "SG"} <= set(countries())


@pytest.mark.parametrize(
    ("country", "line"),
    [
        ("CN", "12356"),
        ("US", "988"),
        ("GB", "116 123"),
        ("IN", "14416"),
        ("HK", "18111"),
        ("TW", "1925"),
        ("SG", "1-767"),
    ],
)
def test_the_line_of_the_country_is_named_in_each_language(country: str, line: str) -> None:
    """A number is the same in all of them."""
    assert all(line in care_answer(country, language) for language in LANGUAGES)
