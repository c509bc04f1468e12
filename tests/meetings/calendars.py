"""Calendar files as another library than ours reads them."""

from datetime import UTC, datetime, timedelta
from typing import Any

import vobject

from portal.meetings.models import Meeting
from portal.spaces.models import Space

CLOCKS_GO_FORWARD = datetime(2027, 3, 28, 1, tzinfo=UTC)  # In all of Europe.
CLOCKS_GO_BACK = datetime(2027, 10, 31, 1, tzinfo=UTC)


def read(text: str) -> Any:
    """The calendar in `text`; raises for what is none."""
    calendar = vobject.readOne(text)
    assert calendar.name == "VCALENDAR"
    return calendar


def events(text: str) -> list[Any]:
    """Its events, in the order of the file."""
    return list(getattr(read(text), "vevent_list", []))


def said(event: Any, name: str) -> str:
    """The value of a property, empty if there is none."""
    return str(event.contents[name][0].value) if name in event.contents else ""


def starts(text: str) -> list[datetime]:
    """When each event begins, by the clock of its zone as the file itself tells it."""
    return [event.dtstart.value for event in events(text)]


def unfolded(text: str) -> list[str]:
    """Its lines, put together where they were folded."""
    return text.replace("\r\n ", "").splitlines()


def onsets(text: str) -> set[datetime]:
    """When the clocks change, in UTC, read as the standard has it: by the offset before the change."""
    found = set()
    for zone in read(text).vtimezone_list:
        for line in zone.serialize().replace("\r\n ", "").split("BEGIN:")[2:]:
            parts = dict(each.partition(":")[::2] for each in line.splitlines()[1:] if ":" in each)
            before = parts["TZOFFSETFROM"]
            offset = timedelta(hours=int(before[:3]), minutes=int(before[0] + before[3:]))
            if before != parts["TZOFFSETTO"]:
                local = [parts["DTSTART"], *filter(None, parts.get("RDATE", "").split(","))]
                found |= {datetime.strptime(each, "%Y%m%dT%H%M%S").replace(tzinfo=UTC) - offset for each in local}
    return found


def file_of(meeting: Meeting, space: Space, language: str = "en") -> str:
    """Where a meeting is downloaded."""
    if language == "fi":
        return f"/fi/pari/{space.public_id}/tapaamiset/{meeting.public_id}/kalenteri"
    return f"/en/pair/{space.public_id}/meetings/{meeting.public_id}/calendar"
