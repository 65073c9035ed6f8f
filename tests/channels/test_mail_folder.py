"""Where mail that came back is read from: a Maildir, and a real IMAP server."""

import imaplib
import os
import pwd
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from rightparty.channels.mail_folder import Mailbox, read_folder, read_imap, read_mailbox
from rightparty.errors import InvalidInput, RightpartyError
from tests.channels.peers import PATIENCE_S, free_ports, program, wait_for

MAILS = [b"Subject: one\r\n\r\nfirst\r\n", "Subject: 二\r\n\r\n第二\r\n".encode()]


@pytest.fixture
def maildir(tmp_path: Path) -> Path:
    """A Maildir with two new mails."""
    return filled(tmp_path / "Maildir")


def filled(folder: Path) -> Path:
    """Make a Maildir, and put two new mails into it."""
    for name in ("new", "cur", "tmp"):
        (folder / name).mkdir(parents=True)
    for number, mail in enumerate(MAILS):
        (folder / "new" / f"1.{number}.host").write_bytes(mail)
    return folder


@dataclass
class Taken:
    """Takes every mail but those in which a word stands."""

    but: bytes = b"\x00"
    mails: list[bytes] = field(default_factory=list)

    def __call__(self, raw: bytes) -> bool:
        """Keep it."""
        self.mails.append(raw)
        return self.but not in raw


def test_a_folder_is_read_once(maildir: Path) -> None:
    """Each new mail is taken, then marked as read."""
    taken = Taken()
    assert read_folder(maildir, taken) == 2
    assert taken.mails == MAILS
    assert read_folder(maildir, taken) == 0
    assert sorted(path.name for path in (maildir / "cur").iterdir()) == ["1.0.host:2,S", "1.1.host:2,S"]


def test_a_mail_that_could_not_be_taken_stays_new(maildir: Path) -> None:
    """It is read again rather than lost."""

    def broken(raw: bytes) -> bool:
        raise RuntimeError("the database went away")

    with pytest.raises(RuntimeError):
        read_folder(maildir, broken)
    taken = Taken()
    assert read_folder(maildir, taken) == 2


def test_a_mail_that_nobody_can_read_holds_up_no_other(maildir: Path) -> None:
    """It is flagged, so that a person finds it, and the next is taken."""
    taken = Taken(but=b"first")
    assert read_folder(maildir, taken) == 2
    assert taken.mails == MAILS
    assert sorted(path.name for path in (maildir / "cur").iterdir()) == ["1.0.host:2,FS", "1.1.host:2,S"]
    assert read_folder(maildir, taken) == 0


def test_a_mail_that_may_not_be_opened_holds_up_no_other(
    maildir: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    """It stays new, is logged by its name, and is tried again."""
    opened = Path.open

    def refused(path: Path, mode: str) -> object:
        if path.name == "1.0.host":
            raise PermissionError(13, "Permission denied")
        return opened(path, mode)

    taken = Taken()
    with monkeypatch.context() as closed:
        closed.setattr(Path, "open", refused)
        assert read_folder(maildir, taken) == 1
    assert taken.mails == MAILS[1:]
    assert "1.0.host: Permission denied" in caplog.text
    assert read_folder(maildir, taken) == 1
    assert taken.mails == [MAILS[1], MAILS[0]]


def test_a_folder_that_is_none_is_named(tmp_path: Path) -> None:
    """Not silently nothing."""
    with pytest.raises(InvalidInput, match="Maildir"):
        read_folder(tmp_path, Taken())


_CONFIG = """
base_dir = {folder}/run
state_dir = {folder}/state
log_path = {folder}/log
protocols = imap
listen = 127.0.0.1
ssl = no
disable_plaintext_auth = no
mail_location = maildir:{folder}/mail/Maildir
first_valid_uid = 1
first_valid_gid = 0
default_internal_user = {user}
default_login_user = {user}
default_internal_group = {group}
passdb {{
  driver = static
  args = user=bank password=secret
}}
userdb {{
  driver = static
  args = uid={uid} gid={gid} home={folder}/mail
}}
service imap-login {{
  chroot =
  inet_listener imap {{
    port = {port}
  }}
  inet_listener imaps {{
    port = 0
  }}
}}
service anvil {{
  chroot =
}}
service stats {{
  chroot =
}}
"""


@dataclass
class Imap:
    """A mailbox on a server of this machine."""

    port: int

    def url(self, word: str = "secret", folder: str = "INBOX") -> str:
        """As a setting names it."""
        return f"imap://bank:{word}@127.0.0.1:{self.port}/{folder}"


@contextmanager
def imap(folder: Path) -> Iterator[Imap]:
    """Dovecot with one mailbox, until the end of the block."""
    owner = pwd.getpwnam("nobody") if os.getuid() == 0 else pwd.getpwuid(os.getuid())
    inner = pwd.getpwnam("dovecot") if os.getuid() == 0 else owner
    mail = filled(folder / "mail" / "Maildir")
    folder.chmod(0o755)
    for path in (mail.parent, mail, *mail.rglob("*")):
        os.chown(path, owner.pw_uid, owner.pw_gid)
    (port,) = free_ports(1)
    config = folder / "dovecot.conf"
    group = "dovecot" if os.getuid() == 0 else str(owner.pw_gid)
    config.write_text(
        _CONFIG.format(
            folder=folder, port=port, user=inner.pw_name, group=group, uid=owner.pw_uid, gid=owner.pw_gid
        )
    )
    command = [program("dovecot"), "-F", "-c", str(config)]
    with subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as process:
        try:
            wait_for(port)
            yield Imap(port)
        finally:
            process.terminate()
            process.wait(PATIENCE_S)


@pytest.fixture(scope="module")
def server() -> Iterator[Imap]:
    """One server, in a folder that its own users can reach."""
    folder = Path(tempfile.mkdtemp(prefix="imap-"))
    try:
        with imap(folder) as running:
            yield running
    finally:
        shutil.rmtree(folder)


def test_a_mailbox_is_read_once(server: Imap) -> None:
    """What could not be taken stays unread; what was taken is read."""

    def broken(raw: bytes) -> bool:
        raise RuntimeError("the database went away")

    mailbox = read_mailbox(server.url())
    with pytest.raises(RuntimeError):
        read_imap(mailbox, broken)
    taken = Taken(but=b"first")
    assert read_imap(mailbox, taken) == 2
    assert sorted(taken.mails) == sorted(MAILS)
    assert read_imap(mailbox, taken) == 0, "one of them nobody can read: it is flagged"
    with imaplib.IMAP4("127.0.0.1", server.port) as line:
        line.login("bank", "secret")
        line.select("INBOX")
        _, flagged = line.search(None, "FLAGGED")
        assert len(flagged[0].split()) == 1


def test_a_mailbox_that_cannot_be_read_is_told(server: Imap) -> None:
    """A wrong password, no such folder, nobody there: none is an empty mailbox."""
    for url in (server.url("wrong"), server.url(folder="None"), "imap://bank:secret@127.0.0.1:1/INBOX"):
        with pytest.raises(RightpartyError) as fault:
            read_imap(read_mailbox(url), Taken())
        assert "secret" not in str(fault.value)


def test_addresses_of_mailboxes() -> None:
    """TLS everywhere but on this machine."""
    assert read_mailbox("imaps://b%40x:p@mail.example") == Mailbox("mail.example", 993, True, "b@x", "p")
    for bad in ("imap://b:p@mail.example", "imaps://mail.example", "imaps://b:p@h/a%22b", "imaps://b:p@h:x"):
        with pytest.raises(InvalidInput):
            read_mailbox(bad)
    assert "word" not in repr(read_mailbox("imaps://b:word@mail.example"))
