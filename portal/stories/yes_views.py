"""The yes of the writer and of those a story names, and taking it back."""

from flask import redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from portal.foundation.i18n import gettext as _
from portal.stories import policy, publishing, queries
from portal.stories.models import Story
from portal.stories.pictures import photos_to_agree_to
from portal.stories.showing import shown, shown_page
from portal.stories.writer_views import own_or_404, story_words, then_back, writer_pages
from portal.stories.yeses import yeses
from portal.web.addresses import Pages
from portal.web.guards import Audience, open_to, require_visible, viewer

named_pages = Pages("stories_named", __name__)


def _naming_or_404(public_id: str) -> Story:
    """A story that names the viewer."""
    story = queries.story_or_404(public_id)
    require_visible(policy.is_named(viewer(), story))
    return story


@writer_pages.page("/my/story/<public:story_id>/yes/<code>", methods=["POST"])
@open_to(Audience.MEMBERS)
def say_yes(story_id: str, code: str) -> ResponseReturnValue:
    """You may publish, in this language, exactly what I have just seen."""
    story = own_or_404(story_id)
    digest = request.form.get("page", "")
    return then_back(
        lambda: publishing.say_yes(story, code, by=viewer(), digest=digest),
        _("Thank you. Your yes is noted."),
        story_id,
    )


@writer_pages.page("/my/story/<public:story_id>/withdraw", methods=["GET", "POST"])
@open_to(Audience.MEMBERS)
def take_back(story_id: str) -> ResponseReturnValue:
    """One press, and it is gone everywhere. Where the link of a letter leads, a page with that button."""
    story = own_or_404(story_id)
    if request.method == "POST":
        return then_back(
            lambda: publishing.take_back(story), _("You took your story back. It is gone everywhere."), story_id
        )
    if not policy.may_be_taken_back(viewer(), story):
        return redirect(url_for(".show_story", story_id=story_id))
    return render_template("stories/take_back.html", story=story)


@writer_pages.page("/my/story/<public:story_id>/keep", methods=["POST"])
@open_to(Audience.MEMBERS)
def keep_story(story_id: str) -> ResponseReturnValue:
    """It may stay."""
    story = own_or_404(story_id)
    return then_back(lambda: publishing.keep(story), _("Thank you. Your story stays."), story_id)


@named_pages.page("/my/named/<public:story_id>")
@open_to(Audience.MEMBERS)
def show_naming(story_id: str) -> ResponseReturnValue:
    """A story of somebody else in which one is named or shown: the page as it will be, and as it is."""
    story = _naming_or_404(story_id)
    waiting = {code: shown(story, story.edits[code]) for code in story.languages if story.edits[code].offered}
    pages = {code: shown_page(page) for code, page in story.pages.items()}
    [mine] = [each for each in story.named if each.account_id == viewer().id]
    return render_template(
        "stories/show_naming.html",
        story=story,
        me=viewer(),
        mine=mine,
        pages=pages,
        waiting={code: page for code, page in waiting.items() if code not in pages or pages[code] != page},
        needed=yeses(story),
        pictures=photos_to_agree_to([*waiting.values(), *pages.values()]),
        **story_words(),
    )


@named_pages.page("/my/named/<public:story_id>/yes/<code>", methods=["POST"])
@open_to(Audience.MEMBERS)
def agree_to_naming(story_id: str, code: str) -> ResponseReturnValue:
    """I may be in it, in this language, exactly as I have just seen."""
    story = _naming_or_404(story_id)
    digest = request.form.get("page", "")
    return then_back(
        lambda: publishing.say_yes(story, code, by=viewer(), digest=digest),
        _("Thank you. Your yes is noted."),
        story_id,
        ".show_naming",
    )


@named_pages.page("/my/named/<public:story_id>/decline", methods=["POST"])
@open_to(Audience.MEMBERS)
def refuse_naming(story_id: str) -> ResponseReturnValue:
    """I do not want to be in it, or not any more: it comes down at once."""
    story = _naming_or_404(story_id)
    said = _("Thank you for telling us. The story is not public until you are no longer in it.")
    return then_back(lambda: publishing.say_no(story, by=viewer()), said, story_id, ".show_naming")
