"""Licenses: the address that a license has, where editors wrote its name."""

import re
from functools import lru_cache

from sitegen.urls import encoded

_ADDRESS = re.compile(r"https?://(?:[^\s<>\"()]|\([^\s<>\"()]*\))+(?<![.,;:!?'\]])", re.IGNORECASE)
"""An address in words, without the punctuation of these after it."""
_CREATIVE_COMMONS = re.compile(
    r"(?:.*\()?CC[ -](BY(?:-NC)?(?:-SA|-ND)?)[ -]"
    r"(?:([1-3]\.[05])[ -]([A-Z]{2}|IGO)|([1-4]\.[05])(?: International)?)\)?",
    re.IGNORECASE,
)
"""With the country that a license before the fourth version was written for, as SPDX has it too."""
_ZERO = re.compile(r"CC[ -]?0(?:[ -]1\.0)?(?: Universal)?", re.IGNORECASE)
_CREATOR = "https://creativecommons.org"


@lru_cache(maxsize=1024)
def license_address(written: str) -> str:
    """Find the address of a license, in ASCII: as it is written, or by a name of Creative Commons.

    ``CC BY 4.0`` has one; empty if what is written names no license that we know.
    """
    if found := _ADDRESS.search(written):
        return encoded(found[0])
    if found := _CREATIVE_COMMONS.fullmatch(written):
        version = f"{found[2]}/{found[3].lower()}" if found[3] else found[4]
        return f"{_CREATOR}/licenses/{found[1].lower()}/{version}/"
    return f"{_CREATOR}/publicdomain/zero/1.0/" if _ZERO.fullmatch(written) else ""
