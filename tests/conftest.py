"""What is asked of all tests on the command line."""

import pytest
from hypothesis import settings

settings.register_profile("long", max_examples=1000, deadline=None)  # make test-long


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--regold",
        action="store_true",
        help="write the expected output of the golden sites anew; look at the difference then",
    )


@pytest.fixture
def regold(request: pytest.FixtureRequest) -> bool:
    return bool(request.config.getoption("--regold"))
