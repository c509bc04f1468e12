"""Where the rooms with public texts are: what the search calls them, and how it finds their addresses.

A room that lets its texts be found has a line here. It answers the address of each that is public now; one it says
nothing about is left out, so that nothing leads to what has just been taken back.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from flask import url_for

from portal.diary import finding as diary
from portal.diary.queries import places_of
from portal.foundation.i18n import LazyString
from portal.foundation.i18n import lazy_pgettext as _lp
from portal.stories import searching as stories
from portal.stories.public_queries import slugs_of

Addresses = Callable[[Sequence[str], str], Mapping[str, str]]  # (public ids, language) -> address by public id


@dataclass(frozen=True)
class Door:
    """What a text of one kind is called, and the way to each."""

    label: LazyString
    addresses: Addresses


def _posts(public_ids: Sequence[str], language: str) -> Mapping[str, str]:
    return {
        name: url_for("diary.show_post", year=year, post_slug=slug, language=language)
        for name, (year, slug) in places_of(public_ids, language).items()
    }


def _stories(public_ids: Sequence[str], language: str) -> Mapping[str, str]:
    return {
        name: url_for("stories.read_story", story_slug=slug, language=language)
        for name, slug in slugs_of(public_ids, language).items()
    }


DOORS: dict[str, Door] = {
    diary.KIND: Door(_lp("kind of public text", "Diary"), _posts),
    stories.KIND: Door(_lp("kind of public text", "Story"), _stories),
}
