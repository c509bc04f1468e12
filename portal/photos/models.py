"""Photos: the picture, its words in each language, who can be recognised in it, and where it is shown."""

import enum
from datetime import datetime

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, attribute_keyed_dict, mapped_column, relationship

from portal.foundation.db import PUBLIC_ID_LENGTH, Base, Dated, Identified, PubliclyNamed, Versioned
from portal.foundation.sealed import Sealed

WIDTHS = (480, 960, 1440)
CENTRE = 50


class PermissionState(enum.Enum):
    """What someone who can be recognised says about showing the photo."""

    NOT_ASKED = "not_asked"
    ASKED = "asked"
    GIVEN = "given"
    REFUSED = "refused"
    WITHDRAWN = "withdrawn"


class RequestOutcome(enum.Enum):
    """What became of a request about a photo."""

    TAKEN_DOWN = "taken_down"
    ANSWERED = "answered"


class Focus(enum.Enum):
    """The part of a photo that stays in view when it is cut to a shape: how far from the left, and from the top."""

    TOP_LEFT = "0-0"
    TOP = "50-0"
    TOP_RIGHT = "100-0"
    LEFT = "0-50"
    CENTRE = "50-50"
    RIGHT = "100-50"
    BOTTOM_LEFT = "0-100"
    BOTTOM = "50-100"
    BOTTOM_RIGHT = "100-100"


class Photo(PubliclyNamed, Versioned, Identified, Dated, Base):
    """One picture as it is kept: upright, re-encoded, without a trace of where and with what it was taken.

    Its files have a name of their own, which nobody can work out from the public id.
    """

    __tablename__ = "photo"
    __table_args__ = (
        sa.CheckConstraint("width > 0 AND height > 0", name="photos_have_a_size"),
        sa.CheckConstraint("focal_x BETWEEN 0 AND 100 AND focal_y BETWEEN 0 AND 100", name="focus_is_inside"),
    )

    uploaded_by_id: Mapped[int] = mapped_column(sa.ForeignKey("account.id"), index=True)
    file_name: Mapped[str] = mapped_column(sa.String(PUBLIC_ID_LENGTH), unique=True)
    width: Mapped[int]
    height: Mapped[int]
    colour: Mapped[str] = mapped_column(sa.String(7))  # "#rrggbb", shown until the picture is there.
    focal_x: Mapped[int] = mapped_column(default=CENTRE)
    focal_y: Mapped[int] = mapped_column(default=CENTRE)
    decorative: Mapped[bool] = mapped_column(default=False)
    taken_down_at: Mapped[datetime | None]

    words: Mapped[dict[str, "PhotoWords"]] = relationship(
        collection_class=attribute_keyed_dict("language"), cascade="all, delete-orphan"
    )
    people: Mapped[list["PhotoPerson"]] = relationship(
        back_populates="photo", order_by="PhotoPerson.id", cascade="all, delete-orphan"
    )
    uses: Mapped[list["PhotoUse"]] = relationship(order_by="PhotoUse.id", cascade="all, delete-orphan")

    @property
    def widths(self) -> list[int]:
        """How wide its files are; no picture is blown up."""
        return sorted({min(width, self.width) for width in WIDTHS})

    def height_at(self, width: int) -> int:
        """How high its file of this width is."""
        return height_at(width, (self.width, self.height))

    def file(self, width: int, kind: str) -> str:
        """The name of one of its files."""
        return f"{self.file_name}-{width}.{kind}"

    def told_in(self, language: str) -> "PhotoWords | None":
        """Its words in `language`, or in whichever it has."""
        return self.words.get(language) or next(iter(self.words.values()), None)


def height_at(width: int, whole: tuple[int, int]) -> int:
    """How high a picture of the size `whole` is when it is made `width` wide."""
    return max(1, round(whole[1] * width / whole[0]))


class PhotoWords(Identified, Base):
    """What is told of a photo in one language: to those who do not see it, and to those who do."""

    __tablename__ = "photo_words"
    __table_args__ = (sa.UniqueConstraint("photo_id", "language"),)

    photo_id: Mapped[int] = mapped_column(sa.ForeignKey("photo.id", ondelete="CASCADE"))
    language: Mapped[str] = mapped_column(sa.String(8))
    description: Mapped[str] = mapped_column(sa.String(500), default="")
    caption: Mapped[str] = mapped_column(sa.String(300), default="")
    credit: Mapped[str] = mapped_column(sa.String(120), default="")


class PhotoPerson(PubliclyNamed, Identified, Dated, Base):
    """Someone who can be recognised in a photo, and what they say. They need no account."""

    __tablename__ = "photo_person"
    __table_args__ = (sa.UniqueConstraint("photo_id", "email"),)

    photo_id: Mapped[int] = mapped_column(sa.ForeignKey("photo.id", ondelete="CASCADE"))
    account_id: Mapped[int | None] = mapped_column(sa.ForeignKey("account.id"), index=True)
    name: Mapped[str] = mapped_column(sa.String(120))
    email: Mapped[str] = mapped_column(sa.String(254), index=True)
    language: Mapped[str] = mapped_column(sa.String(8))
    state: Mapped[PermissionState] = mapped_column(default=PermissionState.NOT_ASKED)
    asked_at: Mapped[datetime | None]
    answered_at: Mapped[datetime | None]
    token_hash: Mapped[str] = mapped_column(sa.String(64), unique=True)

    token = Sealed()  # So that asking again sends the same link.

    photo: Mapped[Photo] = relationship(back_populates="people")


class PhotoUse(Identified, Base):
    """Something published that shows a photo, as `kind:public id`."""

    __tablename__ = "photo_use"
    __table_args__ = (sa.UniqueConstraint("photo_id", "used_by"),)

    photo_id: Mapped[int] = mapped_column(sa.ForeignKey("photo.id", ondelete="CASCADE"))
    used_by: Mapped[str] = mapped_column(sa.String(80), index=True)


class PhotoRequest(PubliclyNamed, Identified, Dated, Base):
    """Someone asks, without an account, that a photo be taken down. Staff have until `due_at`."""

    __tablename__ = "photo_request"
    __table_args__ = (
        sa.CheckConstraint("(handled_at IS NULL) = (outcome IS NULL)", name="handled_requests_have_an_outcome"),
        sa.Index("ix_photo_request_handled_at_due_at", "handled_at", "due_at"),
    )

    number: Mapped[str] = mapped_column(sa.String(12), unique=True)  # Told to whoever asks, to ask after it.
    photo_id: Mapped[int | None] = mapped_column(sa.ForeignKey("photo.id", ondelete="SET NULL"), index=True)
    email: Mapped[str] = mapped_column(sa.String(254), index=True)
    language: Mapped[str] = mapped_column(sa.String(8))
    due_at: Mapped[datetime]
    handled_at: Mapped[datetime | None]
    handled_by_id: Mapped[int | None] = mapped_column(sa.ForeignKey("account.id"), index=True)
    outcome: Mapped[RequestOutcome | None]

    which = Sealed()
    wish = Sealed()

    photo: Mapped[Photo | None] = relationship()
