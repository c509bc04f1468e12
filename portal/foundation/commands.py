"""`flask keys …`"""

import click
from flask.cli import AppGroup

from portal.foundation.db import unit_of_work
from portal.foundation.sealed import reseal

key_commands = AppGroup("keys", help="The keys that seal private text.")


@key_commands.command("rotate")
@click.option("--batch", default=200, show_default=True, help="Texts of each kind in one transaction.")
def rotate(batch: int) -> None:
    """Seal everything with the first key of PORTAL_KEYS. May be interrupted, and may run while people write."""
    total = 0
    while True:
        with unit_of_work():
            resealed = reseal(batch)
        if not resealed:
            break
        total += resealed
    click.echo(f"Sealed {total} texts with the newest key.")
