"""Lines for terminals and logs, which nothing that an editor writes can break or command."""

import re

_COMMAND = re.compile(r"#(?=#\w*\[)")
"""What makes a command of GitHub, Azure and TeamCity (``##vso[…]``) anywhere in a line of a log."""


def one_line(text: str) -> str:
    """Show as its escape what could forge a line: a line break, a control, a command's start."""
    if not text.isprintable():
        text = "".join(c if c.isprintable() else repr(c)[1:-1] for c in text)
    return _COMMAND.sub(r"\\x23", text) if "##" in text else text
