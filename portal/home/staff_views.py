"""What needs staff today."""

from flask import render_template
from flask.typing import ResponseReturnValue

from portal.home.waiting import what_waits
from portal.programmes.queries import programmes_newest_first
from portal.web.addresses import Pages
from portal.web.guards import Audience, open_to

home_staff_pages = Pages("home_for_staff", __name__)


@home_staff_pages.page("/staff")
@open_to(Audience.STAFF)
def today() -> ResponseReturnValue:
    """What waits, and the way to the programmes."""
    return render_template("home/staff/today.html", waiting=what_waits(), programmes=programmes_newest_first())
