"""Build the site in this folder; ``python build.py --help`` tells what can be asked."""

import sys
from pathlib import Path

from sitegen.cli import leave, main

leave(main(["build", *sys.argv[1:]], here=Path(__file__).parent))
