"""`make audit-libraries`: asks whether a known fault of a library that we lock concerns us.

pip-audit asks the Python Package Index about the exact versions in the locks that are named, or
OSV (osv.dev) where that doesn't answer. It installs and resolves nothing. Exit status: 0 no fault
is known; 1 there is something to mend; 2 not all could be asked about, so not all is known.
"""

import json
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

_SERVICES = ("pypi", "osv")
_TO_MEND, _UNKNOWN = 1, 2

Libraries = list[dict[str, Any]]


def main(locks: list[str]) -> int:
    """Audit each lock, and tell what is known of it."""
    return max(map(audit, locks), default=0, key=[0, _UNKNOWN, _TO_MEND].index)


def audit(lock: str) -> int:
    """Audit a lock by the first service that answers."""
    libraries = next(filter(None, (_answer(lock, each) for each in _SERVICES)), [])
    unknown = [each for each in libraries if "skip_reason" in each]
    faults = list(_faults(libraries))
    if not libraries:
        print(
            f"{lock}: NOTHING IS KNOWN of these libraries, as no service with advisories could be "
            "asked; try again where the network reaches pypi.org or api.osv.dev",
            file=sys.stderr,
        )
        return _UNKNOWN
    for each in unknown:
        print(f"{lock}: {each['name']}: not known, {each['skip_reason']}", file=sys.stderr)
    for fault in faults:
        print(f"{lock}: {fault}")
    print(f"{lock}: {len(libraries)} libraries, {len(unknown)} unknown, {len(faults)} known faults")
    return _TO_MEND if faults else _UNKNOWN if unknown else 0


def _answer(lock: str, service: str) -> Libraries:
    """Ask a service; nothing if it can't be reached or knows none of the libraries."""
    command = (
        *(str(Path(sys.executable).parent / "pip-audit"), "--requirement", lock),
        *("--disable-pip", "--require-hashes", "--progress-spinner", "off"),
        *("--format", "json", "--vulnerability-service", service, "--timeout", "20"),
    )
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if not done.stdout.startswith("{"):
        return []
    libraries: Libraries = json.loads(done.stdout)["dependencies"]
    return [] if all("skip_reason" in each for each in libraries) else libraries


def _faults(libraries: Libraries) -> Iterator[str]:
    for each in libraries:
        for fault in each.get("vulns", []):
            mended = ", ".join(fault.get("fix_versions", [])) or "no release yet"
            yield f"{each['name']} {each['version']} has {fault['id']}, mended in {mended}"


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
