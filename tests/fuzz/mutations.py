"""Good inputs made bad: bytes flipped, pieces cut out, doubled, exchanged and put together."""

from collections.abc import Sequence

from hypothesis import strategies as st

_TOKENS = (
    b"\x00",
    b"\xff",
    b"\xef\xbb\xbf",
    b"\xed\xa0\x80",
    b"-1",
    b"0",
    b"9" * 20,
    b"9" * 5000,
    b"1e999",
    b"NaN",
    b"null",
    b"true",
    b"[",
    b"{",
    b"]",
    b"}",
    b'"',
    b"'",
    b",",
    b":",
    b"=",
    b".",
    b"%",
    b"\n",
    b"\r\n",
    b"\t",
    b"0001-01-01T00:00:00+05:00",
    b"9999-12-31T23:59:59-12:00",
    b"2026-02-30",
    "一".encode(),
    "²".encode(),
    b"(",
    b"=?utf-8?B?",
    b"--",
    b"[" * 2000,
    b"\\u0000",
    b"\\ud800",
    b"%ff",
    b"@",
    b"/../",
)


@st.composite
def mutated(draw: st.DrawFn, seeds: Sequence[bytes]) -> bytes:
    """One of the seeds, changed in up to six places."""
    data = bytearray(draw(st.sampled_from(seeds)))
    for _ in range(draw(st.integers(0, 6))):
        start = draw(st.integers(0, len(data)))
        end = min(len(data), start + draw(st.sampled_from((0, 1, 2, 8, 64))))
        match draw(st.integers(0, 4)):
            case 0:
                data[start:end] = draw(st.sampled_from(_TOKENS))
            case 1:
                data[start:end] = draw(st.binary(max_size=8))
            case 2:
                del data[start:end]
            case 3:
                data[start:start] = data[start:end] * draw(st.sampled_from((1, 2, 100)))
            case _ if start < len(data):
                data[start] ^= 1 << draw(st.integers(0, 7))
    return bytes(data)


def swollen(seed: bytes, size: int) -> Sequence[bytes]:
    """Inputs of a size that cost much where reading is slow: one piece over and over, at several places."""
    pieces = (
        b"(",
        b"[",
        b'{"a":',
        b"a",
        b"1",
        b" ",
        b",",
        b"\n",
        b"a.",
        b"=?",
        b"\n> ",
        b"-",
        b"a,b\n",
        b'"',
        b"On x wrote:\n",
        "一".encode(),
        b"\t",
        b"=?utf-8?Q?a?= ",
        b"0",
        b"+",
        b"<",
        b"\r",
        b"--a\n",
    )
    found = [piece * (size // len(piece)) for piece in pieces]
    half = len(seed) // 2
    found += [seed[:half] + piece * (size // len(piece)) + seed[half:] for piece in pieces]
    return [*found, seed * (size // max(1, len(seed)))]
