"""COinS: a resource as an OpenURL, for reference managers that look into lists.

The query of an OpenURL (ANSI/NISO Z39.88-2004, key/encoded-value) in the format for Dublin Core,
as the attribute ``title`` of an element of the class ``Z3988`` holds it.
"""

import re
from collections.abc import Iterator
from urllib.parse import quote

from sitegen.model import Resource
from sitegen.references import published_on
from sitegen.views import Html
from sitegen.wording import Wording

_VERSION = "ctx_ver=Z39.88-2004&rft_val_fmt=info:ofi/fmt:kev:mtx:dc"
_CODED = re.compile("[^A-Za-z0-9_.~:/-]")
"""Signs that are written by their codes. ``:`` and ``/`` may stand in a query as they are (RFC
3986), and then compress as in the links beside them."""


class _Codes(dict[str, str]):
    """The code of each sign; a memo of a pure function."""

    def __missing__(self, sign: str) -> str:
        found = self[sign] = quote(sign)
        return found


_codes = _Codes({" ": "+"})


def coins(resource: Resource, link: str, wording: Wording) -> str:
    """Describe a resource by what is known of it; ``link`` is where it is, in full."""
    pairs = _elements(resource, link or wording.absolute(resource.address))
    return _VERSION + "".join([f"&rft.{name}={_coded(value)}" for name, value in pairs if value])


def coins_element(described: str) -> Html:
    """Hold a description as pages do; of the signs in it that HTML reads, ``&`` is the only one."""
    return Html(f'<span class="Z3988" title="{described.replace("&", "&amp;")}"></span>')


def _elements(resource: Resource, address: str) -> Iterator[tuple[str, str]]:
    yield "title", resource.title
    for person in resource.author:
        yield "creator", person.name
    yield "publisher", resource.publisher
    yield "date", published_on(resource)
    yield "identifier", address
    yield "language", resource.language


def _coded(text: str) -> str:
    return _CODED.sub(lambda found: _codes[found[0]], text)
