"""What is asked of all tests on the command line."""

import pytest
from hypothesis import settings

# How long an example takes says what else the machine has to do, and not whether it is right.
settings.register_profile("usual", settings(), deadline=None)
settings.register_profile("long", max_examples=1000, deadline=None)  # make test-long
settings.load_profile("usual")


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--regold",
        action="store_true",
        help="write the expected output of the golden sites anew; look at the difference then",
    )


@pytest.fixture
def regold(request: pytest.FixtureRequest) -> bool:
    return bool(request.config.getoption("--regold"))
