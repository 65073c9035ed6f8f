"""Parts of long texts, as centres deliver them: which part of how many, and by what they are joined."""

import pytest
from smpplib.smpp import make_pdu, parse_pdu

from rightparty.channels.receipts import Inbound
from rightparty.channels.smpp import delivered_of
from rightparty.channels.smpp_reports import Delivered, read_delivered
from rightparty.channels.smpp_text import HAS_HEADER, UCS2, decoded, parts_of

PORTS = bytes((5, 4, 0x0B, 0x84, 0x23, 0xF0))
"""An element that comes before the one that joins: ports of an application."""


def heard(header: bytes, sar: tuple[int, int, int] | None = None) -> tuple[tuple[int, int], str | None, str]:
    """Part, join and text of a delivery with this header."""
    body = bytes((len(header),)) + header if header else b""
    esm_class = HAS_HEADER if header else 0
    one = Delivered(esm_class, UCS2, "86138", "106", body + "退订".encode("utf-16-be"), sar=sar)
    read = read_delivered(one)
    assert isinstance(read, Inbound)
    return read.part, read.joined_by, read.text


@pytest.mark.parametrize(
    ("header", "sar", "part", "joined_by"),
    [
        (bytes((0, 3, 7, 3, 2)), None, (2, 3), "8:7"),
        (bytes((8, 4, 1, 7, 3, 2)), None, (2, 3), "16:263"),
        (PORTS + bytes((0, 3, 7, 3, 2)), None, (2, 3), "8:7"),
        (bytes((0, 3, 7, 3, 2)), (9, 4, 4), (2, 3), "8:7"),
        (b"", (65_535, 255, 255), (255, 255), "sar:65535"),
        (PORTS, (9, 4, 4), (4, 4), "sar:9"),
        (b"", (9, 1, 1), (1, 1), None),
        (b"", (9, 0, 0), (1, 1), None),
        (bytes((0, 3, 7, 3, 4)), None, (1, 1), None),
        (bytes((0, 3, 7, 3, 0)), None, (1, 1), None),
        (bytes((0, 3, 7, 0, 1)), None, (1, 1), None),
        (bytes((0, 3, 7, 3)), None, (1, 1), None),
        (bytes((8, 3, 7, 3, 2)), None, (1, 1), None),
    ],
    ids=[
        "eight bits",
        "sixteen bits",
        "behind another element",
        "header before optional parameters",
        "optional parameters",
        "optional parameters, header about something else",
        "one of one",
        "none of none",
        "beyond the last",
        "before the first",
        "of none",
        "cut off",
        "wrong length",
    ],
)
def test_which_part_of_how_many(
    header: bytes, sar: tuple[int, int, int] | None, part: tuple[int, int], joined_by: str | None
) -> None:
    """What makes no sense joins nothing (3GPP TS 23.040, 9.2.3.24.1): the text is read as it is."""
    assert heard(header, sar) == (part, joined_by, "退订")


def test_our_own_parts_are_read_as_we_write_them() -> None:
    """The header that we submit is one that we would join by."""
    made = parts_of("退" * 100, "reference")
    assert made is not None
    read = [read_delivered(Delivered(HAS_HEADER, made.coding, "86138", "106", one)) for one in made.parts]
    assert [one.part for one in read if isinstance(one, Inbound)] == [(1, 2), (2, 2)]
    assert len({one.joined_by for one in read if isinstance(one, Inbound)}) == 1
    assert "".join(one.text for one in read if isinstance(one, Inbound)) == "退" * 100


class _Client:
    sequence = 1

    def next_sequence(self) -> int:
        """The number of a PDU."""
        return 1


@pytest.mark.parametrize(
    ("sar", "expected"),
    [
        ({"sar_msg_ref_num": 300, "sar_total_segments": 3, "sar_segment_seqnum": 2}, (300, 3, 2)),
        ({"sar_msg_ref_num": 300, "sar_total_segments": 3}, None),
        ({}, None),
    ],
    ids=["all three", "one is missing", "none"],
)
def test_optional_parameters_come_from_the_line(
    sar: dict[str, int], expected: tuple[int, int, int] | None
) -> None:
    """As the library reads them from bytes; two of three join nothing."""
    made = make_pdu("deliver_sm", client=_Client(), source_addr="86138", short_message=b"STOP", **sar)
    pdu = parse_pdu(made.generate(), client=_Client(), allow_unknown_opt_params=True)
    assert delivered_of(pdu).sar == expected


def test_half_a_character_at_the_edge_of_a_part_is_kept() -> None:
    """Its other half is in the next part; together they are one again."""
    body = "谢谢🙏".encode("utf-16-be")
    first, second = decoded(body[:6], UCS2), decoded(body[6:], UCS2)
    assert (first, second) == ("谢谢\ud83d", "\ude4f")
    assert (first + second).encode("utf-16-be", "surrogatepass") == body
