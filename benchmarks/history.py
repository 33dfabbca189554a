"""Make a git repository of content with a long history, to replay with ``replay.py``.

Usage: python benchmarks/history.py FOLDER [--commits 300] [--size 300]

Most commits touch one file, as editors' do; others touch many, rename, delete, add, move a topic or
change a template. The same arguments make the same commits, down to their hashes.
"""

import argparse
from collections.abc import Callable, Sequence
from datetime import timedelta
from pathlib import Path

from msgspec import Struct

from benchmarks.corpus import LAST_DAY, Corpus, slugify
from benchmarks.dice import Dice
from benchmarks.git import git
from benchmarks.layouts import SITEGEN, write_sitegen

_SEED = 7


class Moment(Struct, frozen=True):
    """A site between two commits, the number of the next one, and what chance decides by."""

    corpus: Corpus
    folder: Path
    dice: Dice
    number: int

    def files(self) -> Sequence[Path]:
        """List the files of resources that are there now."""
        return sorted((self.folder / "content/resources").rglob("*-*.md"))

    def file(self) -> Path:
        """Choose the file of a resource."""
        return self.dice.pick(self.files())


_Change = Callable[[Moment], str]
"""Changes the site, and gives the commit's message."""


def main() -> None:
    """Make the repository that the command line asks for."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("folder", type=Path, metavar="FOLDER", help="made anew; must not exist")
    parser.add_argument("--commits", type=int, default=300, metavar="N")
    parser.add_argument("--size", type=int, default=300, metavar="N", help="resources at the start")
    asked = parser.parse_args()
    make_history(asked.folder, Corpus(asked.size), asked.commits)


def make_history(folder: Path, corpus: Corpus, commits: int) -> None:
    """Make a repository with so many commits, the first of which adds the whole corpus."""
    folder.mkdir(parents=True)
    git(folder, "init", "--quiet")
    write_sitegen(corpus, folder)
    _commit(folder, "Add the collection", 0)
    dice = Dice(_SEED)
    for number in range(1, commits):
        now = Moment(corpus, folder, dice, number)
        change = _mend if _mistake(now).exists() else dice.weigh(_CHANGES, _CHANCES)
        _commit(folder, change(now), number)


def _commit(folder: Path, message: str, number: int) -> None:
    git(folder, "add", "--all")
    day = (LAST_DAY + timedelta(days=number // 3)).isoformat()
    git(folder, "commit", "--quiet", "--allow-empty", f"--message={message}", day=day)


def _edit_body(now: Moment) -> str:
    file = now.file()
    _amend(file, now.number)
    return f"Edit {file.stem}"


def _edit_title(now: Moment) -> str:
    file = now.file()
    _set(file, "title", f'"Edition {now.number} of {file.stem}"')
    return f"Rename the resource {file.stem}"


def _edit_topic(now: Moment) -> str:
    file = now.file()
    _set(file, "topic", now.dice.pick(now.corpus.topics).name)
    return f"Move {file.stem} to another topic"


def _hide(now: Moment) -> str:
    """Make a draft of it, or publish it again."""
    file = now.file()
    _set(file, "draft", "no" if "draft: yes" in file.read_text(encoding="utf-8") else "yes")
    return f"Hide or show {file.stem}"


def _add(now: Moment) -> str:
    """Add a resource; every other one only joins the site some days after its commit."""
    resource = now.corpus.newcomer(now.number // 2)
    SITEGEN.write(resource, now.folder)
    return f"Add {resource.title}"


def _edit_many(now: Moment) -> str:
    files = now.files()
    for file in files[now.dice.below(3) :: 3]:
        _amend(file, now.number)
    return "Look through a third of the collection"


def _move(now: Moment) -> str:
    """Give a file another name; what links to it is left behind, as it happens."""
    file = now.file()
    file.rename(file.with_name(f"{slugify(file.stem)}-moved-{now.number}.md"))
    return f"Move {file.stem}"


def _delete(now: Moment) -> str:
    files = [now.file() for _ in range(now.dice.pick((1, 1, 1, 12)))]
    for file in files:
        file.unlink(missing_ok=True)
    return f"Delete {files[0].stem}"


def _edit_topic_file(now: Moment) -> str:
    topic = now.dice.pick(now.corpus.topics)
    file = now.folder / f"content/topics/{topic.slug}.md"
    _set(file, "title", f"{topic.title} ({now.number})")
    return f"Rename the topic {topic.name}"


def _edit_partial(now: Moment) -> str:
    file = now.folder / "templates/partials/entry.html"
    before, mark, after = file.read_text(encoding="utf-8").partition("{% endmacro %}")
    file.write_text(f"{before}<!-- {now.number} -->{mark}{after}", encoding="utf-8")
    return "Change how entries look"


def _spoil(now: Moment) -> str:
    """Make a mistake that stops the build; the next commit mends it."""
    _mistake(now).write_text("---\ntitle: No date\n---\n")
    return "Make a mistake"


def _mend(now: Moment) -> str:
    _mistake(now).unlink()
    return "Mend a mistake"


def _mistake(now: Moment) -> Path:
    return now.folder / "content/resources/mistake.md"


def _amend(file: Path, number: int) -> None:
    with file.open("a", encoding="utf-8") as text:
        text.write(f"\nLooked through in commit {number}.\n")


def _set(file: Path, field: str, value: str) -> None:
    """Give a field of the front matter a value; it moves to the end."""
    _, header, body = file.read_text(encoding="utf-8").split("---\n", 2)
    lines = [line for line in header.splitlines() if not line.startswith(f"{field}:")]
    file.write_text(
        "---\n" + "\n".join((*lines, f"{field}: {value}")) + f"\n---\n{body}", encoding="utf-8"
    )


_CHANGES: Sequence[_Change] = (
    *(_edit_body, _edit_title, _edit_topic, _hide, _add, _edit_many),
    *(_move, _delete, _edit_topic_file, _edit_partial, _spoil),
)
_CHANCES = (0.40, 0.50, 0.58, 0.62, 0.74, 0.78, 0.86, 0.92, 0.95, 0.97, 1.00)
"""Running sums."""

if __name__ == "__main__":
    main()
