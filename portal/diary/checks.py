"""The check list of a text: everything that keeps it from its readers, each as a sentence for its writer."""

from urllib.parse import urlsplit

import sqlalchemy as sa
from flask import current_app

from portal.diary.blocks import has_a_picture_astray, links_in
from portal.diary.models import PostAddress, PostStatus, PostText
from portal.foundation.db import db
from portal.foundation.errors import Refused
from portal.foundation.i18n import LazyString
from portal.foundation.i18n import gettext as _
from portal.foundation.i18n import lazy_gettext as _l
from portal.photos.policy import described_in, may_be_public
from portal.photos.queries import photos_named
from portal.web.addresses import page_at
from portal.web.fields import language_names

Reasons = list[LazyString]


class IsNotWhole(Refused):
    """Something on the check list of a language is missing; `reasons` says what."""

    def __init__(self, code: str, reasons: Reasons) -> None:
        self.code, self.reasons = code, reasons

    def __str__(self) -> str:
        name = language_names().get(self.code, self.code)
        return " ".join(_("%(language)s: %(reason)s", language=name, reason=str(reason)) for reason in self.reasons)


def whats_missing(text: PostText) -> Reasons:
    """What is to be seen to before this text may be public; nothing when all is well. Asks what is true now."""
    reasons: Reasons = []
    if not text.title:
        reasons.append(_l("The title is missing."))
    if not text.ingress:
        reasons.append(_l("The introduction is missing."))
    if not text.source.strip():
        reasons.append(_l("The text is missing."))
    if has_a_picture_astray(text.source):
        reasons.append(_l("A photo does not stand on a line of its own, or its mark has been broken."))
    reasons += _of_photos(text)
    for link in dict.fromkeys(links_in(text.blocks)):
        if leads_nowhere(link):
            reasons.append(_l("The link %(link)s leads to no page of ours.", link=link))
    return reasons


def _of_photos(text: PostText) -> Reasons:
    photos, reasons = photos_named(text.photo_ids), Reasons()
    for number, photo_id in enumerate(text.photo_ids, start=1):
        photo = photos.get(photo_id)
        if not photo:
            reasons.append(_l("Photo %(number)s does not exist any more.", number=number))
        elif not may_be_public(photo):
            reasons.append(_l("Photo %(number)s may not be shown: a permission is missing.", number=number))
        elif not described_in(photo, text.language):
            reasons.append(_l("Photo %(number)s has no description in this language.", number=number))
    return reasons


def must_be_whole(text: PostText) -> None:
    """Raises `IsNotWhole`, with every reason."""
    if reasons := whats_missing(text):
        raise IsNotWhole(text.language, reasons)


def leads_nowhere(link: str) -> bool:
    """Whether a link is to the portal itself, and to a page that is not there. Other hosts are not asked."""
    base: str = current_app.config["BASE_URL"]
    whole = link.removeprefix(base) if link == base or link.startswith(f"{base}/") else link
    parts = urlsplit(whole)
    if parts.scheme or parts.netloc or whole.startswith("#"):
        return False
    page = page_at(parts.path or "/")
    if not page:
        return True
    endpoint, values = page
    return endpoint == "diary.show_post" and not _is_public(values["year"], values["post_slug"])


def _is_public(year: int, slug: str) -> bool:
    sibling = sa.orm.aliased(PostText)
    found = (
        sa.select(sibling.id)
        .join(PostText, PostText.post_id == sibling.post_id)
        .join(PostAddress, PostAddress.text_id == PostText.id)
        .where(PostAddress.year == year, PostAddress.slug == slug, sibling.status == PostStatus.PUBLISHED)
    )
    return db.session.scalar(found.limit(1)) is not None
