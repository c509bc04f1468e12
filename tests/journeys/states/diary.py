"""The diary as everybody reads it, and as staff write it."""

from playwright.sync_api import Response

from portal.diary.models import Topic
from portal.diary.topics import topic_slug
from tests.journeys.cast_diary import a_draft, change, with_diary
from tests.journeys.tour import Tour, state


def _page(name: str, part: str, endpoint: str, query: str = "", **values: str) -> None:
    """Enter a page of the diary; its values are names of the cast, or stand for themselves."""

    def bring(tour: Tour) -> Response:
        names = with_diary(tour.cast).names
        return tour.show(part, endpoint, query, **{key: names.get(value, value) for key, value in values.items()})

    state(name, endpoint)(bring)


_page("diary", "visitor", "diary.show_diary")
_page("diary of a year", "visitor", "diary.show_year", year="post year")
_page("diary of a year without posts", "visitor", "diary.show_year", year="1999")
_page("post", "visitor", "diary.show_post", year="post year", post_slug="a-night")
_page("post in one language", "visitor", "diary.show_post", year="post year", post_slug="vain-suomeksi")
_page("photo of a post", "visitor", "diary.show_photo", year="post year", post_slug="a-night", picture_id="post photo")
_page("posts for staff", "staff", "diary_for_staff.list_posts")
_page("new post", "staff", "diary_for_staff.edit_post", post_id="new post")
_page("post being written", "staff", "diary_for_staff.edit_post", post_id="post draft")
_page("post preview", "staff", "diary_for_staff.preview_post", post_id="post", code="fi")
_page("post that lacks something", "staff", "publishing.publish_post", post_id="post draft")
_page("post that is ready", "staff", "publishing.publish_post", post_id="post ready")
_page("post that waits", "staff", "publishing.publish_post", post_id="post waiting")
_page("post that is public", "staff", "publishing.publish_post", post_id="post")
_page("time of a post", "staff", "publishing.schedule_post", "?code=fi", post_id="post ready")
_page("history of a post", "staff", "diary_history.list_revisions", post_id="post draft", code="fi")
_page("history of nothing", "staff", "diary_history.list_revisions", post_id="post in Finnish", code="en")
_page("revision of a post", "staff", "diary_history.show_revision", post_id="post draft", revision_id="latest revision")
_page(
    "first revision of a post",
    "staff",
    "diary_history.show_revision",
    post_id="post draft",
    revision_id="first revision",
)


def _topic(name: str, topic: Topic) -> None:
    def bring(tour: Tour) -> Response:
        with_diary(tour.cast)
        return tour.show("visitor", "diary.show_topic", topic=topic_slug(topic, tour.language))

    state(name, "diary.show_topic")(bring)


_topic("diary by topic", Topic.MENTORS)
_topic("diary by a topic without posts", Topic.ENDINGS)


@state("post, a photo over it", "diary.show_post")
def viewer(tour: Tour) -> Response:
    """The first photo, large."""
    names = with_diary(tour.cast).names
    answer = tour.show("visitor", "diary.show_post", year=names["post year"], post_slug="a-night")
    tour.window("visitor").page.locator("[data-photo]").first.click()
    return answer


@state("post being written, mistakes", "diary_for_staff.edit_post", 422)
def mistaken_post(tour: Tour) -> Response:
    """Too long a title."""
    tour.show("staff", "diary_for_staff.edit_post", post_id=with_diary(tour.cast).names["new post"])
    window = tour.window("staff")
    window.page.locator("#title_fi").fill("x" * 170)
    return window.press("Save")


@state("post being written, changed meanwhile", "diary_for_staff.edit_post", 409)
def clash(tour: Tour) -> Response:
    """A colleague was first."""
    name = a_draft(with_diary(tour.cast))
    tour.show("staff", "diary_for_staff.edit_post", post_id=name)
    change(tour.cast, name, ingress_fi="Kollegan sanat.")
    window = tour.window("staff")
    window.page.locator("#ingress_fi").fill("Omat sanat.")
    return window.press("Save")


@state("time of a post, mistakes", "publishing.schedule_post", 422)
def mistaken_time(tour: Tour) -> Response:
    """An hour that comes twice."""
    name = with_diary(tour.cast).names["post ready"]
    tour.show("staff", "publishing.schedule_post", "?code=fi", post_id=name)
    window = tour.window("staff")
    window.page.locator("#day").fill("31.10.2027")
    window.page.locator("#clock").fill("3.30")
    return window.press("Set the time")
