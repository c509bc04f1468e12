"""A story as it will be read in one language: what people say yes to is exactly this, and nothing else."""

import hashlib
import json
from dataclasses import dataclass

from markupsafe import Markup

from portal.diary.blocks import WORDS_A_MINUTE
from portal.foundation.i18n import ngettext, speaking
from portal.foundation.markup import as_kept
from portal.people.models import Account
from portal.programmes.models import Side
from portal.stories.labels import FIELD_LABELS, WRITER_LABELS
from portal.stories.models import NameForm, Story, StoryField, StoryPage, StoryWords


@dataclass(frozen=True)
class Shown:
    """Everything that the page of a story says, in the order in which it says it."""

    language: str
    title: str
    byline: str
    side: Side
    programme: str
    field: StoryField
    quote: str
    html: str
    photo_id: str | None

    @property
    def markup(self) -> Markup:
        """The text. It was made safe when it was written."""
        return as_kept(self.html)

    @property
    def text(self) -> str:
        """All of it as one string, the same for the same page and no other."""
        parts = (
            self.language, self.title, self.byline, self.side.value, self.programme, self.field.value, self.quote,
            self.html, self.photo_id,
        )  # fmt: skip
        return json.dumps(parts, ensure_ascii=False)

    @property
    def digest(self) -> str:
        """SHA-256 of all of it: what a button carries, and what the ledger keeps of what was shown."""
        return hashlib.sha256(self.text.encode()).hexdigest()

    @property
    def minutes(self) -> int:
        """How long it takes to read."""
        return max(1, round(len(self.html.split()) / WORDS_A_MINUTE))


def byline(writer: Account, form: NameForm) -> str:
    """The writer's name as they want it; empty for none."""
    if form is NameForm.NONE:
        return ""
    return writer.name.split()[0] if form is NameForm.FIRST and writer.name else writer.name


def shown(story: Story, words: StoryWords) -> Shown:
    """The page that these words would make."""
    return Shown(
        language=words.language,
        title=words.title,
        byline=byline(story.writer, story.name_form),
        side=story.side,
        programme=story.programme.name_in(words.language),
        field=story.field,
        quote=words.quote,
        html=words.body_html,
        photo_id=story.photo_id,
    )


def shown_page(page: StoryPage) -> Shown:
    """The page that is public."""
    return Shown(
        language=page.language,
        title=page.title,
        byline=page.byline,
        side=page.side,
        programme=page.programme,
        field=page.field,
        quote=page.quote,
        html=page.html,
        photo_id=page.photo_id,
    )


def line_of(page: Shown) -> str:
    """Who tells, when, of what, and how long it takes to read: in the language of the page, whoever looks at it."""
    with speaking(page.language):
        minutes = ngettext("%(num)d minute to read", "%(num)d minutes to read", page.minutes)
        parts = (page.byline, str(WRITER_LABELS[page.side]), page.programme, str(FIELD_LABELS[page.field]), minutes)
        return " · ".join(part for part in parts if part)


def is_complete(words: StoryWords) -> bool:
    """Whether there is something to say yes to."""
    return bool(words.title and words.body)
