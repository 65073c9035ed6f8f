"""Chores as periodic jobs of procrastinate, whose tables stand beside ours in the same database."""

import logging
from collections.abc import Mapping
from typing import Any

import psycopg
from procrastinate import App, PsycopgConnector

from rightparty.desk.store import Store
from rightparty.desk.worker.chores import CHORES, Chore, do_chore
from rightparty.desk.worker.workshop import Workshop
from rightparty.errors import RightpartyError

log = logging.getLogger(__name__)

STALLED_S = 30.0
"""A worker not heard of for so long is dead: what it was at is done by others."""


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
        try:
            done = do_chore(workshop.means(), chore)
        except psycopg.OperationalError as fault:
            # The database went away: what was claimed counts, and the next round opens a new line.
            raise RightpartyError(
                f"the database went away during `{chore.name}`: {type(fault).__name__}"
            ) from fault
        if done:
            log.info("%s: %d", chore.name, done)

    task = app.task(name=chore.name, queue=chore.name, queueing_lock=chore.name)(run)
    app.periodic(cron=chore.cron, periodic_id=chore.name)(task)


def _register_tidying(app: App) -> None:
    """Jobs that a dead worker was at are over: the chores themselves know what is left to do."""

    async def tidy(timestamp: int) -> None:
        del timestamp
        for job in await app.job_manager.get_stalled_jobs(seconds_since_heartbeat=STALLED_S):
            await app.job_manager.finish_job(job, status=_failed(), delete_job=True)

    task = app.task(name="tidy", queue="tidy", queueing_lock="tidy")(tidy)
    app.periodic(cron="* * * * * */20", periodic_id="tidy")(task)


def _failed() -> Any:
    from procrastinate.jobs import Status  # noqa: PLC0415 -- beside its only use

    return Status.FAILED


def run_worker(store: Store, workshop: Workshop, *, name: str, threads: int, wait: bool = True) -> None:
    """Work until a signal ends it; what is under way is finished first. Without `wait`, until all is done."""
    options: Mapping[str, Any] = {
        "name": name,
        "concurrency": threads,
        "wait": wait,
        "delete_jobs": "successful",
        "fetch_job_polling_interval": 1.0,
        "stalled_worker_timeout": STALLED_S,
    }
    try:
        jobs_of(store, workshop).run_worker(**options)
    finally:
        workshop.close()
