"""The front page, one's own page, and how the portal looks."""

from flask import current_app, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from portal.home.front import front
from portal.home.next_thing import next_thing_for
from portal.pairs.ending_queries import still_undoable
from portal.pairs.queries import pairs_of
from portal.stories.queries import has_stories
from portal.web.addresses import A_YEAR, Pages, own_path
from portal.web.guards import Audience, open_to, viewer
from portal.web.template_helpers import THEMES

home_pages = Pages("home", __name__)


@home_pages.page("/")
@open_to(Audience.EVERYONE)
def welcome() -> ResponseReturnValue:
    """What this is, where the year stands, and what is new."""
    return render_template("home/welcome.html", **front()._asdict())


@home_pages.page("/my")
@open_to(Audience.MEMBERS)
def my_page() -> ResponseReturnValue:
    """One next thing, then the rest."""
    pairs = sorted(pairs_of(viewer()), key=lambda pair: pair.ended_at is not None)  # Those that go on come first.
    return render_template(
        "home/my_page.html",
        me=viewer(),
        pairs=pairs,
        undoable=still_undoable(pairs),
        next_thing=next_thing_for(viewer(), pairs),
        has_stories=has_stories(viewer()),
    )


@home_pages.page("/theme", methods=["POST"])
@open_to(Audience.EVERYONE)
def choose_theme() -> ResponseReturnValue:
    """Light, dark, or as the device is."""
    answer = redirect(own_path(request.form.get("back"), url_for(".welcome")))
    name, chosen = current_app.config["THEME_COOKIE_NAME"], request.form.get("theme")
    secure = current_app.config["SESSION_COOKIE_SECURE"]
    if chosen in THEMES[1:]:
        answer.set_cookie(name, chosen or "", max_age=A_YEAR, secure=secure, httponly=True, samesite="Lax")
    else:
        answer.delete_cookie(name, secure=secure, httponly=True, samesite="Lax")
    return answer
