"""The diary as everybody reads it."""

from collections.abc import Mapping
from typing import Any

from flask import abort, current_app, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from portal.diary import queries
from portal.diary.feed import diary_feed
from portal.diary.labels import TOPIC_LABELS, topic_named, topic_slug
from portal.diary.models import PostText
from portal.foundation.i18n import language
from portal.programmes.queries import next_start
from portal.web.addresses import Pages, say_twins
from portal.web.guards import Audience, open_to, require_visible

diary_pages = Pages("diary", __name__)
OTHERS = 3  # Posts offered to someone who cannot read the one they came for.


@diary_pages.page("/diary")
@open_to(Audience.EVERYONE)
def show_diary() -> ResponseReturnValue:
    """Every post in the reader's language, the newest first."""
    page = queries.posts_newest_first(language(), older_than=request.args.get("older-than"))
    begins = None if page.rows else next_start()
    years = queries.years_of_posts(language())
    photos = queries.lead_photos(page.rows, language())
    return render_template(
        "diary/show_diary.html", page=page, photos=photos, years=years, begins=begins, topics=_topics()
    )


@diary_pages.page("/diary/<int(fixed_digits=4):year>")
@open_to(Audience.EVERYONE)
def show_year(year: int) -> ResponseReturnValue:
    """The posts of one year."""
    years = queries.years_of_posts(language())
    require_visible(year in years)
    page = queries.posts_of_year(language(), year, older_than=request.args.get("older-than"))
    photos = queries.lead_photos(page.rows, language())
    return render_template("diary/show_year.html", page=page, photos=photos, year=year, years=years, topics=_topics())


@diary_pages.page("/diary/topic/<topic>")
@open_to(Audience.EVERYONE)
def show_topic(topic: str) -> ResponseReturnValue:
    """The posts about one topic; its word in the address is one of the reader's language."""
    about = topic_named(topic, language()) or abort(404)
    slugs = {code: topic_slug(about, code) for code in _languages()}
    urls = {code: url_for(".show_topic", topic=slug, language=code) for code, slug in slugs.items()}
    say_twins(urls, readable=urls)
    page = queries.posts_about(language(), about, older_than=request.args.get("older-than"))
    photos = queries.lead_photos(page.rows, language())
    return render_template(
        "diary/show_topic.html", page=page, photos=photos, topic=topic, heading=TOPIC_LABELS[about], topics=_topics()
    )


@diary_pages.page("/diary/<int(fixed_digits=4):year>/<post_slug>")
@open_to(Audience.EVERYONE)
def show_post(year: int, post_slug: str) -> ResponseReturnValue:
    """One post. An address it once had leads to the one it has; a language it lacks is told, and others offered."""
    owner, post_id = queries.post_at(year, post_slug, language()) or abort(404)
    texts = queries.public_texts(post_id)
    require_visible(bool(texts))
    text = texts.get(language())
    _say_twins_of(texts, year, post_slug)
    if not text:
        return _not_in_this_language(texts)
    if (text.year, text.slug) != (year, post_slug):
        code = 301 if owner == language() else 302  # The other language's address may get a text of its own here.
        return redirect(url_for(".show_post", year=text.year, post_slug=text.slug), code)
    return render_template(
        "diary/show_post.html",
        text=text,
        photos=queries.photos_shown_in(text),
        topics=[(topic_slug(topic, language()), str(TOPIC_LABELS[topic])) for topic in text.post.topics],
        beside=queries.neighbours(text),
    )


@diary_pages.page("/diary/<int(fixed_digits=4):year>/<post_slug>/photo/<public:picture_id>")
@open_to(Audience.EVERYONE)
def show_photo(year: int, post_slug: str, picture_id: str) -> ResponseReturnValue:
    """One photo of a post by itself, with the way to the next: the gallery, for browsers without script."""
    _owner, post_id = queries.post_at(year, post_slug, language()) or abort(404)
    texts = queries.public_texts(post_id)
    text = texts.get(language()) or abort(404)
    photos = {name: photo for name, photo in queries.photos_shown_in(text).items() if not photo.decorative}
    require_visible(picture_id in photos)
    _say_twins_of_photo(texts, picture_id)
    names = list(photos)
    place = names.index(picture_id)
    return render_template(
        "diary/show_photo.html",
        text=text,
        photo=photos[picture_id],
        number=place + 1,
        total=len(names),
        before=names[place - 1] if place else None,
        after=names[place + 1] if place + 1 < len(names) else None,
    )


@diary_pages.page("/diary/feed.xml")
@open_to(Audience.EVERYONE)
def read_feed() -> ResponseReturnValue:
    """The latest posts, for programs that follow the diary."""
    return diary_feed()


def _languages() -> tuple[str, ...]:
    """Every language that this page has an address in."""
    languages: tuple[str, ...] = current_app.config["LANGUAGES"]
    return languages


def _topics() -> list[tuple[str, str]]:
    return [(topic_slug(topic, language()), str(label)) for topic, label in TOPIC_LABELS.items()]


def _say_twins_of(texts: Mapping[str, PostText], year: int, post_slug: str) -> None:
    """Each language's own address; where there is no text, this one, which says so there."""
    there = {
        code: (texts[code].year, texts[code].slug) if code in texts else (year, post_slug) for code in _languages()
    }
    urls = {code: url_for(".show_post", year=y, post_slug=slug, language=code) for code, (y, slug) in there.items()}
    say_twins(urls, readable=texts)


def _say_twins_of_photo(texts: Mapping[str, PostText], picture_id: str) -> None:
    """The same photo in each language that has it; else the post."""
    urls = {}
    for code, text in texts.items():
        where: dict[str, Any] = {"year": text.year, "post_slug": text.slug, "language": code}
        with_it = picture_id in text.photo_ids
        urls[code] = (
            url_for(".show_photo", picture_id=picture_id, **where) if with_it else url_for(".show_post", **where)
        )
    say_twins({code: urls.get(code, url_for(".show_diary", language=code)) for code in _languages()}, readable=urls)


def _not_in_this_language(texts: Mapping[str, PostText]) -> ResponseReturnValue:
    others = queries.newest_posts(language(), OTHERS)
    photos = queries.lead_photos(others, language())
    return render_template("diary/not_in_this_language.html", texts=list(texts.values()), others=others, photos=photos)
