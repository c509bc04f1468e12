"""What staff make of a story: other words, other languages, whom it names, and asking for the yes.

Functions here flush; they never commit.
"""

from collections.abc import Mapping

from markupsafe import Markup

from portal.audit.actions import record
from portal.foundation.clock import now
from portal.foundation.db import db, lock
from portal.foundation.errors import Refused
from portal.foundation.i18n import lazy_gettext as _l
from portal.foundation.merging import merge
from portal.mail.actions import withdraw
from portal.people.models import Account
from portal.stories import letters
from portal.stories.models import Story, StoryPartner, StoryWords
from portal.stories.policy import staff_may_read
from portal.stories.publishing import publish_with_every_yes, settle, take_down
from portal.stories.showing import is_complete
from portal.stories.writing import blank_words
from portal.stories.yeses import Yes, yeses

Fields = Mapping[str, str]


class NotWithStaff(Refused):
    """The writer has it, or has taken it back."""

    message = _l("The writer has this story now, so it cannot be edited here.")


class MayNotBeTranslated(Refused):
    """The writer wants it in their own language alone."""

    message = _l("The writer has not agreed to a translation.")


class NothingToAgreeTo(Refused):
    """A page without a title or a text."""

    message = _l("Write a title and a text first")


class StillTheSameWords(Refused):
    """Somebody who said no is not left out of a text by not being counted."""

    message = _l("They said no to these words. Reword the story in every language first.")


def words_fields(words: StoryWords | None) -> dict[str, str]:
    """What the editor shows of one language."""
    if words is None:
        return {"title": "", "quote": "", "body": ""}
    return {"title": words.title, "quote": words.quote, "body": words.body}


def edit_words(story: Story, language: str, *, seen: str, typed: Fields, rendered: Markup, by: Account) -> None:
    """Change what a story says in one language; two of the staff may have it open. What is public stays as agreed.

    The new words wait for a yes of their own, once it is asked for. Raises `NotWithStaff`, `MayNotBeTranslated`, and
    `ChangedMeanwhile` for a field that a colleague has changed too.
    """
    hold(story)
    if language != story.written_in and not story.may_translate:
        raise MayNotBeTranslated
    words = story.edits.get(language)
    stored = words_fields(words)
    merged = merge(seen=seen, stored=stored, typed=typed)
    if merged == stored:
        return
    words = words or blank_words(story, language)
    words.title, words.quote = merged["title"], merged["quote"]
    if merged["body"] != stored["body"]:
        words.keep(merged["body"], rendered)
    words.edited_at, words.edited_by_id, words.offered = now(), by.id, False
    _changed(story)
    record(f"edited in {language}", f"story:{story.public_id}", actor_id=by.id)


def name_partner(story: Story, partner: Account, *, by: Account) -> None:
    """From now on nothing of it is public without the yes of `partner`, whom it names or shows."""
    hold(story)
    if any(each.account_id == partner.id for each in story.named):
        return
    story.named.append(StoryPartner(account=partner))
    db.session.flush()
    for code, needed in yeses(story).items():
        if any(yes.who.id == partner.id and not yes.given for yes in needed):
            take_down(story, code)
    if any(words.offered for words in story.edits.values()):
        letters.names_you(story, reader=partner)
    _changed(story)
    record("named somebody in", f"story:{story.public_id}", actor_id=by.id)


def unname_partner(story: Story, partner: Account, *, by: Account) -> None:
    """The story does not name them any more. Raises `StillTheSameWords` when they said no and nothing was reworded."""
    hold(story)
    for each in [each for each in story.named if each.account_id == partner.id]:
        said_no = each.said_no_at
        if said_no and any(words.edited_at <= said_no for words in story.edits.values()):
            raise StillTheSameWords
        story.named.remove(each)
        _changed(story)
        record("left somebody out of", f"story:{story.public_id}", actor_id=by.id)


def ask_for_yes(story: Story, language: str, *, by: Account) -> None:
    """Show these very words to those they concern, and ask them. With every yes given already, they are published.

    Raises `NotWithStaff`, `NothingToAgreeTo` and `StillTheSameWords`.
    """
    hold(story)
    words = story.edits.get(language)
    if words is None or not is_complete(words):
        raise NothingToAgreeTo
    if any(each.said_no_at and words.edited_at <= each.said_no_at for each in story.named):
        raise StillTheSameWords
    words.offered = True
    _changed(story)
    withdraw(letters.about(story))  # One letter for all that waits.
    for yes in {yes.who.id: yes for needed in _offered(story).values() for yes in needed if not yes.given}.values():
        if yes.who.id == story.writer_id:
            letters.waits_for_yes(story)
        else:
            letters.names_you(story, reader=yes.who)
    record(f"asked for a yes in {language}", f"story:{story.public_id}", actor_id=by.id)
    publish_with_every_yes(story, language)


def _offered(story: Story) -> dict[str, list[Yes]]:
    return {code: needed for code, needed in yeses(story).items() if story.edits[code].offered}


def _changed(story: Story) -> None:
    """Its words and names are rows of their own."""
    story.version += 1
    settle(story)


def hold(story: Story) -> None:
    """Read it afresh and keep it. Raises `NotWithStaff`."""
    lock(story)
    if not staff_may_read(story):
        raise NotWithStaff
