"""The success stories of the demo: told through the room's own actions, and set back to the day they happened."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from portal.demo.photos import demo_photo
from portal.demo.terms import FINLAND, at_clock
from portal.demo.texts import tales_en, tales_fi
from portal.foundation.db import db
from portal.foundation.i18n import speaking
from portal.foundation.markup import article_html
from portal.foundation.merging import marks
from portal.parking.actions import park
from portal.people.models import Account
from portal.programmes.models import Programme
from portal.stories import searching
from portal.stories.asking import begin_story, invite
from portal.stories.editing import ask_for_yes, edit_words, name_partner, words_fields
from portal.stories.models import NameForm, Story, StoryField
from portal.stories.publishing import say_yes, take_back
from portal.stories.showing import shown
from portal.stories.writing import send_story, story_fields

Text = tuple[str, str, str]  # Title, quotation, story.
Accounts = Mapping[str, Account]


@dataclass(frozen=True)
class Tale:
    """A story that is public in both languages, and how many days ago it came out."""

    writer: str
    days: int
    field: StoryField
    name_form: NameForm
    written_in: str
    fi: Text
    en: Text
    photo: tuple[str, str, str] | None = None  # A picture of the demo, and what it shows in Finnish and in English.
    names: str | None = None  # Somebody of the demo who said yes to being in it.


OVER = (
    Tale(
        "iida@demo.example", 96, StoryField.CULTURE, NameForm.FULL, "fi", tales_fi.THESIS, tales_en.THESIS,
        names="mentor1@demo.example",
    ),
    Tale(
        "mentor1@demo.example", 71, StoryField.CULTURE, NameForm.FULL, "fi", tales_fi.MENTOR, tales_en.MENTOR,
        photo=("coffee", "Kaksi kahvikuppia puupöydällä", "Two cups of coffee on a wooden table"),
    ),
    Tale("amina@demo.example", 58, StoryField.BUSINESS, NameForm.FIRST, "en", tales_fi.JOB, tales_en.JOB),
)  # fmt: skip
RUNNING = (
    Tale("helmi@demo.example", 33, StoryField.TECHNOLOGY, NameForm.FIRST, "fi", tales_fi.VISIT, tales_en.VISIT),
    Tale("leila@demo.example", 17, StoryField.HEALTH, NameForm.NONE, "fi", tales_fi.COURAGE, tales_en.COURAGE),
    Tale(
        "mentee1@demo.example", 5, StoryField.CULTURE, NameForm.FULL, "fi", tales_fi.DIRECTION, tales_en.DIRECTION,
        photo=("duckboards", "Pitkospuut suon yli kohti matalaa aurinkoa", "Duckboards on a bog, towards a low sun"),
    ),
)  # fmt: skip


def tell(over: Programme, running: Programme, accounts: Accounts, today: date) -> None:
    """Six stories that are public, and one in each of the states before and after. Only inside a unit of work."""
    staff = accounts["staff@demo.example"]
    for programme, tales in ((over, OVER), (running, RUNNING)):
        for tale in tales:
            _tell(programme, tale, accounts, staff, today)
    _ask(running, accounts["mentee2@demo.example"], staff, today, days=6)
    _leave_unfinished(_ask(running, accounts["eero@demo.example"], staff, today, days=25))
    _let_wait(_ask(running, accounts["mentor2@demo.example"], staff, today, days=12), staff)
    _take_back(_ask(running, accounts["petteri@demo.example"], staff, today, days=40))


def _ask(programme: Programme, writer: Account, staff: Account, today: date, *, days: int) -> Story:
    [story] = invite(programme, [writer.public_id], by=staff)
    asked_at = at_clock(today - timedelta(days=days), "9.30", FINLAND)
    story.due_at = story.due_at and story.due_at - (story.since - asked_at)
    story.created_at = story.since = asked_at
    db.session.flush()
    return story


def _send(story: Story, text: Text, *, written_in: str, field: StoryField, name_form: NameForm) -> None:
    begin_story(story)
    title, _quote, body = text
    typed = {
        "title": title, "body": body, "field": field.value, "name_form": name_form.value, "written_in": written_in,
        "may_translate": "yes",
    }  # fmt: skip
    send_story(story, seen=marks(story_fields(story)), typed=typed, rendered=article_html(body))


def _edit(story: Story, code: str, text: Text, staff: Account) -> None:
    typed = dict(zip(("title", "quote", "body"), text, strict=True))
    seen = marks(words_fields(story.edits.get(code)))
    edit_words(story, code, seen=seen, typed=typed, rendered=article_html(text[2]), by=staff)


def _tell(programme: Programme, tale: Tale, accounts: Accounts, staff: Account, today: date) -> None:
    story = _ask(programme, accounts[tale.writer], staff, today, days=tale.days + 20)
    texts = {"fi": tale.fi, "en": tale.en}
    _send(story, texts[tale.written_in], written_in=tale.written_in, field=tale.field, name_form=tale.name_form)
    if tale.photo:
        name, finnish, english = tale.photo
        story.photo_id = demo_photo(name, by=staff, descriptions={"fi": finnish, "en": english}).public_id
        db.session.flush()
    agree = [story.writer]
    if tale.names:
        name_partner(story, accounts[tale.names], by=staff)
        agree.append(accounts[tale.names])
    for code, text in texts.items():
        _edit(story, code, text, staff)
        ask_for_yes(story, code, by=staff)
        for who in agree:
            with speaking(who.language):
                say_yes(story, code, by=who, digest=shown(story, story.edits[code]).digest)
    _set_back(story, today - timedelta(days=tale.days))


def _set_back(story: Story, day: date) -> None:
    story.since = at_clock(day, "11.15", FINLAND)
    for page in story.pages.values():
        page.published_at = page.edited_at = page.confirmed_at = story.since
        searching.index(story, page)
    db.session.flush()


def _leave_unfinished(story: Story) -> None:
    """Begun, and nobody but its writer sees what of it there is."""
    begin_story(story)
    story.due_at = story.due_at and story.due_at - timedelta(days=22)  # A day overdue.
    title, _quote, body = tales_fi.UNFINISHED
    typed = [("title", title), ("body", body), ("written_in", "fi")]
    park(story.writer_id, f"my_stories.write_story?story_id={story.public_id}", typed)


def _let_wait(story: Story, staff: Account) -> None:
    _send(story, tales_en.DOOR, written_in="en", field=StoryField.TECHNOLOGY, name_form=NameForm.FULL)
    _edit(story, "en", tales_en.DOOR, staff)
    ask_for_yes(story, "en", by=staff)


def _take_back(story: Story) -> None:
    _send(story, tales_fi.TAKEN_BACK, written_in="fi", field=StoryField.HEALTH, name_form=NameForm.NONE)
    take_back(story)
