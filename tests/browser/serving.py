"""Serves a built site as a strict host does: from one origin, under a strict policy."""

from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from urllib.parse import urlsplit

POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; "
    "manifest-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)
"""A Content-Security-Policy without exceptions: nothing inline, nothing from elsewhere."""
_TYPES = {".webmanifest": "application/manifest+json", ".xml": "application/xml"}


class _Handler(SimpleHTTPRequestHandler):
    """Answers below the site's path, and with its own page where there is nothing."""

    def __init__(self, *args: object, base: str, directory: str) -> None:
        self._base = base
        self.extensions_map = self.extensions_map | _TYPES
        super().__init__(*args, directory=directory)  # type: ignore[arg-type]  # as the server gives them

    def end_headers(self) -> None:
        self.send_header("Content-Security-Policy", POLICY)
        self.send_header("X-Content-Type-Options", "nosniff")
        super().end_headers()

    def translate_path(self, path: str) -> str:
        return super().translate_path("/" + path.removeprefix(self._base))

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
        lost = Path(self.directory) / "404.html"
        if code != 404:
            super().send_error(code, message, explain)
            return
        self.send_response(code)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.end_headers()
        self.wfile.write(lost.read_bytes())

    def log_message(self, *_: object) -> None:
        """Say nothing: what went wrong, the browser tells."""


@contextmanager
def served(output: Path, base_url: str) -> Iterator[str]:
    """Serve an output folder for a while; give its address, with the path of ``base_url``."""
    base = urlsplit(base_url).path
    handler = partial(_Handler, base=base, directory=str(output))
    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}{base}"
        server.shutdown()
