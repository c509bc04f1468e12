"""The demo's diary: eight posts by its specialist, with pictures, spread over two terms."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, time, timedelta
from pathlib import Path

from portal.demo.photos import demo_photo
from portal.demo.terms import at_clock
from portal.diary.actions import WORDS_OF_A_LANGUAGE, save_post
from portal.diary.blocks import photo_mark, rendered_blocks
from portal.diary.models import Post, Topic
from portal.diary.publishing import publish_post, schedule_post
from portal.foundation.db import db, new_public_id
from portal.people.models import Account

LANGUAGES = ("fi", "en")
AUTHOR = {"fi": "Sanna Laine, uraohjaaja", "en": "Sanna Laine, career counsellor"}
_TEXTS = Path(__file__).parent / "posts"


@dataclass(frozen=True)
class Shot:
    """A picture: what it shows, and what is written below it."""

    descriptions: Mapping[str, str]
    captions: Mapping[str, str]


@dataclass(frozen=True)
class Planned:
    """A post by the name of its files: when it came out, or when it will, in which languages, and what about."""

    name: str
    days_ago: int | None  # None for a draft, below nought for one that is to come.
    languages: tuple[str, ...]
    topics: tuple[Topic, ...]
    pictures: Mapping[str, Shot]


def _shot(fi: str, en: str, below_fi: str = "", below_en: str = "") -> Shot:
    return Shot({"fi": fi, "en": en}, {"fi": below_fi, "en": below_en})


POSTS = (
    Planned("duckboards", 236, LANGUAGES, (Topic.MEETINGS,), {
        "duckboards": _shot(
            "Kaksi rinnakkaista lautaa vie suon poikki kohti matalaa aurinkoa.",
            "Two planks side by side lead across a bog towards a low sun.",
            "Kuva, joka tuli ilman sanoja.", "The picture that came without words.",
        ),
    }),
    Planned("last-meeting", 198, LANGUAGES, (Topic.ENDINGS,), {
        "jetty": _shot(
            "Laituri tyynellä järvellä auringonlaskun jälkeen.", "A jetty on a still lake after sunset.",
            "Päättäjäisten näköala.", "The view from the closing evening.",
        ),
    }),
    Planned("kick-off", 45, LANGUAGES, (Topic.BEGINNINGS, Topic.BEHIND_THE_SCENES), {
        "circle": _shot(
            "Tyhjiä tuoleja ympyrässä ennen kuin kukaan on tullut.", "Empty chairs in a circle before anyone has come.",
            "Vielä hetki aikaa.", "A moment to go.",
        ),
        "classroom": _shot(
            "Iltainen luokkahuone, jossa palaa kaksi lamppua pöytien yllä.",
            "A classroom in the evening, with two lamps lit over the tables.",
            "Puolet valoista jäi päälle.", "Half of the lights stayed on.",
        ),
    }),
    Planned("first-meeting", 34, LANGUAGES, (Topic.MEETINGS, Topic.BEGINNINGS), {
        "coffee": _shot(
            "Kaksi höyryävää kahvikuppia pöydällä ikkunan ääressä.",
            "Two steaming cups of coffee on a table by the window.",
        ),
    }),
    Planned("sleet", 17, LANGUAGES, (Topic.MENTORS,), {
        "tram": _shot(
            "Raitiovaunu, jonka ikkunoissa on valot, tulee räntäsateessa katua pitkin.",
            "A tram with lit windows comes along a street in sleet.",
            "Sinä iltana kulki vain joka toinen vaunu.", "That evening only every other tram ran.",
        ),
    }),
    Planned("notebook", 6, ("fi",), (Topic.MENTEES,), {
        "notebook": _shot(
            "Avoin vihko, kynä ja lampun valon reuna.", "An open notebook, a pen and the edge of a lamp's light."
        ),
    }),
    Planned("first-snow", -3, LANGUAGES, (Topic.BEGINNINGS, Topic.MENTEES), {
        "birches": _shot(
            "Jalanjälkiä ensilumessa koivujen välissä.", "Footprints in the first snow between birches."
        ),
    }),
    Planned("silence", None, LANGUAGES, (Topic.BEHIND_THE_SCENES,), {
        "bog": _shot("Lampia mäntyjen välissä, taivas heijastuu niihin.", "Pools between pines, the sky in them."),
    }),
)  # fmt: skip


def write_diary(*, by: Account, today: date) -> None:
    """Write every post, bring out those whose day has come, and set the time of the one that is next."""
    for planned in POSTS:
        post = _written(planned, by)
        if planned.days_ago is None:
            continue
        day = today - timedelta(days=planned.days_ago)
        if planned.days_ago < 0:
            schedule_post(post, planned.languages, day=day, clock=time(9), by=by)
            continue
        for code in planned.languages:
            moment = at_clock(day, "9.05")
            post.texts[code].published_at, post.texts[code].year = moment, moment.year
        db.session.flush()
        publish_post(post, planned.languages, by=by)
        post.created_at = post.edited_at = at_clock(day, "9.05")


def _written(planned: Planned, by: Account) -> Post:
    photos = {
        name: demo_photo(name, by=by, descriptions=shot.descriptions, captions=shot.captions, credit=by.name).public_id
        for name, shot in planned.pictures.items()
    }
    fields = {"topics": ",".join(topic.value for topic in planned.topics)}
    for code in LANGUAGES:
        words = _words(planned.name, code, photos)
        fields |= {f"{part}_{code}": words.get(part, "") for part in WORDS_OF_A_LANGUAGE}
    rendered = {code: rendered_blocks(fields[f"source_{code}"]) for code in LANGUAGES}
    return save_post(new_public_id(), seen="", fields=fields, rendered=rendered, by=by)


def _words(post: str, code: str, photos: Mapping[str, str]) -> dict[str, str]:
    """The title, the introduction and the text of a file; nothing where there is none."""
    path = _TEXTS / f"{post}.{code}.md"
    if not path.exists():
        return {}
    title, *parts = path.read_text(encoding="utf-8").strip().split("\n\n")
    ingress = parts.pop(0) if len(parts) > 1 else ""
    source = "\n\n".join(parts)
    for name, photo_id in photos.items():
        source = source.replace(f"![](photo:{name})", photo_mark(photo_id))
    return {"title": title.removeprefix("# "), "ingress": ingress, "source": source, "author": AUTHOR[code]}
