"""Checkouts: what git keeps of a site, which comes from whoever has sent it."""

from pathlib import Path

_GITDIR = "gitdir:"


def is_in_git(root: Path, name: str) -> bool:
    """Tell whether git keeps files below a folder of a site; where it can't say, it may.

    Git's list of files is searched for the name first, as to start git takes longer.
    """
    index = _index(root.resolve())
    if index is None or f"{name}/".encode() not in index.read_bytes():
        return False
    import subprocess  # noqa: PLC0415  # is slow to import, and hardly ever needed

    asked = ("git", "-C", str(root), "-c", "core.fsmonitor=false", "ls-files", "--", f"./{name}")
    try:
        found = subprocess.run(asked, capture_output=True, check=True)  # noqa: S603  # runs git alone
    except (OSError, subprocess.CalledProcessError):
        return True
    return bool(found.stdout)


def _index(folder: Path) -> Path | None:
    """Find git's list of files, of which the nearest folder around is the checkout."""
    for each in (folder, *folder.parents):
        index = git_folder(each / ".git") / "index"
        if index.is_file():
            return index
    return None


def checkout_around(root: Path) -> tuple[Path, str] | None:
    """Give the top of the repository that a site is kept in, if it is, and the way to the site.

    That way ends with ``/`` unless it is empty.
    """
    site = root.resolve()
    top = next((each for each in (site, *site.parents) if (each / ".git").exists()), None)
    if top is None:
        return None
    way = site.relative_to(top).as_posix()
    return top, "" if way == "." else f"{way}/"


def git_folder(place: Path) -> Path:
    """Give git's own folder; in further working trees, and in submodules, a file names it."""
    if not place.is_file():
        return place
    text = place.read_text(encoding="utf-8", errors="surrogateescape")
    return place.parent / text.removeprefix(_GITDIR).strip()
