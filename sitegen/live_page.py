"""Live pages: what the preview adds to a page when it is served, and nowhere else."""

from functools import cache
from html import escape
from pathlib import Path

from msgspec import Struct, json

from sitegen.fingerprint import digest_of

_END = b"</body>"
CLIENT = "preview.js"


class Note(Struct, frozen=True):
    """What an open page knows of itself.

    ``mark`` is the fingerprint of what it shows, ``source`` the path of the file that it is made
    from, ``template`` what draws it, ``unready`` why readers don't see it yet, if they don't.
    """

    mark: str
    source: str
    template: str
    unready: str


def with_client(page: bytes, folder: str, note: Note) -> bytes:
    """Add the preview's script, which lies in a folder of the same origin, to a page."""
    tag = _tag(folder, note).encode()
    before, end, after = page.rpartition(_END)
    return before + tag + end + after if end else page + tag


def _tag(folder: str, note: Note) -> str:
    """Write the script's tag; what stands in it are attributes, as nothing inline may run."""
    told = {
        "mark": note.mark,
        "source": note.source,
        "template": note.template,
        "unready": note.unready,
    }
    data = "".join(f' data-{name}="{escape(each)}"' for name, each in told.items())
    address = f"{folder}{CLIENT}?{digest_of(client()).hex()[:8]}"
    return f'<script src="{escape(address)}"{data} defer></script>\n'


@cache
def client() -> bytes:
    """Give the script, with its style sheet as text: so a page waits for one file only."""
    here = Path(__file__).parent
    sheet = json.encode((here / "preview.css").read_text(encoding="utf-8"))
    return b"const sitegenPreviewSheet = " + sheet + b";\n" + (here / CLIENT).read_bytes()
