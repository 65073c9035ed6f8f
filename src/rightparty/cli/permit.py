"""`rightparty permit`: what a sender does before it sends, with the public key alone."""

from contextlib import closing
from datetime import datetime
from pathlib import Path

from cyclopts import App

from rightparty.errors import InvalidInput

app = App(name="permit", help="Check a permit with the public key alone.")


@app.command
def verify(
    text: str, *, point: str, content_hash: str, at: str, key: Path, channel: str | None = None
) -> int:
    """Say whether a permit is genuine for this point, this text and this minute.

    Ends with exit code 2 where it is not: then nothing may be sent.

    Example: rightparty permit verify rp1.ey… --point +8613800138000 --content-hash 9f86… \
--at 2026-11-23T10:00:00+08:00 --key permit.pub

    Args:
        text: The permit as it came.
        point: The number or address that the message is about to go to.
        content_hash: SHA-256 of the text: subject, a zero byte, body; in hexadecimal.
        at: The instant of sending, ISO 8601 with an offset.
        key: The lender's public key (PEM, base64 or hexadecimal).
        channel: The channel it is about to go by, if that is to be checked too.
    """
    from rightparty.gate.permit import check
    from rightparty.signing import read_public_key

    instant = _instant(at)
    public = read_public_key(key.read_bytes())
    result = check(text, public, point=point, content_hash=content_hash.lower(), at=instant, channel=channel)
    print(f"{'GENUINE' if result.ok else 'REFUSED'}: {result.because}")
    return 0 if result.ok else 2


@app.command
def module(*, out: Path | None = None, key: Path | None = None) -> None:
    """Write the one file with which a sender checks permits: no package, no network, no secret.

    Example: rightparty permit module --out permit_module.py --key permit.pub

    Args:
        out: where to write the module; shown where it is left out.
        key: where to write this installation's public key, which the module needs.
    """
    from importlib.resources import files

    text = (files("rightparty.gate") / "permit_module.py").read_text(encoding="utf-8")
    if out is None:
        print(text, end="")
    else:
        out.write_text(text, encoding="utf-8")
    if key is not None:
        from rightparty.desk.home import open_home
        from rightparty.desk.store import open_store
        from rightparty.desk.weighing import PERMIT_KEY
        from rightparty.signing import public_pem

        # The store says whether the key is the one that its permits were signed with.
        with closing(open_store(open_home(), masters=False)) as store:
            key.write_bytes(public_pem(store.home.signing_key(PERMIT_KEY).public_key()))


def _instant(text: str) -> datetime:
    try:
        at = datetime.fromisoformat(text)
    except ValueError:
        at = None
    if at is None or at.utcoffset() is None:
        raise InvalidInput(f"`{text}` is no instant with an offset", "write it as 2026-11-23T10:00:00+08:00")
    return at
