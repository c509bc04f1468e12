"""The yes, and what follows from it: a story becomes public, stays, or is taken back. Functions here flush."""

import sqlalchemy as sa
from slugify import slugify
from sqlalchemy.exc import IntegrityError

from portal.audit.actions import record
from portal.consents.actions import Wording, agree_to_words, withdraw_consent
from portal.consents.models import Purpose
from portal.foundation.clock import now
from portal.foundation.db import db, lock
from portal.foundation.errors import Refused
from portal.foundation.i18n import language as readers_language
from portal.foundation.i18n import lazy_gettext as _l
from portal.foundation.i18n import speaking
from portal.mail.actions import withdraw
from portal.people.models import Account
from portal.stories import letters, pictures, searching
from portal.stories.asking import move
from portal.stories.models import WITH_STAFF, Story, StoryAddress, StoryPage, StoryState, StoryWords
from portal.stories.policy import is_named, is_writer
from portal.stories.showing import Shown, shown
from portal.stories.yeses import WORDING, about, has_every_yes, yeses
from portal.web.addresses import absolute_url

LONGEST_SLUG = 70


class PageChanged(Refused):
    """The yes was to another page than the one there is now."""

    message = _l("The page has changed since you opened it. Look at it once more.")


class NothingWaits(Refused):
    """There is no page to say yes to: it was taken back, or is being edited."""

    message = _l("This page is being edited just now. We write to you when it waits for you again.")


def settle(story: Story) -> None:
    """Where a story stands follows from what is public and what waits."""
    if story.pages:
        state = StoryState.PUBLISHED
    elif any(words.offered for words in story.edits.values()):
        state = StoryState.WAITING_FOR_YES
    else:
        state = StoryState.WITH_EDITOR
    if story.state is not state:
        move(story, state)
    db.session.flush()


def say_yes(story: Story, language: str, *, by: Account, digest: str) -> None:
    """`by`, its writer or somebody it names, agrees to the page that `digest` stands for, and to no other.

    With the last yes the page is public. Raises `NothingWaits` and `PageChanged`.
    """
    lock(story)
    words = story.edits.get(language)
    if story.state not in WITH_STAFF or words is None or not words.offered:
        raise NothingWaits
    page = shown(story, words)
    if page.digest != digest:
        raise PageChanged
    for purpose, how in _parts(story, by):
        agree_to_words(by.id, purpose, about=about(story, language), wording=_wording(page), how=how)
    for partner in story.named:
        if partner.account_id == by.id:
            partner.said_no_at = None
    record(f"said yes in {language} to", f"story:{story.public_id}", actor_id=by.id)
    publish_with_every_yes(story, language)


def _parts(story: Story, who: Account) -> list[tuple[Purpose, str]]:
    parts = [(Purpose.STORY_IS_PUBLIC, "page of the story")] if is_writer(who, story) else []
    return parts + ([(Purpose.STORY_NAMES_ME, "page of the one named")] if is_named(who, story) else [])


def _wording(page: Shown) -> Wording:
    return Wording(WORDING, readers_language(), page.text)


def publish_with_every_yes(story: Story, language: str) -> None:
    """The one way to become public: every yes is given to exactly this page, and its photo may be shown.

    Raises `PhotoWaits`.
    """
    words = story.edits[language]
    if words.offered and has_every_yes(yeses(story)[language]):
        pictures.refuse_unless_it_may_be_shown(shown(story, words))
        _publish(story, words)


def _publish(story: Story, words: StoryWords) -> None:
    page, code, is_new = shown(story, words), words.language, words.language not in story.pages
    public = story.pages.get(code) or StoryPage(language=code)
    if public.shown_hash == page.digest:
        return
    public.title, public.byline, public.programme, public.quote = page.title, page.byline, page.programme, page.quote
    public.html, public.side, public.field, public.photo_id = page.html, page.side, page.field, page.photo_id
    public.shown_hash, public.edited_at = page.digest, now()
    public.slug = _slug(story, page)
    story.pages[code] = public
    settle(story)
    pictures.show_photos_of(story)
    searching.index(story, public)
    if is_new:
        record(f"published in {code}", f"story:{story.public_id}", actor_id=None)
        withdraw(letters.about(story))
        with speaking(code):
            letters.out(story, address=absolute_url("stories.read_story", story_slug=public.slug))


def _slug(story: Story, page: Shown) -> str:
    """The words of the title; with a bit of the story's name, when another story has the same."""
    title = slugify(page.title, max_length=LONGEST_SLUG - 8, word_boundary=True) or story.public_id.lower()
    for slug in (title, slugify(f"{title}-{story.public_id[:7]}")):
        taken = sa.select(StoryAddress).where(StoryAddress.language == page.language, StoryAddress.slug == slug)
        if (address := db.session.scalar(taken)) and address.story_id == story.id:
            return slug
        if address is None and _took(StoryAddress(story_id=story.id, language=page.language, slug=slug)):
            return slug
    raise PageChanged  # Two stories of one title in one moment, and of nearly one name: the next press does it.


def _took(address: StoryAddress) -> bool:
    try:
        with db.session.begin_nested():
            db.session.add(address)
    except IntegrityError:
        return False
    return True


def take_down(story: Story, language: str) -> None:
    """Whatever is public of it in one language is gone, from the next request on."""
    if story.pages.pop(language, None):
        searching.forget(story, language)
        db.session.flush()
        pictures.show_photos_of(story)


def drop_language(story: Story, language: str) -> None:
    """The story has no words in this language any more, nor a page or a yes."""
    words = story.edits.pop(language)
    take_down(story, language)
    _withdraw_yes(story, words, how="languages of the story")


def _withdraw_yes(story: Story, words: StoryWords, *, how: str) -> None:
    code, wording = words.language, _wording(shown(story, words))
    withdraw_consent(story.writer_id, Purpose.STORY_IS_PUBLIC, about=about(story, code), wording=wording, how=how)


def take_back(story: Story) -> None:
    """Its writer takes it back: gone everywhere, in every language. Taking it back twice is taking it back once."""
    lock(story)
    if story.state not in WITH_STAFF:
        return
    end(story, how="page of the story")
    record("took back", f"story:{story.public_id}", actor_id=story.writer_id)
    letters.taken_back(story)


def end(story: Story, *, how: str) -> None:
    """Nothing of it is public any more, and nothing waits for a yes."""
    for code, words in story.edits.items():
        words.offered = False
        take_down(story, code)
        _withdraw_yes(story, words, how=how)
    move(story, StoryState.TAKEN_BACK)
    withdraw(letters.about(story))
    db.session.flush()


def say_no(story: Story, *, by: Account) -> None:
    """`by`, whom it names, does not want to be in it, or not any more: it is not public until it is reworded."""
    lock(story)
    mine = [partner for partner in story.named if partner.account_id == by.id]
    if not mine or mine[0].said_no_at:
        return
    mine[0].said_no_at = now()
    for code, words in story.edits.items():
        words.offered = False
        take_down(story, code)
        wording = _wording(shown(story, words))
        withdraw_consent(
            by.id, Purpose.STORY_NAMES_ME, about=about(story, code), wording=wording, how="page of the one named"
        )
    if story.state in WITH_STAFF:
        settle(story)
        withdraw(letters.about(story))
        letters.partner_said_no(story)
    record("said no to", f"story:{story.public_id}", actor_id=by.id)
    db.session.flush()


def keep(story: Story) -> None:
    """Two years on, its writer says that it may stay."""
    lock(story)
    for page in story.pages.values():
        page.confirmed_at, page.still_asked_at = now(), None
    withdraw(letters.about(story))
    db.session.flush()
    record("may stay", f"story:{story.public_id}", actor_id=story.writer_id)
