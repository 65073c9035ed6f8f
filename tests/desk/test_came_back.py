"""What comes back: receipts are taken, words are kept, and nothing goes where words wait."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import psycopg
import pytest

from rightparty.channels.bounces import Ours, read_mail
from rightparty.channels.port import Outcome
from rightparty.channels.receipts import LONGEST_REPORT, Inbound
from rightparty.channels.recording import Recording
from rightparty.desk import came_back
from rightparty.desk.acting_on_words import act_on_words
from rightparty.desk.came_back import CameBack, take_inbound, value_of_sender, words_wait
from rightparty.desk.clock import rehearsed
from rightparty.desk.incoming import DONE, REFUSED, fetch_all, read_mail_back
from rightparty.desk.means import Means
from rightparty.desk.ports import ports_of
from rightparty.desk.receipts import unknown_receipts
from rightparty.desk.reveal import point_value
from rightparty.desk.sending import send_one
from rightparty.desk.store import Store
from rightparty.desk.weighing import PERMIT_KEY
from rightparty.errors import InvalidInput
from tests.channels.test_bounces import report, written
from tests.channels.test_mail_folder import filled
from tests.desk.books import small_book
from tests.desk.means import MORNING, statuses
from tests.desk.wrong import count, queue

Ready = Callable[..., Means]
STOP = Inbound("sms", "smpp", "8613816000001", "10690001", "退订")


def back(means: Means) -> CameBack:
    """Whoever takes it in."""
    return CameBack(means.connection, means.home, means.clock)


def test_words_are_kept_once_and_nothing_goes_there_while_they_wait(ready: Ready, store: Store) -> None:
    """It may be a stop: the contact is held until somebody has read it."""
    clock = rehearsed(MORNING)
    key = store.home.signing_key(PERMIT_KEY).public_key()
    means = ready(small_book(2), "sms", channels={"sms": Recording("sms", key, clock)}, clock=clock)
    back(means).heard(STOP)
    back(means).heard(STOP)
    assert count(means, "desk_inbound_message") == 1
    assert words_wait(means.connection, means.marks, "+8613816000001")
    for one in queue(means):
        send_one(means, one)
    held = means.connection.execute(
        "SELECT person_id, status, reason FROM desk_planned_contact ORDER BY 1"
    ).fetchall()
    assert held == [("P0001", "held", "words_wait"), ("P0002", "sent", None)]
    row = means.connection.execute("SELECT inbound_id FROM desk_inbound_message").fetchone()
    assert row is not None
    take_inbound(means.connection, row[0], MORNING)
    assert not words_wait(means.connection, means.marks, "+8613816000001")
    back(means).heard(STOP)
    assert words_wait(means.connection, means.marks, "+8613816000001"), "said again later, it is said again"


def test_the_same_words_in_answer_to_two_contacts_are_two(ready: Ready) -> None:
    """Each holds where its contact went, whoever wrote."""
    means = ready(small_book(2))
    contacts = [one.contact_id for one in queue(means)]
    for one in (*contacts, *contacts):
        back(means).heard(Inbound("email", "smtp", "lawyer@law.example", "x", "STOP", reference=one))
    assert count(means, "desk_inbound_message") == 2
    assert all(words_wait(means.connection, means.marks, f"person000{n}@mail.example") for n in (1, 2))


def test_what_is_delivered_again_after_it_was_read_is_one(ready: Ready, tmp_path: Path) -> None:
    """By its Message-ID: a stop that was lifted does not come back, and a new mail that says it does."""
    means = ready(small_book(1))
    raw = f"From: {point_value(means.connection, 'E0001')}\nMessage-ID: <{{}}@mail.example>\n\nSTOP\n"
    folder = mailbox_of(tmp_path, {})
    stopped = []
    for number, id in enumerate(("a", "a", "b")):
        (folder / "new" / f"{number}").write_bytes(raw.format(id).encode())
        assert fetch_all(means.connection, means.home, means.clock, mail_of(folder)) == 1
        act_on_words(means.connection, means.home, MORNING)
        lifting = "UPDATE desk_opt_out SET lifted_at = %s, lifted_by_code = 'K' WHERE lifted_at IS NULL"
        stopped.append(means.connection.execute(lifting, [MORNING]).rowcount)
    assert stopped == [1, 0, 1]
    kept = means.connection.execute("SELECT id_mark, words FROM desk_inbound_message").fetchall()
    assert len(kept) == 2
    assert not any("mail.example" in mark or words for mark, words in kept)


ASKED = Inbound("email", "smtp", "a@mail.example", "x", "Who is this?", provider_id="<1@localhost>")


@pytest.mark.parametrize(
    "other",
    [
        replace(ASKED, text="STOP"),
        replace(ASKED, sender="b@mail.example"),
        replace(ASKED, reference="c0ffee"),
    ],
    ids=["words", "sender", "contact"],
)
def test_one_id_for_everything_loses_no_stop(ready: Ready, other: Inbound) -> None:
    """A program that gives every mail the same one: other words, senders and answers are others."""
    means = ready(small_book(1))
    back(means).heard(ASKED)
    means.connection.execute("UPDATE desk_inbound_message SET taken_at = %s", [MORNING])
    back(means).heard(ASKED)
    assert count(means, "desk_inbound_message") == 1
    back(means).heard(other)
    assert count(means, "desk_inbound_message") == 2


@pytest.mark.parametrize("sender", ["8613816000001", "13816000001", "+8613816000001"])
def test_a_number_is_known_however_its_carrier_writes_it(ready: Ready, sender: str) -> None:
    """With and without its country; a short number holds nobody."""
    means = ready(small_book(2), "sms")
    back(means).heard(replace(STOP, sender=sender))
    back(means).heard(replace(STOP, sender="10086"))
    assert words_wait(means.connection, means.marks, "+8613816000001")
    assert not words_wait(means.connection, means.marks, "+8613816000002")
    assert value_of_sender(means.connection, means.marks, "8613816000001") == "+8613816000001"
    assert value_of_sender(means.connection, means.marks, "10086") == "10086"


def test_an_answer_from_another_address_holds_the_one_that_was_written_to(ready: Ready) -> None:
    """The contact that it answers says which."""
    means = ready(small_book(2))
    first, _ = queue(means)
    value = point_value(means.connection, first.point_id)
    assert value is not None
    back(means).heard(Inbound("email", "smtp", "Other@mail.example", "x", "stop", reference=first.contact_id))
    assert words_wait(means.connection, means.marks, value)
    assert words_wait(means.connection, means.marks, "other@mail.example")


def test_a_mailbox_is_read_into_the_store(ready: Ready, tmp_path: Path) -> None:
    """A report becomes the contact's failure and evidence, words wait, a machine tells nothing."""
    means = ready(small_book(1))
    (one,) = queue(means)
    assert send_one(means, one) == "sent"
    reference = one.contact_id
    mails = {
        "1": report(to=f"bounces+{reference}@mail.bank.example"),
        "2": report(to=f"bounces+{reference}@mail.bank.example"),
        "3": written("I am away until Monday.", Auto_Submitted="auto-replied"),
        "4": written("别再给我写信"),
        "5": report(to="bounces+nobody@mail.bank.example"),
    }
    environment = mail_of(mailbox_of(tmp_path, mails))
    assert read_mail_back(means.connection, means.home, means.clock, environment) == 5
    assert statuses(means.connection) == {reference: "failed"}
    told = means.connection.execute("SELECT kind FROM book_evidence WHERE contact_id = %s", [reference])
    assert told.fetchall() == [("bounced",)]
    assert words_wait(means.connection, means.marks, "person@mail.example")
    assert unknown_receipts(means.connection, MORNING.date()) == {"smtp": 1}
    with pytest.raises(InvalidInput, match="RIGHTPARTY_MAILBOX"):
        read_mail_back(means.connection, means.home, means.clock, {})


def test_the_printers_files_are_read_into_the_store(ready: Ready, store: Store, tmp_path: Path) -> None:
    """A letter that came back fails; a file that is not understood is set aside whole, with the reason."""
    clock = rehearsed(MORNING)
    key = store.home.signing_key(PERMIT_KEY).public_key()
    book = small_book(1)
    book.at_home(1)
    twin = Recording("letter", key, clock)
    means = ready(book, "letter", channels={"letter": twin}, clock=clock)
    (one,) = queue(means)
    assert send_one(means, one) == "sent"
    head = "reference,outcome,at\n"
    good = f"{head}{one.contact_id},posted,2026-11-24T10:00:00+08:00\n"
    good += f"{one.contact_id},moved,2026-11-30T10:00:00+08:00\n"
    (tmp_path / "a.csv").write_text(good)
    (tmp_path / "b.csv").write_text(f"{head}{one.contact_id},gone,2026-11-30T10:00:00+08:00\n")
    environment = {"RIGHTPARTY_PRINT_RETURNS": str(tmp_path)}
    assert fetch_all(means.connection, means.home, clock, environment) == 2
    assert statuses(means.connection) == {one.contact_id: "failed"}
    told = means.connection.execute("SELECT kind FROM book_evidence WHERE contact_id = %s", [one.contact_id])
    assert told.fetchall() == [("bounced",)]
    assert (tmp_path / DONE / "a.csv").exists()
    assert "line 2" in (tmp_path / REFUSED / "b.why").read_text()
    assert fetch_all(means.connection, means.home, clock, environment) == 0
    with pytest.raises(InvalidInput, match="no folder"):
        fetch_all(means.connection, means.home, clock, {"RIGHTPARTY_PRINT_RETURNS": str(tmp_path / "none")})


def test_a_mail_without_end_is_seen(ready: Ready) -> None:
    """Its head is read: it is kept as what it is, and is not lost in silence."""
    means = ready(small_book(1))
    long = written("x" * 70 * 1000) + b"x" * LONGEST_REPORT
    back(means).mail(long, Ours("bank.example"))
    assert words_wait(means.connection, means.marks, "person@mail.example")


TO_NUL = "=?utf-8?q?x=00y?=@bank.example"
POISON = {
    "NUL in To, encoded": ("STOP", {"To": TO_NUL}),
    "NUL in To": ("STOP", {"To": "x\0y@bank.example"}),
    "a half of a character": ("STOP \\ud800", {"Content-Type": "text/plain; charset=unicode_escape"}),
    "a codec that leaves nothing out": ("STOP \xff", {"Content-Type": "text/plain; charset=idna"}),
    "a codec that reads nothing": ("STOP", {"Content-Type": "text/plain; charset=undefined"}),
    "NUL in what is written": ("ST\0OP", {}),
}


@pytest.mark.parametrize("name", POISON)
def test_a_strangers_mail_holds_up_no_stop(ready: Ready, tmp_path: Path, name: str) -> None:
    """Whatever stands in it, it is taken for words; the stop after it is read and acted on."""
    means = ready(small_book(1))
    words, headers = POISON[name]
    head = {"From": "a@b.example", "To": "x@bank.example"} | headers
    raw = "".join(f"{one}: {value}\n" for one, value in head.items()) + f"\n{words}\n"
    stop = f"From: {point_value(means.connection, 'E0001')}\nTo: x@bank.example\n\nSTOP\n"
    folder = mailbox_of(tmp_path, {"1": raw.encode("latin-1"), "2": stop.encode()})
    assert fetch_all(means.connection, means.home, means.clock, mail_of(folder)) == 2
    assert words_wait(means.connection, means.marks, "a@b.example")
    taken = act_on_words(means.connection, means.home, MORNING)
    assert len(taken) == 2
    assert list(taken[1].people) == ["P0001"]
    assert sorted(one.name for one in (folder / "cur").iterdir()) == ["1:2,S", "2:2,S"]


def test_what_nobody_can_read_is_counted_and_flagged(
    ready: Ready, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    """A fault that nobody foresaw: the next mail is taken, and no word of it stands in the log."""

    def faulty(raw: bytes, ours: Ours) -> object:
        if b"secret" in raw:
            raise IndexError("secret")
        return read_mail(raw, ours)

    monkeypatch.setattr(came_back, "read_mail", faulty)
    means = ready(small_book(1))
    nobodys = b"To: x@bank.example\n\nSTOP\n"
    folder = mailbox_of(tmp_path, {"1": written("secret"), "2": nobodys, "3": written("STOP")})
    assert fetch_all(means.connection, means.home, means.clock, mail_of(folder)) == 3
    assert sorted(one.name for one in (folder / "cur").iterdir()) == ["1:2,FS", "2:2,FS", "3:2,S"]
    assert unknown_receipts(means.connection, MORNING.date()) == {"smtp": 2}
    assert words_wait(means.connection, means.marks, "person@mail.example")
    assert "secret" not in caplog.text
    assert "IndexError" in caplog.text


def test_words_that_cannot_be_kept_hold_their_sender_all_the_same(
    ready: Ready, monkeypatch: pytest.MonkeyPatch
) -> None:
    """They may be a stop: that something came is kept, and a person asks; the carrier is thanked."""
    monkeypatch.setattr(came_back, "keepable", str)
    means = ready(small_book(1), "sms")
    back(means).heard(replace(STOP, to="x\0y"))
    back(means).heard(replace(STOP, sender="8613816000002", text="\ud800"))
    assert unknown_receipts(means.connection, MORNING.date()) == {"smpp": 2}
    assert words_wait(means.connection, means.marks, "+8613816000001")
    assert words_wait(means.connection, means.marks, "+8613816000002")
    taken = act_on_words(means.connection, means.home, MORNING)
    assert [list(one.tasks) for one in taken if one.people] == [["unclear"]]


def test_what_the_store_is_to_blame_for_waits_in_the_mailbox(ready: Ready, tmp_path: Path) -> None:
    """No mail is set aside while the database is away."""
    means = ready(small_book(1))
    folder = mailbox_of(tmp_path, {"1": written("STOP")})
    means.connection.close()
    with pytest.raises(psycopg.OperationalError):
        fetch_all(means.connection, means.home, means.clock, mail_of(folder))
    assert [one.name for one in (folder / "new").iterdir()] == ["1"]


def mailbox_of(tmp_path: Path, mails: Mapping[str, bytes]) -> Path:
    """A Maildir with these new mails, and no others."""
    folder = filled(tmp_path / "Maildir")
    for old in (folder / "new").iterdir():
        old.unlink()
    for name, mail in mails.items():
        (folder / "new" / name).write_bytes(mail)
    return folder


def mail_of(folder: Path) -> Mapping[str, str]:
    """The settings of such a mailbox."""
    return {
        "RIGHTPARTY_MAILBOX": f"maildir://{folder}",
        "RIGHTPARTY_MAIL_DOMAIN": "bank.example",
        "RIGHTPARTY_BOUNCES": "bounces@mail.bank.example",
    }


def test_what_the_desk_lends_keeps_its_secrets(ready: Ready) -> None:
    """Two secrets of the home, the same at the next start, and shown nowhere."""
    means = ready(small_book(1))
    one, two = (ports_of(means.connection, means.home, means.clock) for _ in range(2))
    assert (one.one_click_key, one.report_key) == (two.one_click_key, two.report_key)
    assert one.one_click_key != one.report_key
    assert one.report_key.hex() not in repr(one)
    assert str(one.report_key) not in repr(one)


def test_what_no_carrier_may_carry_is_skipped_with_its_reason(ready: Ready, store: Store) -> None:
    """A template that is not approved: known before the claim, so the contact is not made."""

    class Unapproved(Recording):
        def unfit(self, *_: object) -> str | None:
            return "template_pending"

    clock = rehearsed(MORNING + timedelta(minutes=1))
    key = store.home.signing_key(PERMIT_KEY).public_key()
    twin = Unapproved("sms", key, clock, {"+8613816000001": Outcome("sent", "OK")})
    means = ready(small_book(1), "sms", channels={"sms": twin}, clock=clock)
    (one,) = queue(means)
    assert send_one(means, one) == "skipped"
    row = means.connection.execute("SELECT reason, claimed_at FROM desk_planned_contact").fetchone()
    assert row == ("unfit:template_pending", None)
    assert count(means, "desk_permit") == count(means, "book_events") == 0
    assert not twin.carried.messages
