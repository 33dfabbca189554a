"""The commands: each does what was asked, prints what came of it and gives an exit status."""

import re
from argparse import Namespace
from collections.abc import Callable, Mapping
from functools import partial

from msgspec.structs import replace

from sitegen.building import build, check, prove, publish
from sitegen.console import FAILED, MISUSED, UsageError, folder_of, say
from sitegen.git import GitError, NoRevisionError
from sitegen.lock import BusyError
from sitegen.manual import codes, explanation
from sitegen.nearest import did_you_mean
from sitegen.options import no_site, order_of
from sitegen.progress import unwatched, watched
from sitegen.releases import NoReleaseError
from sitegen.shelf import MisplacedError, NotOursError, private_folder, trust
from sitegen.telling import TEXT, inform


def run(options: Namespace) -> int:
    """Do what was asked. Raises ``OSError`` where the machine fails."""
    try:
        return COMMANDS[options.command](options)
    except (UsageError, MisplacedError, NoRevisionError) as misuse:
        return say(str(misuse), MISUSED)
    except (NotOursError, BusyError, NoReleaseError, GitError) as refusal:
        return say(str(refusal), FAILED)


def _fix(options: Namespace) -> int:
    from sitegen.fixing import fix, show  # noqa: PLC0415  # takes longer to import than to resume

    order = order_of(options)
    if not (order.root / "content").is_dir():
        return no_site(order.root, options.format)
    trust(order.root, order.output)
    watch = unwatched if options.quiet else watched
    if options.diff:
        return show(order, watch)
    speak = _keep_quiet if options.quiet else partial(inform, form=options.format)
    return fix(order, watch, speak, partial(check, options))


def _keep_quiet(_: str) -> None:
    """Print nothing."""


def _serve(options: Namespace) -> int:
    from sitegen.previewing import serve  # noqa: PLC0415  # nothing else needs a server

    order = replace(order_of(options), output=private_folder(folder_of(options.root)))
    if not (order.root / "content").is_dir():
        return no_site(order.root, TEXT)
    return serve(order, options.port, unwatched if options.quiet else watched)


def _new(options: Namespace) -> int:
    from sitegen.authoring import new  # noqa: PLC0415  # builds needn't wait for it

    return new(options)


def _schema(options: Namespace) -> int:
    from sitegen.doors import schema  # noqa: PLC0415  # as above

    return schema(options)


def _init(options: Namespace) -> int:
    from sitegen.authoring import init  # noqa: PLC0415  # as above

    return init(options)


def _links(options: Namespace) -> int:
    from sitegen.linking import links  # noqa: PLC0415  # as above

    return links(options)


def _topics(options: Namespace) -> int:
    from sitegen.moving import topics  # noqa: PLC0415  # as above

    return topics(options)


def _mv(options: Namespace) -> int:
    from sitegen.moving import mv  # noqa: PLC0415  # as above

    return mv(options)


def _explain(options: Namespace) -> int:
    from sitegen.kinds import shown  # noqa: PLC0415  # as above

    code = re.sub(r".*\[|\].*", "", options.code.strip()).lower()
    text = explanation(code)
    if text is None:
        near = did_you_mean(code, codes())
        raise UsageError(f"there is no code {shown(options.code)}{near}")
    print(text, end="")
    return 0


COMMANDS: Mapping[str, Callable[[Namespace], int]] = {
    "build": build,
    "publish": publish,
    "prove": prove,
    "check": check,
    "fix": _fix,
    "serve": _serve,
    "new": _new,
    "schema": _schema,
    "init": _init,
    "explain": _explain,
    "links": _links,
    "topics": _topics,
    "mv": _mv,
}
