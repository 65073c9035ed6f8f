"""The service's figures are of contacts that were decided and sent, and each process's time is told."""

import os

import pytest

from rightparty.bench.figure import Figure
from rightparty.bench.service import QUICK, Measured, as_rows, service_figures
from rightparty.bench.service_home import opened
from rightparty.bench.service_sink import Taken
from rightparty.bench.service_spent import spent_s
from rightparty.errors import RightpartyError


@pytest.mark.slow
def test_every_part_has_its_figures(monkeypatch: pytest.MonkeyPatch) -> None:
    """Decisions one by one and many at once, and mails: each is made, or it would be refused as a figure."""
    monkeypatch.delenv("DATABASE_URL", raising=False)
    measured = list(service_figures(QUICK))
    units = [one.figure.unit for one in measured]
    assert units == ["ms"] * 12 + ["decisions a second"] * 4 + ["mails a second"]
    assert not [one for one in measured if one.figure.measured <= 0]
    assert all(one.database_s >= 0 for one in measured)
    assert measured[0].load_s > 0
    assert measured[-1].service_s > 0


def test_a_database_of_somebody_is_never_filled(monkeypatch: pytest.MonkeyPatch) -> None:
    """Where the environment names one, there is no benchmark."""
    monkeypatch.setenv("DATABASE_URL", "postgresql://somebody@db.example/theirs")
    with pytest.raises(RightpartyError, match="DATABASE_URL"), opened(1):
        pass


def test_a_figure_without_a_goal_claims_none() -> None:
    """The middle of the times is told for itself."""
    rows = as_rows(
        [
            Measured(Figure("a", 1.0, "ms", float("inf")), 1.0, 2.0, 3.0),
            Measured(Figure("b", 11.0, "ms", 10.0), 1.0, 2.0, 3.0),
        ]
    )
    assert [(row["goal"], row["reached"]) for row in rows] == [("", ""), ("at most 10.0", False)]


def test_processor_time_is_that_of_the_family() -> None:
    """This process has used some; one that is not there has used none."""
    assert spent_s([os.getpid()]) > 0
    assert spent_s([2**22 + 1]) == 0


def test_the_peer_counts_mails_and_addresses() -> None:
    """Two mails to one address are two mails."""
    taken = Taken()
    for to in (b"RCPT TO:<a@mail.example>", b"RCPT TO:<a@mail.example>", b"RCPT TO:<b@mail.example>"):
        taken.one(to)
    told = taken.told()
    assert (told["mails"], told["addresses"]) == (3, 2)
    assert told["seconds"] >= 0
