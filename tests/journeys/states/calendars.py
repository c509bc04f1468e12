"""What members see of calendars and of a series of meetings."""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

from playwright.sync_api import Response

from portal.foundation.clock import now
from tests.journeys.tour import Tour, page, state

HELSINKI = ZoneInfo("Europe/Helsinki")

page("calendar address, none", "quiet mentee", "calendar.show_feed")
page("cancel a series", "mentee", "series.cancel_series", space_id="space", series_id="series")
page("cancel a series, nothing left", "mentor", "series.cancel_series", space_id="space", series_id="series over")
page("cancel a series, mentoring ended", "old mentee", "series.cancel_series", space_id="old", series_id="old series")
page("series", "quiet mentee", "series.agree_series", space_id="quiet space", series_id="new")
page("series, mentoring ended", "old mentee", "series.agree_series", space_id="old", series_id="new")


def night_of_two_hours() -> datetime:
    """The next night on which half past three comes twice in Finland."""
    days = (now() + timedelta(days=number) for number in range(1, 366))
    halves = (datetime(day.year, day.month, day.day, 3, 30, tzinfo=HELSINKI) for day in days)
    return next(each for each in halves if each.utcoffset() != each.replace(fold=1).utcoffset() and each.dst())


@state("calendar address", "calendar.show_feed")
def calendar_address(tour: Tour) -> Response:
    """One that was just made."""
    tour.show("mentee", "calendar.show_feed")
    window = tour.window("mentee")
    again = window.button("Make a new address")
    return window.click(again if again.count() else window.button("Make a calendar address"))


def fill_in(tour: Tour, day: str, clock: str) -> Response:
    """The form of a series, and its dates asked for."""
    tour.show("quiet mentee", "series.begin_series", space_id=tour.cast.names["quiet space"])
    window = tour.window("quiet mentee")
    window.page.locator("#day").fill(day)
    window.page.locator("#clock").fill(clock)
    window.page.locator("#how-0").check()
    return window.press("Check the dates")


@state("series, the dates", "series.agree_series")
def dates(tour: Tour) -> Response:
    """Looked at in words, with the partner's time beside them."""
    return fill_in(tour, f"{now().astimezone(UTC) + timedelta(days=9):%Y-%m-%d}", "17.00")


@state("series, mistakes", "series.agree_series", 422)
def mistakes(tour: Tour) -> Response:
    """A day that is none."""
    return fill_in(tour, "kun ehdimme", "25")


@state("series, an hour that comes twice", "series.agree_series", 422)
def twice(tour: Tour) -> Response:
    """The clocks go back that night."""
    return fill_in(tour, f"{night_of_two_hours():%Y-%m-%d}", "3.30")
