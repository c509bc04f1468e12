"""`flask demo …`"""

import click
from flask.cli import AppGroup

from portal.accounts.actions import ask_to_sign_in
from portal.demo.scale import load_many
from portal.demo.world import PEOPLE, load_world
from portal.foundation.db import unit_of_work
from portal.foundation.i18n import speaking
from portal.people.queries import account_by_email
from portal.web.addresses import absolute_url

demo_commands = AppGroup("demo", help="A small world to try the portal in.")


def load_if_empty() -> str:
    """Fill an empty database; says what was done."""
    return "The demo world is ready." if load_world() else "The demo world was there already."


@demo_commands.command("load")
@click.option("--scale", default=0, help="Pairs to add, with 20 reflections each, the same each time.")
def load(scale: int) -> None:
    """Make the demo's people, if they are not there; and a larger world around them."""
    click.echo(load_if_empty())
    if scale:
        click.echo(f"Added {load_many(scale)} reflections of {scale} pairs.")


@demo_commands.command("sign-in-link")
@click.argument("email")
def sign_in_link(email: str) -> None:
    """Print a link that signs EMAIL in, once, within 15 minutes."""
    account = account_by_email(email)
    if not account:
        raise click.ClickException(f"Nobody has the address {email}. Try {', '.join(PEOPLE)}.")
    with speaking(account.language):
        with unit_of_work():
            asked = ask_to_sign_in(email, return_to="")
        click.echo(absolute_url("accounts.open_link", token=asked.link_token))
