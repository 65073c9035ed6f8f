"""Nothing that comes from a log becomes a part of a page, or turns its direction."""

from html.parser import HTMLParser

from hypothesis import given
from hypothesis import strategies as st

from rightparty.audit.markup import escaped, plain, tag


class _Read(HTMLParser):
    """What a reader of a page takes from it."""

    def __init__(self) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.attributes: list[tuple[str, str | None]] = []
        self.words = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """An element begins."""
        self.tags.append(tag)
        self.attributes += attrs

    def handle_data(self, data: str) -> None:
        """Words."""
        self.words += data


@given(st.text(max_size=60))
def test_any_text_is_text_inside_an_element_and_an_attribute(text: str) -> None:
    """One element, one attribute, and the same text in both."""
    read = _Read()
    read.feed(tag("p", text, title=text))
    read.close()
    assert read.tags == ["p"]
    assert read.words == plain(text)
    assert read.attributes == [("title", plain(text))]


def test_marks_that_turn_the_direction_are_written_out() -> None:
    """What follows such a mark would be read backwards."""
    assert escaped("abc\u202edef\u200f\x00") == "abc\\u202edef\\u200f\\u0000"


def test_a_part_is_not_escaped_again() -> None:
    """Only what is no part yet."""
    assert tag("p", tag("b", "<")) == "<p><b>&lt;</b></p>"
