"""The consent ledger: what someone agreed to, in which words, and when they took it back. Nothing is ever edited."""

import enum

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column

from portal.foundation.db import Base, Dated, Identified


class Purpose(enum.Enum):
    """What a consent is for, one thing at a time."""

    PARTNER_SEES_EMAIL = "partner_sees_email"
    PARTNER_SEES_PHONE = "partner_sees_phone"
    PHOTO_IS_PUBLIC = "photo_is_public"  # About one photo in which one can be recognised.
    STORY_IS_PUBLIC = "story_is_public"  # About one story in one language.
    STORY_NAMES_ME = "story_names_me"  # About the story of somebody else.


class ConsentEntry(Identified, Dated, Base):
    """One consent given (`given`) or taken back. The subject is an account, or an e-mail address without one.

    `about` names the thing it is for (`photo:public id`); it is empty for a consent that is about no single thing.
    """

    __tablename__ = "consent_entry"
    __table_args__ = (
        sa.CheckConstraint("(account_id IS NULL) <> (email IS NULL)", name="consents_have_one_subject"),
        sa.Index("ix_consent_entry_account_id_purpose", "account_id", "purpose"),
        sa.Index("ix_consent_entry_about", "about"),
    )

    account_id: Mapped[int | None] = mapped_column(sa.ForeignKey("account.id", ondelete="CASCADE"))
    email: Mapped[str | None] = mapped_column(sa.String(254), index=True)
    purpose: Mapped[Purpose]
    about: Mapped[str] = mapped_column(sa.String(80), default="")
    given: Mapped[bool]
    wording: Mapped[int]
    language: Mapped[str] = mapped_column(sa.String(8))
    shown_hash: Mapped[str] = mapped_column(sa.String(64))
    how: Mapped[str] = mapped_column(sa.String(32))
