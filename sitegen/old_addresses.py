"""Old addresses: the aliases in a file's front matter, kept right when a page moves."""

from sitegen.address_kinds import read_alias
from sitegen.header_edits import add, drop, reword
from sitegen.header_values import items_of
from sitegen.kinds import Fault
from sitegen.manuscripts import Manuscript
from sitegen.source import CONTENT
from sitegen.urls import collation_key


def aliases_in(written: Manuscript) -> tuple[str, ...]:
    """List the aliases of a file, from the site's root on, in the order in which they stand."""
    folder = "/" + written.path.removeprefix(CONTENT).rpartition("/")[0]
    read = (read_alias(each) for each in items_of(written, "aliases"))
    known = (each for each in read if not isinstance(each, Fault))
    return tuple(each if each.startswith("/") else f"{folder}/{each}" for each in known)


def differ_by_case(address: str, now: str) -> bool:
    """Tell whether some file systems take two addresses for one, so that neither leads on."""
    return address != now and collation_key(address) == collation_key(now)


def keep_address(written: Manuscript, address: str) -> Manuscript:
    """Have an address lead to a file from now on."""
    return written if address in aliases_in(written) else add(written, "aliases", address)


def free_address(written: Manuscript, address: str) -> Manuscript:
    """Give up an alias, because the page itself is there again."""
    for index in reversed(range(len(aliases_in(written)))):
        if aliases_in(written)[index] == address:
            written = drop(written, "aliases", index)
    return written


def root_aliases(written: Manuscript) -> Manuscript:
    """Write aliases from the site's root on that start in the file's folder, which it leaves."""
    items = items_of(written, "aliases")
    for index, (item, address) in enumerate(zip(items, aliases_in(written), strict=True)):
        if not item.text.strip().startswith("/"):
            written = reword(written, "aliases", index, address)
    return written
