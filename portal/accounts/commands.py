"""`flask accounts …`"""

import click
from flask import current_app
from flask.cli import AppGroup

from portal.foundation.db import unit_of_work
from portal.people.actions import change_role, open_account
from portal.people.models import Role
from portal.people.queries import account_by_email

account_commands = AppGroup("accounts", help="People who can sign in.")


@account_commands.command("make-administrator")
@click.argument("email")
def make_administrator(email: str) -> None:
    """Make EMAIL an administrator; opens an account if there is none. Ends the sign-ins of that account."""
    with unit_of_work():
        account = account_by_email(email) or open_account(
            email=email, name=email.partition("@")[0], language=current_app.config["LANGUAGES"][0]
        )
        change_role(account, Role.ADMINISTRATOR, actor_id=None)
    click.echo(f"{email} is an administrator and can sign in by e-mail.")
