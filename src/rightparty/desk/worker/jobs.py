"""Chores as periodic jobs of procrastinate, whose tables stand beside ours in the same database."""

import logging

import psycopg
from procrastinate import App, PsycopgConnector
from procrastinate.jobs import Status

from rightparty.desk.store import Store
from rightparty.desk.worker.chores import CHORES, Chore, do_chore
from rightparty.desk.worker.workshop import Workshop
from rightparty.errors import RightpartyError

log = logging.getLogger(__name__)

STALLED_S = 30.0
"""A worker not heard of for so long is dead: what it was at is done by others."""

_TIDY = "tidy"


def jobs_of(store: Store, workshop: Workshop) -> App:
    """The jobs of a store, each periodic; whichever worker is free takes the next."""
    app = App(connector=PsycopgConnector(kwargs=dict(store.parameters), min_size=1, max_size=4))
    for chore in CHORES:
        _register(app, workshop, chore)
    _register_tidying(app)
    return app


def _register(app: App, workshop: Workshop, chore: Chore) -> None:
    def run(timestamp: int) -> None:
        del timestamp
        done_now(workshop, chore)

    task = app.task(name=chore.name, queue=chore.name, queueing_lock=chore.name)(run)
    app.periodic(cron=chore.cron, periodic_id=chore.name)(task)


def done_now(workshop: Workshop, chore: Chore) -> int | None:
    """Do a chore, and say so in the log; where the database went away, the next round opens a new line.

    Raises:
        RightpartyError: the database went away; what was claimed counts.
    """
    try:
        done = do_chore(workshop, chore)
    except psycopg.OperationalError as fault:
        kind = type(fault).__name__
        raise RightpartyError(f"the database went away during `{chore.name}`: {kind}") from fault
    if done:
        log.info("%s: %d", chore.name, done)
    return done


def _register_tidying(app: App) -> None:
    """Jobs that a dead worker was at are over: the chores themselves know what is left to do."""

    async def tidy(timestamp: int) -> None:
        del timestamp
        for job in await app.job_manager.get_stalled_jobs(seconds_since_heartbeat=STALLED_S):
            await app.job_manager.finish_job(job, status=Status.FAILED, delete_job=True)

    task = app.task(name=_TIDY, queue=_TIDY, queueing_lock=_TIDY)(tidy)
    app.periodic(cron="* * * * * */20", periodic_id=_TIDY)(task)


def run_worker(store: Store, workshop: Workshop, *, name: str, threads: int) -> None:
    """Work until a signal ends it; what is under way is finished first."""
    try:
        jobs_of(store, workshop).run_worker(
            name=name,
            concurrency=threads,
            delete_jobs="successful",
            fetch_job_polling_interval=1.0,
            stalled_worker_timeout=STALLED_S,
        )
    finally:
        workshop.close()


def work_once(workshop: Workshop) -> int:
    """Do every chore once, one after the other; gives how much was done. For a rehearsal, or from cron."""
    try:
        return sum(done_now(workshop, chore) or 0 for chore in CHORES)
    finally:
        workshop.close()
