"""CSL-JSON: a work as citation processors and many reference managers take it (CSL 1.0.2)."""

from sitegen import jsontext
from sitegen.cited_works import Reference
from sitegen.person_names import Name


def csl_item(work: Reference) -> bytes:
    """Write an item on one line, without what isn't known."""
    item = {
        "id": work.key,
        "type": work.type,
        "title": work.title,
        "author": [_name(each) for each in work.authors],
        "issued": {"date-parts": [work.issued]} if work.issued else None,
        "container-title": work.container,
        "publisher": work.publisher,
        "DOI": work.doi,
        "URL": work.url,
        "language": work.language,
        "keyword": ", ".join(work.keywords),
        "abstract": work.abstract,
    }
    return jsontext.encode({name: value for name, value in item.items() if value})


def _name(name: Name) -> dict[str, str]:
    """Tell a person's name in its parts, and what has no parts literally."""
    if not name.given:
        return {"literal": name.family}
    parts = {"family": name.family, "given": name.given}
    return parts | {"suffix": name.suffix} if name.suffix else parts
