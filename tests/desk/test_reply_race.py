"""Once a reply is committed nothing leaves that it forbids, whoever is sending at that moment."""

import threading
from collections.abc import Sequence
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from rightparty.channels.recording import Recording
from rightparty.desk.claim import PERMIT_KEY
from rightparty.desk.clock import rehearsed
from rightparty.desk.planned import Planned
from rightparty.desk.reply import take_reply
from rightparty.desk.sending import send_one
from rightparty.desk.store import Connection, Store
from tests.desk.books import small_book
from tests.desk.means import MORNING, made_ready, means_for
from tests.desk.replied import reply
from tests.desk.wrong import queue

PEOPLE = 12


@pytest.mark.slow
@pytest.mark.parametrize("text", ["STOP", "打错了", "我不想活了", "昨天已经还清了", "你是谁"])
def test_a_reply_and_a_message_never_both_win(
    store: Store, connection: Connection, tmp_path: Path, text: str
) -> None:
    """A message left before the reply was committed, or it never leaves."""
    made_ready(store, connection, small_book(PEOPLE), tmp_path / "book")
    means = means_for(store, connection)
    channel = Recording("email", store.home.signing_key(PERMIT_KEY).public_key(), rehearsed(MORNING))
    todo, gone = queue(means), {}

    def sending() -> None:
        with closing(store.connect()) as own:
            mine = replace(means, connection=own, channels={"email": channel})
            for one in todo:
                send_one(mine, one)

    def answering(these: Sequence[Planned]) -> None:
        with closing(store.connect()) as own:
            for one in these:
                said = reply(text, sender=None, point_id=one.point_id, received_at=MORNING)
                take_reply(own, store.home, said, MORNING, means.model)
                gone[one.point_id] = len(
                    [m for m in channel.carried.messages if m.reference == one.contact_id]
                )

    halves = (todo[::2], todo[1::2])
    threads = [threading.Thread(target=sending)]
    threads += [threading.Thread(target=answering, args=(list(reversed(half)),)) for half in halves]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(120)
        assert not thread.is_alive()
    at_the_end = {one.point_id: 0 for one in todo}
    for message in channel.carried.messages:
        at_the_end[next(one.point_id for one in todo if one.contact_id == message.reference)] += 1
    assert gone == at_the_end
