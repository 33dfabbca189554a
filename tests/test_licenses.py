"""Licenses by their addresses."""

import pytest

from sitegen.licenses import license_address

_CC = "https://creativecommons.org"


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("https://example.org/terms", "https://example.org/terms"),
        ("CC BY 4.0, https://example.org/by", "https://example.org/by"),
        ("Free: https://example.org/by.", "https://example.org/by"),
        ("https://example.org/by, for schools", "https://example.org/by"),
        ("CC BY (https://example.org/by).", "https://example.org/by"),
        ("[CC BY](https://example.org/by/4.0/)", "https://example.org/by/4.0/"),
        ("https://example.org/by_(law)", "https://example.org/by_(law)"),
        ("Ours (https://example.org/by_(law))", "https://example.org/by_(law)"),
        ("https://example.org/b\u00fd?a={b}", "https://example.org/b%C3%BD?a=%7Bb%7D"),
        ("CC BY 4.0", f"{_CC}/licenses/by/4.0/"),
        ("CC-BY-3.0-DE", f"{_CC}/licenses/by/3.0/de/"),
        ("CC BY-NC 3.0 IGO", f"{_CC}/licenses/by-nc/3.0/igo/"),
        ("CC-BY-SA-4.0", f"{_CC}/licenses/by-sa/4.0/"),
        ("CC BY 4.0 DE", ""),
        ("cc-by-nc-sa-2.5", f"{_CC}/licenses/by-nc-sa/2.5/"),
        ("CC BY-ND 4.0 International", f"{_CC}/licenses/by-nd/4.0/"),
        ("Creative Commons Attribution 4.0 (CC BY 4.0)", f"{_CC}/licenses/by/4.0/"),
        ("CC0", f"{_CC}/publicdomain/zero/1.0/"),
        ("CC0-1.0", f"{_CC}/publicdomain/zero/1.0/"),
        ("CC 0 1.0 Universal", f"{_CC}/publicdomain/zero/1.0/"),
        ("CC BY", ""),
        ("CC BY-XX 4.0", ""),
        ("CC BY 4.0 or MIT", ""),
        ("MIT", ""),
        ("", ""),
    ],
)
def test_a_license_has_an_address_if_it_is_written_or_known(written: str, expected: str) -> None:
    assert license_address(written) == expected
