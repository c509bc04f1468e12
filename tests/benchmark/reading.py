"""What a post of the diary costs its readers: beside the floor (R1), and among 10,000 posts (R2)."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

import sqlalchemy as sa
from flask import Flask

from portal.diary.blocks import rendered_blocks
from portal.diary.models import Post, PostAddress, PostStatus, PostText, PostTopic, Topic
from portal.foundation.db import db, new_public_id, unit_of_work
from portal.foundation.markup import SANITISER
from portal.foundation.memory import settle
from tests.benchmark.bars import Bar
from tests.benchmark.house import open_house
from tests.benchmark.rounds import compare
from tests.benchmark.subjects import FLOOR, POST, POSTS, Subject, Visit

FEW, MANY, READERS = 10, 10_000, 40
AMONG_MANY, LIST_OF_MANY = f"{POST} among {MANY:,}", f"{POSTS} of {MANY:,}"
PARAGRAPH = "Tulin paikalle jo neljältä. Salissa oli **kuusikymmentä** tuolia, ja siirsin ne [ryhmiin](/fi/). " * 3
SOURCE = "\n\n## Väliotsikko\n\n".join([PARAGRAPH] * 4)
BEGAN = datetime(2020, 1, 1, 10, tzinfo=UTC)


def measure(folder: Path) -> list[Bar]:
    """Read by people who have not signed in."""
    few, many = (f"sqlite:///{folder / f'{number}.sqlite'}" for number in (FEW, MANY))
    _publish(few, FEW)
    _publish(many, MANY)
    (folder / FLOOR).mkdir()
    found = compare(
        [
            Subject(FLOOR, str(folder / FLOOR), page=FLOOR),
            Subject(POST, few, page=POST),
            Subject(AMONG_MANY, many, page=POST),
            Subject(POSTS, few, page=POSTS),
            Subject(LIST_OF_MANY, many, page=POSTS),
        ]
    )
    told = "; ".join(found.told(page, to=FLOOR) for page in (FLOOR, POST, POSTS))
    return [
        Bar("R1", f"CPU of {POST} / of the floor", found.ratio(POST, to=FLOOR), limit=1.25, told=told),
        Bar("R2", f"CPU of {AMONG_MANY} / among {FEW}", found.ratio(AMONG_MANY, to=POST), limit=1.2),
        Bar("R2", f"CPU of {LIST_OF_MANY} / of {FEW}", found.ratio(LIST_OF_MANY, to=POSTS), limit=1.2),
    ]


def opened(subject: Subject) -> tuple[Flask, list[Visit]]:
    """The portal with posts, and its page as visitors open it."""
    app = open_house(subject.place)
    with app.app_context():
        texts = sa.select(PostText.year, PostText.slug).where(PostText.language == "fi").order_by(PostText.id)
        found = db.session.execute(texts).all()
    some = found[:: max(1, len(found) // READERS)][:READERS]
    paths = [f"/fi/paivakirja/{year}/{slug}" for year, slug in some] if subject.page == POST else ["/fi/paivakirja"]
    settle()  # As wsgi.py does.
    return app, [Visit(path, f"{app.config['LANGUAGE_COOKIE_NAME']}=fi") for path in paths]


def _publish(url: str, posts: int) -> None:
    """New tables at `url`, and so many posts in both languages, a day apart."""
    blocks = rendered_blocks(SOURCE)
    with open_house(url).app_context():
        db.create_all()
        with unit_of_work():
            for number in range(posts):
                db.session.add(_post(number, blocks))
            db.session.flush()
            for text in db.session.scalars(sa.select(PostText).order_by(PostText.id)):
                address = PostAddress(text_id=text.id, language=text.language, year=text.year, slug=text.slug)
                db.session.add(address)
        with unit_of_work():
            db.session.execute(sa.text("ANALYZE"))
        db.session.remove()
        db.engine.dispose()


def _post(number: int, blocks: list[list[str]]) -> Post:
    post, moment = Post(public_id=new_public_id()), BEGAN + timedelta(days=number)
    post.topic_rows = [PostTopic(topic=Topic.MEETINGS)]
    for code in ("fi", "en"):
        post.texts[code] = PostText(
            language=code,
            status=PostStatus.PUBLISHED,
            title=f"Kirjoitus {number}",
            ingress="Kuusikymmentä ihmistä ja yksi kahvinkeitin.",
            source=SOURCE,
            blocks=blocks,
            sanitiser=SANITISER,
            author="Sanna Laine, uraohjaaja",
            slug=f"kirjoitus-{number}",
            year=moment.year,
            published_at=moment,
        )
    return post
