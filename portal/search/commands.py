"""For an operator: the index of the public texts."""

import click
from flask.cli import AppGroup

from portal.foundation.db import unit_of_work
from portal.search.actions import index_again

search_commands = AppGroup("search", help="The index of the public texts.")

AT_ONCE = 200


@search_commands.command("index")
def index() -> None:
    """Work the index out again, after an update that changed which words are found."""
    last = 0
    while True:
        with unit_of_work():
            last = index_again(after=last, at_most=AT_ONCE)
        if not last:
            click.echo("Every public text is indexed.")
            return
