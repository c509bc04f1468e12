"""What a pair sees of its meetings."""

from playwright.sync_api import Response

from portal.foundation.db import new_public_id
from tests.journeys.cast import SENTENCE
from tests.journeys.cast_meetings import change_agenda, change_note
from tests.journeys.tour import Tour, page, state

page("meetings", "mentee", "meetings.show_meetings", space_id="space")
page("meetings, none", "quiet mentee", "meetings.show_meetings", space_id="quiet space")
page("meetings, over and far apart", "abroad", "meetings.show_meetings", space_id="closed space")
page("agree a meeting", "quiet mentee", "meetings.agree_meeting", space_id="quiet space", meeting_id="new")
page("record a meeting", "quiet mentee", "meetings.record_meeting", space_id="quiet space", meeting_id="new")
page("meeting, held", "mentee", "meetings.show_meeting", space_id="space", meeting_id="held")
page("meeting, held and not written down", "mentor", "meetings.show_meeting", space_id="space", meeting_id="unwritten")
page("meeting, unanswered", "mentee", "meetings.show_meeting", space_id="space", meeting_id="unanswered")
page("meeting, remote", "mentor", "meetings.show_meeting", space_id="space", meeting_id="remote")
page("meeting, moved", "mentee", "meetings.show_meeting", space_id="space", meeting_id="moved")
page("meeting, cancelled", "mentee", "meetings.show_meeting", space_id="space", meeting_id="cancelled")
page("meeting, over", "abroad", "meetings.show_meeting", space_id="closed space", meeting_id="closed meeting")
page("move a meeting", "mentee", "meetings.move_meeting", space_id="space", meeting_id="moved")
page("cancel a meeting", "mentee", "meetings.cancel_meeting", space_id="space", meeting_id="moved")
page("did we meet", "mentee", "meetings.did_we_meet", space_id="space", meeting_id="unanswered")
page("did we meet, answered", "mentee", "meetings.did_we_meet", space_id="space", meeting_id="held")
page("did we meet, too early", "mentee", "meetings.did_we_meet", space_id="space", meeting_id="moved")
page("topics", "mentee", "meetings.edit_agenda", space_id="space", meeting_id="remote")
page("note", "mentee", "meetings.write_note", space_id="space", meeting_id="held")
page("note, none yet", "mentor", "meetings.write_note", space_id="space", meeting_id="unwritten")


@state("meetings, older", "meetings.show_meetings")
def older(tour: Tour) -> Response:
    """The second page of the past."""
    tour.show("mentee", "meetings.show_meetings", space_id=tour.cast.names["space"])
    return tour.window("mentee").click(tour.window("mentee").link("Older"))


@state("agree a meeting, mistakes", "meetings.agree_meeting", 422)
def mistaken(tour: Tour) -> Response:
    """No such day, no such hour, and a link that leads nowhere."""
    window = tour.window("quiet mentee")
    tour.show("quiet mentee", "meetings.agree_meeting", space_id=tour.cast.names["quiet space"], meeting_id="C" * 22)
    for name, typed in (("day", "31.2.2027"), ("clock", "25:00"), ("link", "javascript:alert(1)")):
        window.page.locator(f"#{name}").fill(typed)
    return window.press("Agree a meeting")


@state("agree a meeting, an hour that comes twice", "meetings.agree_meeting", 422)
def twice(tour: Tour) -> Response:
    """The night in which the clocks go back."""
    window = tour.window("quiet mentee")
    tour.show("quiet mentee", "meetings.agree_meeting", space_id=tour.cast.names["quiet space"], meeting_id="C" * 22)
    window.page.locator("#day").fill("31.10.2027")
    window.page.locator("#clock").fill("3.30")
    return window.press("Agree a meeting")


@state("note, changed meanwhile", "meetings.write_note", 409)
def clash_of_notes(tour: Tour) -> Response:
    """The other was first."""
    window, names = tour.window("mentor"), tour.cast.names
    tour.show("mentor", "meetings.write_note", space_id=names["space"], meeting_id=names["held"])
    window.page.locator("#talked").fill(f"{SENTENCE} {tour.language}.")
    change_note(tour.cast.portal, names["space"], names["held"], new_public_id())
    return window.press("Save")


@state("topics, changed meanwhile", "meetings.edit_agenda", 409)
def clash_of_topics(tour: Tour) -> Response:
    """The other was first here too."""
    window, names = tour.window("mentor"), tour.cast.names
    tour.show("mentor", "meetings.edit_agenda", space_id=names["space"], meeting_id=names["remote"])
    window.page.locator("#agenda").fill(f"{SENTENCE} {tour.language}.")
    change_agenda(tour.cast.portal, names["space"], names["remote"], new_public_id())
    return window.press("Save")
