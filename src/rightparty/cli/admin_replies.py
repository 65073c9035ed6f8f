"""`rightparty admin replies`: replies that wait for a human."""

from datetime import date, datetime
from decimal import Decimal
from typing import TYPE_CHECKING, Literal

from cyclopts import App

from rightparty.cli.admin_care import call_whoever_is_due, moment, opened_store
from rightparty.cli.output import Format, emit_rows

if TYPE_CHECKING:
    from rightparty.desk.store import Connection

replies = App(name="replies", help="Replies that wait for a human, and settling them.")

Scope = Literal["point", "channel", "debt", "creditor", "all"]
Tongue = Literal["zh-Hans", "zh-Hant", "en"]


@replies.command(name="list")
def list_replies(*, words: bool = False, by: str = "", reason: str = "", format: Format = "text") -> None:
    """List the replies that wait: people in distress first, then what holds contacts back.

    Example: rightparty admin replies list --words --by "Wang Fang" --reason "the worklist of today"

    Args:
        words: also what was written, and which pattern found what; whoever asks is put on record first.
        by: who asks for the words.
        reason: what for.
        format: how the table is printed.
    """
    from rightparty.desk.reply_worklist import COLUMNS, WITH_WORDS, waiting, waiting_with_words

    with opened_store() as (connection, _):
        found = waiting_with_words(connection, (by, reason), moment(None)) if words else waiting(connection)
    emit_rows(found, WITH_WORDS if words else COLUMNS, format)


@replies.command
def settle(  # noqa: PLR0913 -- one parameter an option
    reply: str,
    *kinds: str,
    by: str,
    note: str,
    person: str | None = None,
    scope: Scope | None = None,
    amount: Decimal | None = None,
    due: date | None = None,
    prefers: Tongue | None = None,
    ended: tuple[str, ...] = (),
    at: datetime | None = None,
) -> None:
    """Settle a reply as what it says; what follows is what would have followed from reading it so.

    Example: rightparty admin replies settle reply:1c9f stop --scope all --by "Wang Fang" --note "by phone"

    Args:
        reply: the id of the reply.
        kinds: what it says (distress, death, wrong_person, stop, attorney, dispute, hardship, paid, promise,
            language), or nothing.
        by: who decides.
        note: on what ground.
        person: who is meant, where several may be.
        scope: how far a stop reaches; default, this number or address on this channel.
        amount: of a promise.
        due: the day of a promise.
        prefers: the language that is asked for.
        ended: notices of this reply that have been seen to (dispute, hardship, bereavement, attorney,
            payment_pending, prefers).
        at: when, with its offset; default, now.
    """
    from rightparty.desk.reply_worklist import Settlement
    from rightparty.desk.reply_worklist import settle as settle_reply

    how = Settlement(
        kinds,
        by,
        note,
        person_id=person,
        scope=scope,
        amount=amount,
        due_on=due,
        prefers=prefers,
        ended=ended,
    )
    with opened_store() as (connection, home):
        told = settle_reply(connection, home, reply, how, moment(at))
        print(f"{reply}: settled by {by} as {', '.join(kinds)}")
        if told:
            print(f"for its sender: {told}")
        if "distress" in kinds:
            _call(connection, at)


@replies.command
def unread(*, words: bool = False, by: str = "", reason: str = "", format: Format = "text") -> None:
    """List messages that nobody could act on: nothing goes to whoever may have sent them.

    A message that came just now is among them until a worker has read it.

    Example: rightparty admin replies unread --words --by "Wang Fang" --reason "to ask the carrier"

    Args:
        words: also what was written, where it can be opened; whoever asks is put on record first.
        by: who asks for the words.
        reason: what for.
        format: how the table is printed.
    """
    from rightparty.desk.left_words import COLUMNS, WITH_WORDS, left_with_words, left_words

    with opened_store() as (connection, home):
        asked = (by, reason)
        found = (
            left_with_words(connection, home, asked, moment(None)) if words else left_words(connection, home)
        )
    emit_rows(found, WITH_WORDS if words else COLUMNS, format)


@replies.command
def take(
    message: int,
    *,
    by: str,
    note: str,
    point: str | None = None,
    words: bool = True,
    at: datetime | None = None,
) -> None:
    """Take a message that nobody could act on as a reply from where it came from.

    Example: rightparty admin replies take 17 --point M0001 --by "Wang Fang" --note "asked the carrier"

    Args:
        message: the number of the message.
        by: who decides.
        note: on what ground.
        point: where it came from, where that may be one of several.
        words: whether to read its words; without them it waits to be settled.
        at: when, with its offset; default, now.
    """
    from rightparty.desk.left_words import Taking, take_left

    with opened_store() as (connection, home):
        taken = take_left(connection, home, message, Taking(by, note, point, words), moment(at))
        print(f"message {message}: taken by {by} as {', '.join(taken.kinds) or 'nothing'}, {taken.reply_id}")
        if taken.tasks:
            print(f"it waits for a human: {', '.join(taken.tasks)}")
        if taken.case_id is not None:
            _call(connection, at)


def _call(connection: "Connection", at: datetime | None) -> None:
    """Somebody is in distress: call whoever is due."""
    for one in call_whoever_is_due(connection, moment(at)):
        print(f"case {one.case_id}: {one.to or 'nobody'}, {one.result}")
