"""The command line's words: what may be asked, and how it is explained."""

import argparse
import os
from collections.abc import Callable, Mapping
from datetime import date
from pathlib import Path

from sitegen import __version__
from sitegen.purposes import PURPOSES

_PORT = 8000
_LAST_PORT = 65_535
_EPILOG = """\
A site is a folder with the file site.yaml and the folder content.
To start one: sitegen init my-site. More on a command: sitegen build --help

Exit status: 0 all is well; 1 errors in the files, or the machine failed;
2 the command was written wrongly; 130 interrupted, 143 terminated.
"""


def parser(here: Path = Path()) -> argparse.ArgumentParser:
    """Describe all commands; ``here`` is the site's folder where no other is named."""
    top = argparse.ArgumentParser(
        prog="sitegen",
        description="Turn a folder of curated resources into a website.",
        epilog=_EPILOG,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    top.add_argument("--version", action="version", version=f"sitegen {__version__}")
    _debug(top)
    commands = top.add_subparsers(dest="command", title="commands", metavar="COMMAND")
    for name, take in _WORDS.items():
        purpose = PURPOSES[name]
        command = commands.add_parser(name, help=purpose.brief, description=purpose.whole)
        take(command, here)
        _debug(command)
    return top


_FORMATS = (
    "resource-schema, topic-schema, article-schema, introduction-schema (JSON Schema of front "
    "matter), decap (Decap CMS and Sveltia CMS), issue-form (GitHub's) or guide (for contributors)"
)


def _build(command: argparse.ArgumentParser, here: Path) -> None:
    _reading(command, here)
    command.add_argument(
        "--output", type=Path, metavar="DIR", help="write into DIR (default: ROOT/output)"
    )
    command.add_argument(
        "--clean", action="store_true", help="draw every page afresh, keep none of the last build"
    )
    _compress(command)
    command.add_argument("--why", metavar="PATH", help="say why the page at PATH was drawn or kept")


def _publish(command: argparse.ArgumentParser, here: Path) -> None:
    command.add_argument("folder", metavar="DIR", type=Path, help="where a web server serves from")
    _reading(command, here)
    command.add_argument(
        "--output", type=Path, metavar="DIR", help="build into DIR first (default: ROOT/output)"
    )
    command.add_argument(
        "--rollback", action="store_true", help="go back to the release before; build nothing"
    )
    _compress(command)


def _prove(command: argparse.ArgumentParser, here: Path) -> None:
    _reading(command, here)
    command.add_argument(
        "--output", type=Path, metavar="DIR", help="compare with DIR (default: ROOT/output)"
    )
    _compress(command)


def _compress(command: argparse.ArgumentParser) -> None:
    command.add_argument(
        "--compress", action="store_true", help="have files .br and .gz beside texts, for a server"
    )


def _check(command: argparse.ArgumentParser, here: Path) -> None:
    _reading(command, here)
    command.add_argument(
        "--since",
        metavar="REV",
        help="also tell of addresses that the site had at REV, a revision of git, and has lost",
    )


def _fix(command: argparse.ArgumentParser, here: Path) -> None:
    _reading(command, here)
    command.add_argument(
        "--diff", action="store_true", help="show what would be changed, and change nothing"
    )


def _serve(command: argparse.ArgumentParser, here: Path) -> None:
    add = command.add_argument
    add("root", metavar="ROOT", nargs="?", type=Path, default=here, help=f"the site ({_at(here)})")
    add(
        "--port",
        type=_port,
        metavar="N",
        default=_PORT,
        help=f"serve at port N, or the next that is free (default: {_PORT})",
    )
    add("--today", type=_day, metavar="DAY", help="take DAY, such as 2026-01-31, for today")
    add("--quiet", action="store_true", help="print nothing but the address and messages")
    command.set_defaults(drafts=True, future=True, unfinished=True)
    command.set_defaults(strict=False, base_url=None, jobs=_cores())


def _reading(command: argparse.ArgumentParser, here: Path) -> None:
    add = command.add_argument
    add("root", metavar="ROOT", nargs="?", type=Path, default=here, help=f"the site ({_at(here)})")
    add("--strict", action="store_true", help="treat warnings as errors")
    add("--drafts", action="store_true", help="include drafts")
    add("--future", action="store_true", help="include resources dated in the future")
    add("--today", type=_day, metavar="DAY", help="take DAY, such as 2026-01-31, for today")
    add("--base-url", metavar="URL", help="build for URL instead of base_url in site.yaml")
    add(
        "--jobs",
        type=_jobs,
        metavar="N",
        default=_cores(),
        help="use N processes (default: one for each core of the machine)",
    )
    add(
        "--format",
        choices=("text", "json", "github", "gitlab", "sarif", "markdown"),
        default="text",
        help="tell of mistakes in this form; all but text go to standard output",
    )
    add("--quiet", action="store_true", help="print nothing but messages about the files")


def _new(command: argparse.ArgumentParser, here: Path) -> None:
    command.add_argument(
        "type", metavar="TYPE", nargs="?", help="the resource's type, such as Webinar"
    )
    command.add_argument("title", metavar="TITLE", nargs="?", help="its title, in quotes")
    command.add_argument(
        "--from-issue",
        type=Path,
        metavar="FILE",
        help="take what an issue says that answers GitHub's form; - is standard input",
    )
    command.add_argument("--topic", metavar="T", default="", help="the topic that it belongs to")
    command.add_argument(
        "--root", type=Path, default=here, metavar="ROOT", help=f"the site ({_at(here)})"
    )
    command.add_argument(
        "--today", type=_day, metavar="DAY", help="the day that it joins the collection"
    )


def _schema(command: argparse.ArgumentParser, here: Path) -> None:
    command.add_argument("format", metavar="FORMAT", nargs="?", help=_FORMATS)
    what = command.add_mutually_exclusive_group()
    what.add_argument(
        "--write",
        action="store_true",
        help="write it to its place; without FORMAT, all that lie there",
    )
    what.add_argument(
        "--check", action="store_true", help="fail if what lies at its place is out of date"
    )
    command.add_argument(
        "--root", type=Path, default=here, metavar="ROOT", help=f"the site ({_at(here)})"
    )


def _init(command: argparse.ArgumentParser, _: Path) -> None:
    command.add_argument("folder", metavar="DIR", type=Path, help="the new site's folder")
    command.add_argument(
        "--host",
        choices=("github", "gitlab", "netlify", "cloudflare"),
        default="github",
        help="who builds and publishes the site after each push (default: github)",
    )


def _explain(command: argparse.ArgumentParser, _: Path) -> None:
    command.add_argument("code", metavar="CODE", help="the code of the message")


def _links(command: argparse.ArgumentParser, here: Path) -> None:
    _reading(command, here)
    what = command.add_mutually_exclusive_group()
    what.add_argument(
        "--plain", action="store_true", help="list each address once, without places, for lychee"
    )
    what.add_argument(
        "--report",
        type=Path,
        metavar="FILE",
        help="take in a report that lychee wrote as JSON; - is standard input",
    )


def _topics(command: argparse.ArgumentParser, here: Path) -> None:
    add = command.add_argument
    add("action", metavar="ACTION", nargs="?", choices=("merge", "rename"), help="merge or rename")
    add("names", metavar="NAME", nargs="*", help="the topic, and the one that it is to become")
    add("--format", choices=("text", "json"), default="text", help="the form of the list")
    _moving(command, here)


def _mv(command: argparse.ArgumentParser, here: Path) -> None:
    command.add_argument("old", metavar="OLD", help="the file, such as resources/accents.md")
    command.add_argument("new", metavar="NEW", help="where it is to be, such as resources/service/")
    _moving(command, here)


def _moving(command: argparse.ArgumentParser, here: Path) -> None:
    add = command.add_argument
    add("--dry-run", action="store_true", help="say what would be done, and write nothing")
    add("--root", type=Path, default=here, metavar="ROOT", help=f"the site ({_at(here)})")
    add("--today", type=_day, metavar="DAY", help="take DAY, such as 2026-01-31, for today")
    command.set_defaults(jobs=_cores())


def _debug(command: argparse.ArgumentParser) -> None:
    """Allow for --debug, which is looked for before anything is read: that may be what fails."""
    command.add_argument("--debug", action="store_true", help="show the traceback of a bug")


def _at(here: Path) -> str:
    place = "this folder" if here == Path() else str(here).replace("%", "%%")
    return f"default: {place}"


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise argparse.ArgumentTypeError(f"'{text}' is not a day such as 2026-01-31") from None


def _port(text: str) -> int:
    if not text.isascii() or not text.isdigit() or not 0 < int(text) <= _LAST_PORT:
        raise argparse.ArgumentTypeError(f"'{text}' is not a port such as {_PORT}")
    return int(text)


def _jobs(text: str) -> int:
    if not text.isascii() or not text.isdigit() or int(text) < 1:
        raise argparse.ArgumentTypeError(f"'{text}' is not a number of processes, such as 2")
    return int(text)


def _cores() -> int:
    """Count the cores that this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


_WORDS: Mapping[str, Callable[[argparse.ArgumentParser, Path], None]] = {
    "build": _build,
    "publish": _publish,
    "prove": _prove,
    "check": _check,
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
