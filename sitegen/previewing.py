"""Previewing: the command ``serve``, from the first look at a site to its end."""

import gc

from sitegen.console import say
from sitegen.design import watched_spread
from sitegen.engine import engine
from sitegen.live_site import LiveSite
from sitegen.lock import locked
from sitegen.orders import Order, Watch
from sitegen.ports import HERE, listen
from sitegen.preview import first_look
from sitegen.preview_server import serve as serve_site
from sitegen.recent import Recent
from sitegen.shelf import Shelf, claim
from sitegen.store import Finder, store_file
from sitegen.telling import TEXT, report


def serve(order: Order, port: int, watch: Watch) -> int:
    """Serve a preview until somebody interrupts.

    Raises ``KeyboardInterrupt`` then, and what a build raises of a folder that it may not fill.
    """
    claim(Shelf(order.output, order.root, recorded=True))  # before anything is believed or written
    gc.disable()  # as in a build; what is kept has no cycles
    taken = listen(port)
    with taken:
        recent = Recent(Finder(store_file(order.root), engine()))
        with locked(order.root):
            seen = first_look(order, recent, watched_spread(order, watch, "Reading"))
        site = LiveSite(order.root, seen)
        report(seen.diagnostics, order.root, TEXT)
        chosen: int = taken.getsockname()[1]
        if chosen != port:
            say(f"port {port} is taken, so the preview is at port {chosen}", 0)
        print(f"The preview is at http://{HERE}:{chosen}{site.base} (Ctrl-C ends it)", flush=True)
        serve_site(order, site, recent, taken)
    return 0
