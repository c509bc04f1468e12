"""What happens without a visitor: reminders, letters, and the end of what has outlived its time.

`flask worker` runs it. The queue only says when to look; every job finds its work in the database and claims it there,
so that two workers, or a queue that lost something, do no harm.
"""

import logging
from pathlib import Path

import click
from flask import Flask, current_app
from flask.cli import with_appcontext
from huey import SqliteHuey, crontab
from huey.consumer import Consumer

from portal.diary.scheduling import publish_due
from portal.foundation.db import db, unit_of_work
from portal.foundation.logs import failure
from portal.heartbeats.actions import beat
from portal.mail.carrying import carrier, deliver
from portal.privacy.actions import prune
from portal.reminders.sending import remind
from portal.stories.lasting import look_after_stories

SECONDS_TO_FINISH = 30  # Then the rest of the letters waits for the next worker.


def register(app: Flask) -> None:
    """Give `app` its queue, a file of this node's own, and the jobs on it."""
    Path(app.config["INSTANCE"]).mkdir(mode=0o700, parents=True, exist_ok=True)
    queue = SqliteHuey("portal", filename=str(Path(app.config["INSTANCE"]) / "queue.sqlite"), utc=True)

    @queue.task()
    def deliver_letters() -> None:
        with app.app_context():
            deliver(carrier(), ending=app.extensions.get("ending"))

    @queue.periodic_task(crontab())
    def every_minute() -> None:
        with app.app_context():
            look_around()

    @queue.periodic_task(crontab(hour="2", minute="17"))
    def every_night() -> None:
        with app.app_context():
            prune()
            look_after_stories()

    def wake() -> None:
        try:
            deliver_letters()
        except Exception as error:  # The letters are safe in the outbox; the next minute finds them.
            failure(error)

    app.cli.add_command(worker)
    app.extensions["queue"] = queue
    app.extensions["wake"] = wake


def look_around() -> None:
    """What there is to do every minute. Letters that wait leave whatever becomes of the rest."""
    with unit_of_work():
        beat("worker")
    for errand in (publish_due, remind):
        try:
            errand()
        except Exception as error:
            failure(error)
            db.session.rollback()
    deliver(carrier(), ending=current_app.extensions.get("ending"))


@click.command("worker")
@with_appcontext
def worker() -> None:
    """Run the worker until it is told to stop; letters that are on their way then still arrive, and are noted."""
    logging.getLogger("huey").setLevel(logging.ERROR)
    with unit_of_work():
        beat("worker")
    db.session.remove()
    consumer = Consumer(
        current_app.extensions["queue"],
        workers=1,
        initial_delay=0.1,
        backoff=1.15,
        max_delay=1.0,
        graceful_signal="TERM",
        shutdown_timeout=SECONDS_TO_FINISH,
    )
    current_app.extensions["ending"] = consumer.stop_flag
    consumer.run()
