"""The words people read for what this room knows, and the topics' words in addresses."""

from portal.diary.models import PostStatus, Topic
from portal.foundation.i18n import LazyString
from portal.foundation.i18n import lazy_pgettext as _lp

STATUS_LABELS: dict[PostStatus, LazyString] = {
    PostStatus.NOT_STARTED: _lp("status of a post", "Not started"),
    PostStatus.DRAFT: _lp("status of a post", "Draft"),
    PostStatus.READY: _lp("status of a post", "Ready"),
    PostStatus.SCHEDULED: _lp("status of a post", "Scheduled"),
    PostStatus.PUBLISHED: _lp("status of a post", "Published"),
}
TOPIC_LABELS: dict[Topic, LazyString] = {
    Topic.BEGINNINGS: _lp("topic", "Beginnings"),
    Topic.MEETINGS: _lp("topic", "Meetings"),
    Topic.MENTORS: _lp("topic", "Mentors"),
    Topic.MENTEES: _lp("topic", "Mentees"),
    Topic.BEHIND_THE_SCENES: _lp("topic", "Behind the scenes"),
    Topic.ENDINGS: _lp("topic", "Endings"),
}
_ENGLISH = {topic: topic.value.replace("_", "-") for topic in Topic}
_SLUGS: dict[str, dict[Topic, str]] = {
    "fi": {
        Topic.BEGINNINGS: "aloitukset",
        Topic.MEETINGS: "tapaamiset",
        Topic.MENTORS: "mentorit",
        Topic.MENTEES: "aktorit",
        Topic.BEHIND_THE_SCENES: "kulissien-takana",
        Topic.ENDINGS: "paattajaiset",
    },
}


def topic_slug(topic: Topic, language: str) -> str:
    """Its word in addresses of `language`; in English where that has none of its own."""
    return _SLUGS.get(language, _ENGLISH)[topic]


def topic_named(slug: str, language: str) -> Topic | None:
    """The topic of this word."""
    return next((topic for topic in Topic if topic_slug(topic, language) == slug), None)
