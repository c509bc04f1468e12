"""The journeys once more, every way: each language with scripts and without."""

from typing import Any

import pytest

from tests.journeys.conftest import NAMES_OF_WAYS, WAYS
from tests.journeys.test_deciding import *  # noqa: F403
from tests.journeys.test_first_month import *  # noqa: F403
from tests.journeys.test_first_reflection import *  # noqa: F403
from tests.journeys.test_goals import *  # noqa: F403
from tests.journeys.test_last_week import *  # noqa: F403
from tests.journeys.test_signing_in import *  # noqa: F403
from tests.journeys.test_writing import *  # noqa: F403


@pytest.fixture(params=WAYS, ids=NAMES_OF_WAYS)
def way(request: pytest.FixtureRequest) -> dict[str, Any]:
    """Each language, with scripts and without."""
    language, scripts = request.param
    return {"language": language, "scripts": scripts}
