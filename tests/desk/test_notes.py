"""What staff write into a note: kept as it stands, without anybody's number or address."""

import pytest

from rightparty.desk.notes import check_note
from rightparty.errors import Refused


@pytest.mark.parametrize(
    ("note", "what", "shown"),
    [
        ("他哥 139 0013 9000 说他不在", "a telephone number", "*********00"),
        ("身份证１１０１０５１９４９１２３１００２Ｘ", "somebody's id number", "****2X"),
        ("paid from 4111 1111 1111 1111", "the number of a bank card", "****11"),
        ("write to J.Wang@mail.example instead", "an e-mail address", "j***@m***"),
        ("ssn 219-09-9999", "a social security number", "****99"),
    ],
)
def test_a_number_or_an_address_is_refused_and_not_said_again(note: str, what: str, shown: str) -> None:
    """The refusal says what to write instead."""
    with pytest.raises(Refused) as refused:
        check_note(note)
    assert refused.value.message == f"the note holds {what} (`{shown}`)"
    assert "by its id" in refused.value.help


@pytest.mark.parametrize(
    "note",
    ["", "by phone", "heard at 00:41 of call c-17", "order 20261123103000123, ￥1580.50 on 2026-11-23"],
)
def test_other_words_are_kept(note: str) -> None:
    """Times, amounts, dates and ids of a book are nobody's."""
    check_note(note)
