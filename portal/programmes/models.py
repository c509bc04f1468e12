"""A term of mentoring, and how a person takes part in it."""

import enum
from datetime import date, datetime

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, attribute_keyed_dict, foreign, mapped_column, relationship

from portal.foundation.db import Base, Dated, Identified, PubliclyNamed, Versioned
from portal.people.models import Account


class Season(enum.Enum):
    """The half of the year a programme runs in: its look and its name in words."""

    AUTUMN = "autumn"
    WINTER = "winter"


class Side(enum.Enum):
    """On which side of a pair someone stands."""

    MENTOR = "mentor"
    MENTEE = "mentee"


class ParticipationState(enum.Enum):
    """Whether someone still takes part."""

    ACTIVE = "active"
    WITHDRAWN = "withdrawn"


class Programme(Versioned, Identified, Dated, Base):
    """One term. Addresses name it by its slug, people by its name in their language."""

    __tablename__ = "programme"
    __table_args__ = (sa.CheckConstraint("starts_on < ends_on", name="programmes_end_after_they_start"),)

    slug: Mapped[str] = mapped_column(sa.String(60), unique=True)
    season: Mapped[Season]
    starts_on: Mapped[date]
    ends_on: Mapped[date]

    words: Mapped[dict[str, "ProgrammeWords"]] = relationship(
        collection_class=attribute_keyed_dict("language"), cascade="all, delete-orphan"
    )
    groups: Mapped[dict[str, "Group"]] = relationship(
        collection_class=attribute_keyed_dict("language"), cascade="all, delete-orphan"
    )

    def name_in(self, language: str) -> str:
        """Its name in `language`, or in whichever it has."""
        words = self.words.get(language) or next(iter(self.words.values()), None)
        return words.name if words else self.slug


class ProgrammeWords(Identified, Base):
    """What a programme is called in one language."""

    __tablename__ = "programme_words"
    __table_args__ = (sa.UniqueConstraint("programme_id", "language"),)

    programme_id: Mapped[int] = mapped_column(sa.ForeignKey("programme.id", ondelete="CASCADE"))
    language: Mapped[str] = mapped_column(sa.String(8))
    name: Mapped[str] = mapped_column(sa.String(120))


class Group(Identified, Base):
    """The part of a programme that is taught in one language, and when it begins together."""

    __tablename__ = "programme_group"
    __table_args__ = (sa.UniqueConstraint("programme_id", "language"),)

    programme_id: Mapped[int] = mapped_column(sa.ForeignKey("programme.id", ondelete="CASCADE"))
    language: Mapped[str] = mapped_column(sa.String(8))
    kick_off_at: Mapped[datetime | None]
    kick_off_place: Mapped[str] = mapped_column(sa.String(120), default="")


class Participation(PubliclyNamed, Identified, Dated, Base):
    """One person in one programme, on one side, in a group of one language."""

    __tablename__ = "participation"
    __table_args__ = (sa.UniqueConstraint("programme_id", "account_id", "side"),)

    programme_id: Mapped[int] = mapped_column(sa.ForeignKey("programme.id"))
    account_id: Mapped[int] = mapped_column(sa.ForeignKey("account.id"), index=True)
    side: Mapped[Side]
    group_language: Mapped[str] = mapped_column(sa.String(8))
    state: Mapped[ParticipationState] = mapped_column(default=ParticipationState.ACTIVE)

    programme: Mapped[Programme] = relationship()
    account: Mapped[Account] = relationship()
    group: Mapped[Group | None] = relationship(
        primaryjoin=lambda: sa.and_(
            Group.programme_id == foreign(Participation.programme_id),
            Group.language == foreign(Participation.group_language),
        ),
        viewonly=True,
    )
