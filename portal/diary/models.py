"""The diary: posts by the staff, each in the languages it has been written in so far."""

import enum
from datetime import date, datetime, time

import sqlalchemy as sa
from markupsafe import Markup
from sqlalchemy.orm import Mapped, attribute_keyed_dict, mapped_column, relationship

from portal.foundation.clock import now
from portal.foundation.db import PUBLIC_ID_LENGTH, Base, Dated, Identified, PubliclyNamed, Versioned
from portal.foundation.markup import as_kept
from portal.people.models import Account

WORDS, PHOTO = "words", "photo"


class PostStatus(enum.Enum):
    """How far a post has come in one language."""

    NOT_STARTED = "not_started"
    DRAFT = "draft"
    READY = "ready"
    SCHEDULED = "scheduled"
    PUBLISHED = "published"


class Topic(enum.Enum):
    """What a post is about; readers leaf through the diary by it."""

    BEGINNINGS = "beginnings"
    MEETINGS = "meetings"
    MENTORS = "mentors"
    MENTEES = "mentees"
    BEHIND_THE_SCENES = "behind_the_scenes"
    ENDINGS = "endings"


class Post(PubliclyNamed, Versioned, Identified, Dated, Base):
    """One post: what all its languages share."""

    __tablename__ = "post"

    writer_id: Mapped[int | None] = mapped_column(sa.ForeignKey("account.id", ondelete="SET NULL"), index=True)
    edited_at: Mapped[datetime] = mapped_column(default=now, index=True)

    writer: Mapped[Account | None] = relationship()
    texts: Mapped[dict[str, "PostText"]] = relationship(
        collection_class=attribute_keyed_dict("language"), cascade="all, delete-orphan", back_populates="post"
    )
    topic_rows: Mapped[list["PostTopic"]] = relationship(cascade="all, delete-orphan", order_by="PostTopic.id")

    @property
    def topics(self) -> list[Topic]:
        """In the order of the list of all topics."""
        return [topic for topic in Topic if any(row.topic is topic for row in self.topic_rows)]

    def title_in(self, language: str) -> str:
        """Its title in `language`, or in whichever has one; empty when none has."""
        first = [self.texts[language]] if language in self.texts else []
        return next((text.title for text in [*first, *self.texts.values()] if text.title), "")


class PostTopic(Identified, Base):
    """One thing that a post is about."""

    __tablename__ = "post_topic"
    __table_args__ = (sa.UniqueConstraint("post_id", "topic"),)

    post_id: Mapped[int] = mapped_column(sa.ForeignKey("post.id", ondelete="CASCADE"))
    topic: Mapped[Topic]


class PostText(PubliclyNamed, Identified, Base):
    """A post in one language. Readers see it exactly while it is published."""

    __tablename__ = "post_text"
    __table_args__ = (
        sa.UniqueConstraint("post_id", "language"),
        sa.CheckConstraint(
            "status <> 'published' OR (published_at IS NOT NULL AND year IS NOT NULL AND slug <> '')",
            name="published_texts_have_an_address",
        ),
        sa.CheckConstraint(
            "(status = 'scheduled') = (due_on IS NOT NULL AND due_clock IS NOT NULL AND due_zone IS NOT NULL)",
            name="scheduled_texts_have_a_time",
        ),
        sa.Index("ix_post_text_language_status_published_at_id", "language", "status", "published_at", "id"),
    )

    post_id: Mapped[int] = mapped_column(sa.ForeignKey("post.id", ondelete="CASCADE"))
    language: Mapped[str] = mapped_column(sa.String(8))
    status: Mapped[PostStatus] = mapped_column(default=PostStatus.NOT_STARTED)
    title: Mapped[str] = mapped_column(sa.String(160), default="")
    ingress: Mapped[str] = mapped_column(sa.String(400), default="")
    source: Mapped[str] = mapped_column(sa.Text, default="")  # Markdown, as it was typed.
    blocks: Mapped[list[list[str]]] = mapped_column(sa.JSON, default=list)  # What readers get; see `pieces`.
    sanitiser: Mapped[int]
    lead_photo: Mapped[str | None] = mapped_column(sa.String(PUBLIC_ID_LENGTH))  # The first one in it.
    minutes: Mapped[int] = mapped_column(default=1)  # It takes to read.
    author: Mapped[str] = mapped_column(sa.String(160), default="")  # Name and title, in this language.

    # The last word of its address; the year is that in which it was first published. Both outlive an unpublishing.
    slug: Mapped[str] = mapped_column(sa.String(80), default="")
    year: Mapped[int | None]
    published_at: Mapped[datetime | None]
    edited_at: Mapped[datetime] = mapped_column(default=now)

    # Wall time, resolved when it comes: rules of summer time may change meanwhile.
    due_on: Mapped[date | None]
    due_clock: Mapped[str | None] = mapped_column(sa.String(5))
    due_zone: Mapped[str | None] = mapped_column(sa.String(64))
    due_which: Mapped[str] = mapped_column(
        sa.String(6), default=""
    )  # `first` or `second`, of an hour that comes twice.
    held_back_at: Mapped[datetime | None]  # Its time came, and something was missing.

    post: Mapped[Post] = relationship(back_populates="texts")

    @property
    def is_published(self) -> bool:
        """Whether readers see it."""
        return self.status is PostStatus.PUBLISHED

    @property
    def pieces(self) -> list[tuple[str, Markup | str]]:
        """What readers get, in order: (`WORDS`, HTML) and (`PHOTO`, public id of a photo). Nothing is rendered here."""
        return [(kind, as_kept(content) if kind == WORDS else content) for kind, content in self.blocks]

    @property
    def due_time(self) -> time | None:
        """The hour it is waiting for."""
        return time.fromisoformat(self.due_clock) if self.due_clock else None

    @property
    def photo_ids(self) -> list[str]:
        """The photos in it, in order, each once."""
        return list(dict.fromkeys(content for kind, content in self.blocks if kind == PHOTO))


class PostAddress(Identified, Base):
    """An address under which a text has been public. It leads to that text for good."""

    __tablename__ = "post_address"
    __table_args__ = (sa.UniqueConstraint("year", "slug", "language"),)

    text_id: Mapped[int] = mapped_column(sa.ForeignKey("post_text.id", ondelete="CASCADE"), index=True)
    language: Mapped[str] = mapped_column(sa.String(8))
    year: Mapped[int]
    slug: Mapped[str] = mapped_column(sa.String(80))

    text: Mapped[PostText] = relationship()


class PostRevision(PubliclyNamed, Identified, Dated, Base):
    """The words of a text as somebody once saved them."""

    __tablename__ = "post_revision"
    __table_args__ = (sa.Index("ix_post_revision_text_id_id", "text_id", "id"),)

    text_id: Mapped[int] = mapped_column(sa.ForeignKey("post_text.id", ondelete="CASCADE"))
    by_id: Mapped[int | None] = mapped_column(sa.ForeignKey("account.id", ondelete="SET NULL"), index=True)
    title: Mapped[str] = mapped_column(sa.String(160))
    ingress: Mapped[str] = mapped_column(sa.String(400))
    source: Mapped[str] = mapped_column(sa.Text)
    author: Mapped[str] = mapped_column(sa.String(160))

    by: Mapped[Account | None] = relationship()
