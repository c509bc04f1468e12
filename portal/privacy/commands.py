"""`flask privacy …`"""

import json

import click
from flask.cli import AppGroup

from portal.people.queries import account_by_email
from portal.privacy import actions

privacy_commands = AppGroup("privacy", help="One person's data; what has outlived its time.")


def _number_of(email: str) -> int:
    if not (account := account_by_email(email)):
        raise click.ClickException(f"Nobody has the address {email}.")
    return account.id


@privacy_commands.command("export")
@click.argument("email")
def export(email: str) -> None:
    """Print everything held about the person of EMAIL, as JSON."""
    click.echo(json.dumps(actions.export_person(_number_of(email)), default=str, ensure_ascii=False, indent=2))


@privacy_commands.command("erase")
@click.argument("email")
@click.confirmation_option(prompt="Erase this person for good?")
def erase(email: str) -> None:
    """Erase the person of EMAIL."""
    actions.erase_person(_number_of(email))
    click.echo("Erased.")


@privacy_commands.command("prune")
def prune() -> None:
    """Forget what has outlived its retention. The worker does it every night."""
    click.echo(f"Forgot {actions.prune()} rows.")
