"""`flask mail …`"""

import click
from flask.cli import AppGroup

from portal.mail.carrying import carrier, deliver

mail_commands = AppGroup("mail", help="The outbox.")


@mail_commands.command("send")
def send() -> None:
    """Carry the letters that are due now, without waiting for the worker."""
    click.echo(f"Sent {deliver(carrier())} letters.")
