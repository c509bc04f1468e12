"""The writer's own words: sent to staff, changed, or told on the phone and written down. Functions here flush."""

from collections.abc import Mapping

from markupsafe import Markup

from portal.audit.actions import record
from portal.foundation.clock import now
from portal.foundation.db import db, lock
from portal.foundation.errors import Refused
from portal.foundation.i18n import lazy_gettext as _l
from portal.foundation.markup import as_kept
from portal.foundation.merging import merge
from portal.people.models import Account
from portal.stories.models import NameForm, Story, StoryField, StoryWords
from portal.stories.policy import WRITABLE, may_write_down
from portal.stories.publishing import drop_language, settle

Fields = Mapping[str, str]


class NotBeingWritten(Refused):
    """It was declined or taken back, perhaps in another window."""

    message = _l("This story is not being written now. Open its page to see where it stands.")


class NobodyAskedForACall(Refused):
    """Staff write only what people want to tell them."""

    message = _l("The writer has not asked for a call, or writes the story now.")


def story_fields(story: Story) -> dict[str, str]:
    """What the writer's form shows, as words."""
    return {
        "title": story.title,
        "body": story.body,
        "field": story.field.value if story.sent_at else "",
        "name_form": story.name_form.value if story.sent_at else "",
        "written_in": story.written_in,
        "may_translate": "yes" if story.may_translate else "",
    }


def send_story(story: Story, *, seen: str, typed: Fields, rendered: Markup) -> None:
    """Give staff the words of `typed`, in the shape of `story_fields`; sent again they are an edit.

    `rendered` is what `safe_html` made of the body, outside this transaction. Raises `NotBeingWritten`, and
    `ChangedMeanwhile` when another device has sent other words.
    """
    lock(story)
    if story.state not in WRITABLE:
        raise NotBeingWritten
    _keep(story, seen=seen, typed=typed, rendered=rendered)
    story.wants_a_call = story.written_down = False
    story.phone = story.call_when = ""
    settle(story)
    record("sent", f"story:{story.public_id}", actor_id=story.writer_id)


def write_down(story: Story, *, seen: str, typed: Fields, rendered: Markup, by: Account) -> None:
    """Keep what the writer told on the phone. Raises `NobodyAskedForACall`."""
    lock(story)
    if not may_write_down(story):
        raise NobodyAskedForACall
    _keep(story, seen=seen, typed=typed, rendered=rendered)
    story.wants_a_call, story.written_down = False, True
    story.phone = story.call_when = ""
    settle(story)
    record("wrote down", f"story:{story.public_id}", actor_id=by.id)


def _keep(story: Story, *, seen: str, typed: Fields, rendered: Markup) -> None:
    stored = story_fields(story)
    merged = merge(seen=seen, stored=stored, typed=typed)
    before = (story.written_in, story.title, story.body)
    story.title, story.body = merged["title"], merged["body"]
    story.field, story.name_form = StoryField(merged["field"]), NameForm(merged["name_form"])
    story.written_in, story.may_translate = merged["written_in"], merged["may_translate"] == "yes"
    story.sent_at = now()
    if before != (story.written_in, story.title, story.body):
        _follow(story, rendered, was_in=before[0])
    if not story.may_translate:
        _keep_only(story, story.written_in)
    db.session.flush()


def _follow(story: Story, rendered: Markup, *, was_in: str) -> None:
    """What staff have not touched follows the writer; what they have made of it stays beside it."""
    old = story.edits.get(was_in)
    if old and old.edited_by_id is None and was_in != story.written_in:
        drop_language(story, was_in)
    words = story.edits.get(story.written_in)
    if words is None or words.edited_by_id is None:
        words = words or blank_words(story, story.written_in)
        words.title, words.edited_at, words.offered = story.title, now(), False
        words.keep(story.body, rendered)


def _keep_only(story: Story, language: str) -> None:
    """It may not be translated: what there is in other languages goes, from the portal too."""
    for code in [code for code in story.edits if code != language]:
        drop_language(story, code)


def blank_words(story: Story, language: str) -> StoryWords:
    """Words for one more language, to be filled."""
    words = StoryWords(language=language)
    words.title = words.quote = ""
    words.keep("", as_kept(""))
    story.edits[language] = words
    return words
