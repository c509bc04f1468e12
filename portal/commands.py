"""Every command an operator can type, one group per room; `flask db …` comes from Flask-Migrate."""

import click
from flask import Flask, current_app
from flask.cli import with_appcontext
from flask_migrate import upgrade

from portal.accounts.commands import account_commands
from portal.demo.commands import demo_commands, load_if_empty
from portal.foundation.commands import key_commands
from portal.mail.commands import mail_commands
from portal.privacy.commands import privacy_commands
from portal.search.commands import search_commands

ALL = (account_commands, key_commands, mail_commands, privacy_commands, search_commands)


@click.command("prepare")
@with_appcontext
def prepare() -> None:
    """Bring the database up to date, and in a demo fill it if it is empty: what has to be done before a start."""
    upgrade()
    if current_app.config["DEMO"]:
        click.echo(load_if_empty())


def register(app: Flask) -> None:
    """Add the commands; the demo's only in a demo."""
    for group in ALL:
        app.cli.add_command(group)
    app.cli.add_command(prepare)
    if app.config["DEMO"]:
        app.cli.add_command(demo_commands)
