"""Options: what a command's words ask for, as the order that they come to."""

from argparse import Namespace
from pathlib import Path

from sitegen.codings import Coding
from sitegen.console import FAILED, UsageError, folder_of, say, today_of
from sitegen.model import Edition
from sitegen.orders import Order
from sitegen.telling import report


def order_of(options: Namespace) -> Order:
    """Take from a command's options what they ask for. Raises ``UsageError``."""
    return Order(
        root=folder_of(options.root),
        output=output_of(options),
        edition=Edition(
            today_of(options),
            options.drafts,
            options.future,
            getattr(options, "unfinished", False),
        ),
        base_url=_base_url(options.base_url),
        strict=options.strict,
        clean=getattr(options, "clean", False),
        jobs=options.jobs,
        codings=tuple(Coding) if getattr(options, "compress", False) else (),
    )


def output_of(options: Namespace) -> Path:
    """Give the folder for the output: the one that was named, or the site's own."""
    output: Path = getattr(options, "output", None) or options.root / "output"
    return output


def _base_url(written: str | None) -> str:
    if written is None:
        return ""
    from sitegen.kinds import Fault  # noqa: PLC0415  # few ask for it
    from sitegen.located import Text  # noqa: PLC0415  # as above
    from sitegen.setting_kinds import read_base_url  # noqa: PLC0415  # as above

    found = read_base_url(Text(written, 1, 1))
    if isinstance(found, Fault):
        raise UsageError(f"--base-url {found.problem}; {found.hint}")
    return found


def no_site(root: Path, form: str) -> int:
    """Say that this is no site, or none yet."""
    from sitegen.site_settings import read_configuration  # noqa: PLC0415  # is slow to import

    _, faults = read_configuration(root)
    report(faults, root, form)
    place = "this folder" if root == Path() else str(root)
    return say(
        f"{place} has no folder 'content', which holds the pages of a site; "
        "name the site's folder, or start a site: sitegen init my-site",
        FAILED,
    )
