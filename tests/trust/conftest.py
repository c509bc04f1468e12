"""The long runs in a browser use the windows, the people and the pages of the journeys."""

from tests.journeys.conftest import browser, cast, new_window, open_window, portal, shown, tours

__all__ = ["browser", "cast", "new_window", "open_window", "portal", "shown", "tours"]
