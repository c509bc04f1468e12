"""Letters about stories: that there is something to look at, never what it says."""

from typing import Any

from portal.foundation.i18n import gettext as _
from portal.foundation.i18n import language, speaking
from portal.mail.actions import post
from portal.mail.words import Words
from portal.people.models import Account
from portal.stories.models import Story
from portal.web.addresses import absolute_url


def about(story: Story) -> str:
    """What the letters to its writer and to those it names tell of, so that they can be withdrawn."""
    return f"story:{story.public_id}"


def about_staff(story: Story) -> str:
    """What the letters to staff tell of."""
    return f"staff of {about(story)}"


def asked(story: Story) -> None:
    """What changed? It need not be a new job."""
    with speaking(story.writer.language, story.writer.time_zone):
        _send(
            story,
            story.writer,
            kind="story asked",
            subject=_("What changed?"),
            paragraphs=[
                _("What changed? It need not be a new job. A question you dared to ask is a success too."),
                _("Write a few lines, or ask us to call you. Nothing is published before you have seen the very page."),
                _("You can also say no, or ask us to come back later. One press of a button is enough."),
            ],
            button=(_("Answer"), _own(story)),
            why=_programme(story),
        )


def waits_for_yes(story: Story) -> None:
    """To the writer: the page as it will be."""
    with speaking(story.writer.language, story.writer.time_zone):
        _send(
            story,
            story.writer,
            kind="story waits for yes",
            subject=_("See your story before anyone else does"),
            paragraphs=[
                _("Your story is ready. Look at the page as it will be, and decide whether it may be published."),
                _("Nothing is public before your yes. If something is not right, tell us by answering this message."),
            ],
            button=(_("Look at the page"), _own(story)),
            why=_programme(story),
        )


def names_you(story: Story, *, reader: Account) -> None:
    """To somebody whom the story names or shows."""
    with speaking(reader.language, reader.time_zone):
        _send(
            story,
            reader,
            kind="story names you",
            subject=_("A story names you"),
            paragraphs=[
                _("%(name)s has written a story about your mentoring, and you are in it.", name=story.writer.name),
                _("Look at the page as it will be. It is published only if you agree."),
            ],
            button=(_("Look at the page"), absolute_url("stories_named.show_naming", story_id=story.public_id)),
            why=_programme(story),
        )


def out(story: Story, *, address: str) -> None:
    """To the writer: it is public, and it is theirs."""
    with speaking(story.writer.language, story.writer.time_zone):
        take_back = absolute_url("my_stories.take_back", story_id=story.public_id)
        _send(
            story,
            story.writer,
            kind="story out",
            subject=_("Your story is published"),
            paragraphs=[_("Your story is published. It is yours: you can take it back at any time.")],
            button=(_("Read your story"), address),
            afterwards=[_("Take my story back: %(address)s", address=take_back)],
            why=_programme(story),
        )


def may_it_stay(story: Story) -> None:
    """To the writer, two years later."""
    with speaking(story.writer.language, story.writer.time_zone):
        _send(
            story,
            story.writer,
            kind="story may it stay",
            subject=_("May your story stay?"),
            paragraphs=[
                _("Your story has been public for two years. Is it still fine with you?"),
                _("If we do not hear from you in 30 days, we take it off the portal. Nothing else happens."),
            ],
            button=(_("Answer"), _own(story)),
            why=_programme(story),
        )


def has_left(story: Story) -> None:
    """To the writer who did not answer: it is off the portal, and that is fine."""
    with speaking(story.writer.language, story.writer.time_zone):
        _send(
            story,
            story.writer,
            kind="story has left",
            subject=_("Your story is no longer public"),
            paragraphs=[
                _("We asked whether your story may stay, and took it off the portal now that 30 days have passed."),
                _("Thank you for the time it was there. Your own words are safe on your page."),
            ],
            button=(_("Open my story"), _own(story)),
            why=_programme(story),
        )


def taken_back(story: Story) -> None:
    """To the member of staff who asked for it."""
    if reader := _editor(story):
        with speaking(reader.language, reader.time_zone):
            told = _("A writer has taken a story back. It is gone from every page. There is nothing you need to do.")
            _tell(story, reader, kind="story taken back", subject=_("A story was taken back"), paragraph=told)


def partner_said_no(story: Story) -> None:
    """To the member of staff who asked for it: it needs other words."""
    if reader := _editor(story):
        with speaking(reader.language, reader.time_zone):
            told = _("Somebody whom a story names does not want to be in it. It is not public until it is reworded.")
            _tell(story, reader, kind="story to reword", subject=_("A story needs other words"), paragraph=told)


def _editor(story: Story) -> Account | None:
    """Who asked for it, if they are still of the staff."""
    reader = story.asked_by
    return reader if reader and reader.is_staff and reader.name else None


def _tell(story: Story, reader: Account, *, kind: str, subject: str, paragraph: str) -> None:
    words = Words(
        subject=subject,
        greeting=_("Hello %(name)s!", name=reader.name),
        paragraphs=[paragraph],
        button=(_("Open the story"), absolute_url("stories_for_staff.show_story", story_id=story.public_id)),
        why=_("You got this message because you asked for this story."),
    )
    post(reader.email, words, kind=kind, account_id=reader.id, about=about_staff(story))


def _own(story: Story) -> str:
    return absolute_url("my_stories.show_story", story_id=story.public_id)


def _programme(story: Story) -> str:
    name = story.programme.name_in(language())
    return _("You got this message because you are in the mentoring programme (%(programme)s).", programme=name)


def _send(story: Story, reader: Account, **words: Any) -> None:
    kind = words.pop("kind")
    letter = Words(greeting=_("Hello %(name)s!", name=reader.name), **words)
    post(reader.email, letter, kind=kind, account_id=reader.id, about=about(story))
