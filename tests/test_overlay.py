"""What the preview shows above a page is what ``sitegen check`` says, for each kind of mistake."""

from pathlib import Path

import pytest
from msgspec.structs import replace

from sitegen.diagnostics import Diagnostic, Location
from sitegen.engine import engine
from sitegen.live_site import LiveSite
from sitegen.model import Edition
from sitegen.orders import Order
from sitegen.preview import UNSEEN, in_turn, look
from sitegen.printable import one_line
from sitegen.recent import Recent
from sitegen.source_lines import Fault
from sitegen.store import Finder
from tests.sites import TODAY
from tests.test_cases import CASES, faults_of, site_of

_READ = sorted(
    each.name
    for each in CASES.iterdir()
    if not (each / "output").exists()
    and not (each / "templates").exists()
    and not (each / "lychee.json").exists()
    and each.name not in {"file-unreadable", "address-gone"}  # need another system, and a revision
)


def shown(root: Path) -> tuple[Fault, ...]:
    """Show a site's faults as the preview does, for the edition of a build."""
    order = Order(root=root, output=root / "output", edition=Edition(TODAY))
    seen = look(order, UNSEEN, Recent(Finder(None, engine())), in_turn)
    return LiveSite(root, seen).news().faults


def _told(fault: Fault) -> Diagnostic:
    place = Location(fault.path, fault.line, fault.column)
    return Diagnostic(place, fault.code, fault.message, fault.hint, fault.severity)


def _printable(fault: Diagnostic) -> Diagnostic:
    """Give a fault as every report has it; how it can be mended is no matter of the preview's."""
    message, hint = one_line(fault.message), one_line(fault.hint)
    return replace(fault, message=message, hint=hint, edits=())


@pytest.mark.parametrize("name", _READ)
def test_the_preview_says_what_check_says(name: str) -> None:
    found = shown(site_of(name))
    assert {_told(each) for each in found} == {_printable(each) for each in faults_of(name)}
    ranks = [each.severity for each in found]
    assert ranks == sorted(ranks, key=["error", "warning", "note"].index)
