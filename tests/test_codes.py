import re

import pytest

from sitegen.codes import Code


@pytest.mark.parametrize("code", Code)
def test_codes_are_in_kebab_case_and_called_so_in_the_program(code: Code) -> None:
    assert re.fullmatch("[a-z]+(-[a-z]+)+", code)
    assert code.name == code.value.upper().replace("-", "_")


def test_no_code_stands_for_two_faults() -> None:
    assert len(Code.__members__) == len({*Code})
