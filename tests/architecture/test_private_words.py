"""Which parts of the house handle private words at all: a fixed list, and nothing of staff's is in it."""

import re
from collections.abc import Iterator

from tests.architecture.source import PORTAL, TEMPLATES, Source, faults, planted

PRIVATE = frozenset(
    {"body", "body_html", "heading", "words", "words_alone", "body_sealed", "heading_sealed"}
    | {"agenda", "talked", "insight", "follow_ups"}
)
READ_PRIVATE_WORDS = {
    "portal/foundation/markup.py": "keeps them, and gives them back",
    "portal/goals/actions.py": "writes them for those whose goal it is",
    "portal/goals/forms.py": "takes what they type",
    "portal/goals/personal_data.py": "copies them out for their owner",
    "portal/pairs/path.py": "tells the two the names of their goals",
    "portal/meetings/actions.py": "writes what a pair wants to talk about",
    "portal/meetings/note_actions.py": "writes notes for the pair",
    "portal/meetings/forms.py": "takes what either of a pair types",
    "portal/meetings/queries.py": "reads notes along with their meetings",
    "portal/meetings/views.py": "shows the pair what it wrote",
    "portal/meetings/personal_data.py": "copies it out for both of a pair",
    "portal/reflections/actions.py": "writes them for their author",
    "portal/reflections/forms.py": "takes what their author types",
    "portal/reflections/views.py": "renders what their author types",
    "portal/reflections/personal_data.py": "copies them out for their author",
    "portal/stories/asking.py": "begins a story without any",
    "portal/stories/editing.py": "edits what a writer has sent",
    "portal/stories/forms.py": "takes what a writer types",
    "portal/stories/lifting.py": "copies a passage into a draft of its author",
    "portal/stories/models.py": "gives staff what a writer has sent",
    "portal/stories/personal_data.py": "copies them out for their writer",
    "portal/stories/policy.py": "asks whether there are any",
    "portal/stories/showing.py": "shows what is to be agreed to",
    "portal/stories/writer_views.py": "shows an author what is to be copied",
    "portal/stories/writing.py": "writes them for their writer",
}
SAME_WORD_ELSEWHERE = {
    "portal/goals/samples.py": "goals that the portal itself suggests",
    "portal/home/next_thing.py": "the title of a draft, told to its writer",
    "portal/programmes/actions.py": "what a programme is called",
    "portal/programmes/models.py": "what a programme is called",
    "portal/programmes/queries.py": "what a programme is called",
    "portal/stories/queries.py": "what a programme is called",
    "portal/pairs/queries.py": "what a programme is called",
    "portal/pairs/ending_queries.py": "what a programme is called",
    "portal/photos/models.py": "what is told of a photo to everyone",
    "portal/photos/policy.py": "whether a photo is described",
    "portal/photos/queries.py": "what is told of a photo to everyone",
    "portal/photos/actions.py": "what is told of a photo to everyone",
    "portal/meetings/series.py": "writes that the topics are empty",
    "portal/demo/lives.py": "what the demo's people were to do, and did",
    "portal/demo/photos.py": "what the demo's photos show",
    "portal/demo/terms.py": "what a programme is called",
    "portal/web/assets.py": "the bytes of a file",
}
# What other rooms take from the one of reflections.
KNOWN_OUTSIDE = {
    "portal/stories/lifting.py": {"models.Reflection", "policy.may_edit", "queries.reflection_or_404"},
    "portal/stories/writer_views.py": {"queries.reflections_by"},
    "portal/blueprints.py": {"views.reflection_pages"},
    "portal/tables.py": {"models"},
    "portal/privacy/holdings.py": {"personal_data"},
    "portal/home/next_thing.py": {"drafts.drafts_of"},
    "portal/pairs/moments.py": {"models.Reflection", "models.ReflectionShare"},
    "portal/reminders/queries.py": {"models.Reflection", "models.ReflectionShare"},
    "portal/pairs/travel_book.py": {"models.Reflection", "models.ReflectionShare"},
    "portal/demo/lives.py": {"actions"},
    "portal/demo/scale.py": {"models.Reflection", "models.ReflectionShare"},
}
_SHOWN = re.compile(r"\.(?:body|body_html|heading|words|words_alone)\b(?!\()|reflection")


def reads_private_words(source: Source) -> list[str]:
    """Attributes by which private words are read or written."""
    if source.name in READ_PRIVATE_WORDS or source.name in SAME_WORD_ELSEWHERE:
        return []
    found = [f"line {each.lineno}: {each.attr}" for each in source.attributes() if each.attr in PRIVATE]
    named = [f"line {call.lineno}: getattr" for call in source.calls() if getattr(call.func, "id", "") == "getattr"]
    return found + [each for each in named if "reflections" in source.text]


def taken_from_reflections(source: Source) -> set[str]:
    """What this module imports from the room of reflections."""
    room = "portal.reflections."
    return {name.removeprefix(room) for name in source.imported() if name.startswith(room)}


def of_staff(sources: list[Source]) -> Iterator[Source]:
    """Everything that is for staff."""
    return (each for each in sources if "staff" in each.name or "mailroom" in each.name)


def test_only_the_named_modules_handle_private_words() -> None:
    assert faults(reads_private_words, PORTAL) == []
    assert reads_private_words(planted("def show(r):\n    return r.body\n")) == ["line 2: body"]


def test_no_module_of_staff_is_among_them() -> None:
    staff = {source.name for source in of_staff(PORTAL)}

    assert len(staff) >= 4
    assert staff & {*READ_PRIVATE_WORDS, *SAME_WORD_ELSEWHERE} == set()


def test_other_rooms_take_only_what_is_listed() -> None:
    taken = {
        source.name: found
        for source in PORTAL
        if not source.name.startswith("portal/reflections/") and (found := taken_from_reflections(source))
    }

    assert taken == KNOWN_OUTSIDE
    assert taken_from_reflections(planted("from portal.reflections.queries import reflections_by\n")) == {
        "queries.reflections_by"
    }


def test_no_template_of_staff_shows_private_words() -> None:
    templates = list(of_staff(TEMPLATES))

    assert {each.name: _SHOWN.findall(each.text) for each in templates if _SHOWN.search(each.text)} == {}
    assert len(templates) >= 4
    assert _SHOWN.search("{{ letter.words }}")
