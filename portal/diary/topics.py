"""The topics' words in addresses. They outlive translations: change one only with a redirect."""

from portal.diary.models import Topic

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
