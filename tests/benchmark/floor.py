"""The floor: as little as a Flask application can do for such a page. The pages of the portal are measured against it.

One query loads the user, one loads 25 rows through the ORM; a frame of 20 menu items and 8 footer lines and 33 more
sentences are translated by Flask-Babel as it comes, from a Finnish catalogue of 1,000 messages. No forms and no dates.
"""

from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.mofile import write_mo
from flask import Flask, render_template
from flask_babel import Babel
from flask_login import LoginManager, UserMixin, login_required
from flask_sqlalchemy import SQLAlchemy
from jinja2 import DictLoader
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column

from tests.benchmark.subjects import Visit

ENTRIES, MENU, FOOTER, MESSAGES = 25, 20, 8, 1000
BODY = "We talked about goals and next steps for the spring, and about what to ask the people we meet. " * 4
HEADINGS = ("Entries", "Newest first", "Main menu", "Skip to content", "Sign out", "Older", "Newer", "About this page")
FRAME = """<!doctype html>
<html lang="fi">
<head><meta charset="utf-8"><title>{% block title %}{% endblock %}</title>
<link rel="stylesheet" href="/static/floor.css"></head>
<body>
<a href="#main">{{ _("Skip to content") }}</a>
<nav aria-label="{{ _("Main menu") }}"><ul>
{% for item in menu %}<li><a href="/menu/{{ loop.index }}">{{ _(item) }}</a></li>
{% endfor %}</ul>{{ current_user.name }} <a href="/out">{{ _("Sign out") }}</a></nav>
<main id="main">{% block main %}{% endblock %}</main>
<footer>{% for line in footer %}<p>{{ _(line) }}</p>
{% endfor %}</footer>
</body></html>"""
PAGE = """{% extends "frame.html" %}
{% block title %}{{ _("Entries") }}{% endblock %}
{% block main %}<h1>{{ _("Newest first") }}</h1>
{% for entry in entries %}<article id="entry-{{ entry.id }}"><h2>{{ entry.heading }}</h2>
<p>{{ entry.body }}</p><footer>{{ _("Written by") }} {{ current_user.name }}</footer></article>
{% endfor %}<p>{{ _("Older") }} {{ _("Newer") }} {{ _("About this page") }}</p>{% endblock %}"""


class Base(DeclarativeBase):
    """The floor's own tables."""


db = SQLAlchemy(model_class=Base)


class User(UserMixin, db.Model):
    """Who is signed in."""

    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str]


class Entry(db.Model):
    """What the page lists."""

    id: Mapped[int] = mapped_column(primary_key=True)
    user_id: Mapped[int] = mapped_column(index=True)
    heading: Mapped[str]
    body: Mapped[str]


def opened(place: str) -> tuple[Flask, list[Visit]]:
    """The floor in the folder `place`, and its one page with the cookie of its user."""
    app = create_floor(Path(place))
    client = app.test_client()
    with client.session_transaction() as session:
        session.update(_user_id="1", _fresh=True)
    cookie = client.get_cookie("session")
    return app, [Visit("/", f"session={cookie.value if cookie else ''}")]


def create_floor(folder: Path) -> Flask:
    """The application, with its database and its catalogue made in `folder`."""
    menu = [f"Menu item number {number}" for number in range(MENU)]
    footer = [f"Footer line {number}: contact and accessibility." for number in range(FOOTER)]
    _translate(folder, [*menu, *footer, *HEADINGS, "Written by"])
    app = Flask(__name__)
    app.config.update(
        SECRET_KEY="the floor of a benchmark",
        SQLALCHEMY_DATABASE_URI=f"sqlite:///{folder / 'floor.sqlite'}",
        BABEL_DEFAULT_LOCALE="fi",
        BABEL_TRANSLATION_DIRECTORIES=str(folder),
    )
    app.jinja_loader = DictLoader({"frame.html": FRAME, "page.html": PAGE})
    db.init_app(app)
    Babel(app)
    LoginManager(app).user_loader(lambda number: db.session.get(User, int(number)))
    with app.app_context():
        db.create_all()
        if not db.session.get(User, 1):
            db.session.add(User(id=1, name="Aino Kivelä"))
            db.session.add_all(
                Entry(user_id=user, heading=f"Entry {number}", body=BODY) for user in (1, 2) for number in range(100)
            )
            db.session.commit()

    @app.get("/")
    @login_required
    def show_entries() -> str:
        mine = db.select(Entry).where(Entry.user_id == 1).order_by(Entry.id.desc()).limit(ENTRIES)
        return render_template("page.html", entries=db.session.scalars(mine).all(), menu=menu, footer=footer)

    return app


def _translate(folder: Path, sentences: list[str]) -> None:
    catalogue = Catalog(locale="fi")
    for sentence in (*sentences, *(f"Another sentence {number}" for number in range(MESSAGES - len(sentences)))):
        catalogue.add(sentence, f"Suomeksi: {sentence}")
    (folder / "fi" / "LC_MESSAGES").mkdir(parents=True, exist_ok=True)
    with (folder / "fi" / "LC_MESSAGES" / "messages.mo").open("wb") as file:
        write_mo(file, catalogue)
