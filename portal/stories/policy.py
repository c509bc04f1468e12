"""Who may do what with a story. Pure questions: no database, no request."""

from portal.people.models import Account
from portal.stories.models import WITH_STAFF, Story, StoryState

ANSWERABLE = frozenset({StoryState.ASKED, StoryState.LATER, StoryState.DECLINED})
WRITABLE = WITH_STAFF | {StoryState.WRITING}


def is_writer(viewer: Account, story: Story) -> bool:
    """Whose story it is: theirs alone to write, to say yes to and to take back."""
    return story.writer_id == viewer.id


def may_answer(viewer: Account, story: Story) -> bool:
    """Yes, no and later, as long as nothing has been written; also after a no."""
    return is_writer(viewer, story) and story.state in ANSWERABLE


def may_write(viewer: Account, story: Story) -> bool:
    """The writer, from the first yes on until it is taken back."""
    return is_writer(viewer, story) and story.state in WRITABLE


def is_named(viewer: Account, story: Story) -> bool:
    """Somebody whom the story names or shows."""
    return any(partner.account_id == viewer.id for partner in story.named)


def may_ask_for_a_call(viewer: Account, story: Story) -> bool:
    """The writer, as long as there are no words of theirs."""
    return (may_answer(viewer, story) or may_write(viewer, story)) and not story.body


def staff_may_read(story: Story) -> bool:
    """Staff read what was sent to them, and not what is being written or was taken back."""
    return story.state in WITH_STAFF


def may_write_down(story: Story) -> bool:
    """Staff write down what a person tells them on the phone, when that person has asked for it."""
    return story.wants_a_call and story.state is StoryState.WRITING and not story.body


def may_be_taken_back(viewer: Account, story: Story) -> bool:
    """The writer, at any time after sending it; for as long as it is public above all."""
    return is_writer(viewer, story) and story.state in WITH_STAFF
