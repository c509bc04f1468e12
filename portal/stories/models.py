"""Success stories: whom staff asked, what they wrote, what became of it in each language, and what is public of it.

What is not public yet is sealed. A public page is a copy of exactly what was agreed to, and a row of its own: taking it
off the portal is deleting the row.
"""

import enum
from datetime import date, datetime

import sqlalchemy as sa
from markupsafe import Markup
from sqlalchemy.orm import Mapped, attribute_keyed_dict, mapped_column, relationship

from portal.foundation.clock import now
from portal.foundation.db import Base, Dated, Identified, PubliclyNamed, Versioned
from portal.foundation.markup import PrivateWords, as_kept
from portal.foundation.sealed import Sealed
from portal.people.models import Account
from portal.programmes.models import Programme, Side


class StoryState(enum.Enum):
    """Where a story stands. Each page that is public is a row of its own, so a published story may be edited."""

    ASKED = "asked"
    LATER = "later"
    DECLINED = "declined"
    WRITING = "writing"
    WITH_EDITOR = "with_editor"
    WAITING_FOR_YES = "waiting_for_yes"
    PUBLISHED = "published"
    TAKEN_BACK = "taken_back"


# When staff may read it: not while it is being written, and not once it is taken back.
WITH_STAFF = frozenset({StoryState.WITH_EDITOR, StoryState.WAITING_FOR_YES, StoryState.PUBLISHED})


class StoryField(enum.Enum):
    """What a story is about, for those who look for their own field."""

    BUSINESS = "business"
    TECHNOLOGY = "technology"
    HEALTH = "health"
    CULTURE = "culture"
    TOURISM = "tourism"
    EDUCATION = "education"
    OTHER = "other"


class NameForm(enum.Enum):
    """How the writer is named beside the story."""

    FULL = "full"
    FIRST = "first"
    NONE = "none"


class Story(PubliclyNamed, Versioned, Identified, Dated, Base):
    """One person's story of one programme. `title` and `body` are what the writer has sent: nobody edits them."""

    __tablename__ = "story"
    __table_args__ = (
        sa.UniqueConstraint("programme_id", "writer_id"),
        sa.CheckConstraint("(state = 'later') = (ask_again_on IS NOT NULL)", name="later_has_a_day"),
        sa.Index("ix_story_state_due_at", "state", "due_at"),
    )

    programme_id: Mapped[int] = mapped_column(sa.ForeignKey("programme.id"))
    writer_id: Mapped[int] = mapped_column(sa.ForeignKey("account.id"), index=True)
    asked_by_id: Mapped[int | None] = mapped_column(sa.ForeignKey("account.id"), index=True)
    state: Mapped[StoryState] = mapped_column(default=StoryState.ASKED)
    since: Mapped[datetime] = mapped_column(default=now)
    due_at: Mapped[datetime | None]
    ask_again_on: Mapped[date | None]
    sent_at: Mapped[datetime | None]
    side: Mapped[Side]
    field: Mapped[StoryField] = mapped_column(default=StoryField.OTHER)
    name_form: Mapped[NameForm] = mapped_column(default=NameForm.FIRST)
    written_in: Mapped[str] = mapped_column(sa.String(8))
    may_translate: Mapped[bool] = mapped_column(default=False)
    wants_a_call: Mapped[bool] = mapped_column(default=False)
    written_down: Mapped[bool] = mapped_column(default=False)  # By staff, as it was told on the phone.
    photo_id: Mapped[str | None] = mapped_column(sa.String(22))  # The public id of a photo.

    title = Sealed()
    body = Sealed()
    phone = Sealed()  # Where and when to call, while a call is wished for.
    call_when = Sealed()

    programme: Mapped[Programme] = relationship()
    writer: Mapped[Account] = relationship(foreign_keys=writer_id)
    asked_by: Mapped[Account | None] = relationship(foreign_keys=asked_by_id)
    edits: Mapped[dict[str, "StoryWords"]] = relationship(
        collection_class=attribute_keyed_dict("language"), cascade="all, delete-orphan"
    )
    pages: Mapped[dict[str, "StoryPage"]] = relationship(
        collection_class=attribute_keyed_dict("language"), cascade="all, delete-orphan"
    )
    named: Mapped[list["StoryPartner"]] = relationship(order_by="StoryPartner.id", cascade="all, delete-orphan")

    @property
    def languages(self) -> list[str]:
        """The languages it has words in: the writer's own first."""
        return sorted(self.edits, key=lambda code: (code != self.written_in, code))

    @property
    def given_to_staff(self) -> tuple[str, str]:
        """Title and text as the writer has sent them; nothing while it is being written or once it is taken back."""
        return (self.title, self.body) if self.state in WITH_STAFF else ("", "")


class StoryWords(PubliclyNamed, PrivateWords, Versioned, Identified, Base):
    """What staff make of a story in one language. `offered`: these very words wait for every yes they need."""

    __tablename__ = "story_words"
    __table_args__ = (sa.UniqueConstraint("story_id", "language"),)

    story_id: Mapped[int] = mapped_column(sa.ForeignKey("story.id", ondelete="CASCADE"))
    language: Mapped[str] = mapped_column(sa.String(8))
    edited_at: Mapped[datetime] = mapped_column(default=now)
    edited_by_id: Mapped[int | None] = mapped_column(sa.ForeignKey("account.id"), index=True)
    offered: Mapped[bool] = mapped_column(default=False)

    title = Sealed()
    quote = Sealed()  # One sentence of it that stands for the whole.


class StoryPartner(Identified, Dated, Base):
    """Somebody whom a story names or shows, and without whose yes it is not public. The yes is in the ledger."""

    __tablename__ = "story_partner"
    __table_args__ = (sa.UniqueConstraint("story_id", "account_id"),)

    story_id: Mapped[int] = mapped_column(sa.ForeignKey("story.id", ondelete="CASCADE"))
    account_id: Mapped[int] = mapped_column(sa.ForeignKey("account.id"), index=True)
    said_no_at: Mapped[datetime | None]

    account: Mapped[Account] = relationship()


class StoryPage(Identified, Base):
    """A story as everyone reads it in one language: a copy of exactly what was agreed to."""

    __tablename__ = "story_page"
    __table_args__ = (
        sa.UniqueConstraint("story_id", "language"),
        sa.UniqueConstraint("language", "slug"),
        sa.Index("ix_story_page_language_published_at_id", "language", "published_at", "id"),
    )

    story_id: Mapped[int] = mapped_column(sa.ForeignKey("story.id", ondelete="CASCADE"))
    language: Mapped[str] = mapped_column(sa.String(8))
    slug: Mapped[str] = mapped_column(sa.String(80))
    title: Mapped[str] = mapped_column(sa.String(120))
    quote: Mapped[str] = mapped_column(sa.String(240))
    html: Mapped[str] = mapped_column(sa.Text)
    byline: Mapped[str] = mapped_column(sa.String(120))
    programme: Mapped[str] = mapped_column(sa.String(120))  # What it was called.
    side: Mapped[Side]
    field: Mapped[StoryField]
    photo_id: Mapped[str | None] = mapped_column(sa.String(22))
    shown_hash: Mapped[str] = mapped_column(sa.String(64))
    published_at: Mapped[datetime] = mapped_column(default=now)
    edited_at: Mapped[datetime] = mapped_column(default=now)
    confirmed_at: Mapped[datetime] = mapped_column(default=now)  # When its writer last said that it may stay.
    still_asked_at: Mapped[datetime | None]

    story: Mapped[Story] = relationship(back_populates="pages")

    @property
    def markup(self) -> Markup:
        """The text. It was made safe when it was written."""
        return as_kept(self.html)


class StoryAddress(Identified, Dated, Base):
    """An address under which a story has been public: it leads to the story of today, or says that it is gone."""

    __tablename__ = "story_address"
    __table_args__ = (sa.UniqueConstraint("language", "slug"),)

    story_id: Mapped[int] = mapped_column(sa.ForeignKey("story.id", ondelete="CASCADE"), index=True)
    language: Mapped[str] = mapped_column(sa.String(8))
    slug: Mapped[str] = mapped_column(sa.String(80))

    story: Mapped[Story] = relationship()
