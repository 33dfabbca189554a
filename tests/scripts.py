"""Runs the script of the search page where Node.js is at hand; browsers try it elsewhere."""

import json
import shutil
import subprocess
from pathlib import Path

NODE = shutil.which("node")
_SCRIPT = Path(__file__).parent.parent / "templates" / "assets" / "search.js"
_PROGRAM = """\
import * as search from "./search.mjs";
import fs from "node:fs";
const GIVEN = JSON.parse(fs.readFileSync("given.json"));
const found = await (EXPRESSION);
fs.writeFileSync("found.json", JSON.stringify(found));
"""


def evaluate(expression: str, given: object, folder: Path) -> object:
    """Evaluate an expression in which ``search`` is the script and ``GIVEN`` what is given."""
    assert NODE
    (folder / "search.mjs").write_bytes(_SCRIPT.read_bytes())
    (folder / "program.mjs").write_text(_PROGRAM.replace("EXPRESSION", expression))
    (folder / "given.json").write_text(json.dumps(given))
    subprocess.run([NODE, "program.mjs"], cwd=folder, check=True)
    return json.loads((folder / "found.json").read_text())
