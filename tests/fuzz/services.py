"""What is handed to the running service: folders, files of agencies, a backup, a rota, an address."""

import base64
import json
from hashlib import sha256
from pathlib import Path

from rightparty.canonical import Json, canonical
from rightparty.desk.agency_files import FORMAT, PURPOSE, read_acknowledgement
from rightparty.desk.backup import read_backup
from rightparty.desk.drop_control import read_control
from rightparty.desk.paging import VARIABLE, read_rota
from rightparty.desk.webhook_list import check_url
from rightparty.signing import sign
from tests.fuzz.as_files import in_file, in_folder
from tests.fuzz.targets import Target, text_of
from tests.journal.samples import KEY, journal

_CONTROL = b"""sender = "BANK"
kind = "full"
sequence = 12
as_of = 2026-11-24T06:00:00+08:00
creditors = ["BANK"]
most_left_out = 0
[files."payments.csv"]
rows = 2
sha256 = "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"
sums = { amount = "1060.00" }
"""
_ROTA = b"""zone = "Asia/Shanghai"
days = ["MO", "FR"]
from = "09:00"
until = "18:00"
again_after_minutes = 15
[[step]]
to = "duty"
after_minutes = 0
always = false
webhook = "https://pager.example/"
[[step]]
to = "lead"
after_minutes = 10
command = ["/usr/bin/true"]
always = true
"""


def _acknowledgement() -> bytes:
    told: dict[str, Json] = {
        "format": FORMAT,
        "of": "ack",
        "answers": "place-1",
        "digest": "ab" * 32,
        "debts": 3,
    }
    signature = base64.b64encode(sign(KEY, PURPOSE, canonical(told))).decode()
    return json.dumps(told | {"signature": signature}).encode()


_DUMP = b"PGDMP"


def _manifest() -> bytes:
    head = canonical(journal().heads[0].json()).decode()
    above = f"at = 2026-11-24T06:00:00+08:00\nkind = \"real\"\nhead = '''{head}'''\n"
    return f'{above}[sha256]\n"store.dump" = "{sha256(_DUMP).hexdigest()}"\n[keys]\n'.encode()


def _backup(folder: Path) -> object:
    (folder / "store.dump").write_bytes(_DUMP)
    return read_backup(folder)


def _signed(path: Path) -> object:
    return read_acknowledgement(path, KEY.public_key())


TARGETS = (
    Target(
        "desk.read_control",
        ("desk.drop_control:read_control",),
        in_folder(read_control, "control.toml"),
        lambda: [_CONTROL],
    ),
    Target(
        "desk.acknowledgement",
        ("desk.agency_files:read_acknowledgement",),
        in_file(lambda path: read_acknowledgement(path, None), "ack.json"),
        lambda: [_acknowledgement()],
    ),
    Target(
        "desk.signed_acknowledgement",
        ("desk.agency_files:read_acknowledgement",),
        in_file(_signed, "signed.json"),
        lambda: [_acknowledgement()],
    ),
    Target(
        "desk.read_backup",
        ("desk.backup:read_backup",),
        in_folder(_backup, "backup.toml"),
        lambda: [_manifest()],
    ),
    Target(
        "desk.read_rota",
        ("desk.paging:read_rota",),
        in_file(lambda path: read_rota({VARIABLE: str(path)}), "rota.toml"),
        lambda: [_ROTA],
    ),
    Target(
        "desk.check_url",
        ("desk.webhook_list:check_url",),
        lambda d: check_url(text_of(d)),
        lambda: [b"https://hooks.bank.example/rightparty", b"http://[", b"https://[::1]:99999/"],
    ),
)
