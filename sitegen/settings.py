"""The settings of a site, as values."""

from msgspec import Struct


class TypeSetting(Struct, frozen=True):
    """One of the types that resources may have, the fields that it requires, and its icon.

    ``schema`` is what schema.org calls it; empty where that follows from the name.
    """

    name: str
    plural: str
    requires: tuple[str, ...] = ()
    icon: str = ""
    schema: str = ""


class FieldSetting(Struct, frozen=True, kw_only=True):
    """A change to a field of resources, or a field that the site adds; ``None`` changes nothing."""

    name: str
    kind: str | None = None
    label: str | None = None
    required: bool | None = None
    default: str | None = None
    choices: tuple[str, ...] = ()
    many: bool | None = None


class HtmlSetting(Struct, frozen=True):
    """What a site's own editors may use besides: elements, hosts of frames, files that may run.

    ``rel`` is what links out of bodies say of what they lead to, besides that it is outside.
    """

    allow: tuple[str, ...] = ()
    frames: tuple[str, ...] = ()
    files: tuple[str, ...] = ()
    rel: tuple[str, ...] = ()


class MetadataSetting(Struct, frozen=True):
    """Which forms of metadata pages carry, and which data lies beside them and for the whole."""

    json_ld: bool = True
    dublin_core: bool = True
    highwire: bool = True
    coins: bool = True
    open_graph: bool = True
    json: bool = True
    data_package: bool = True
    oai: bool = True
    cite: bool = True
    citations: bool = True


def outside(html: HtmlSetting) -> str:
    """Say what lies where a link to another host leads (HTML, section 4.6.7)."""
    return " ".join(("external", *html.rel))


class Settings(Struct, frozen=True, kw_only=True):
    """What ``site.yaml`` says; ``docs/settings.md`` gives each field's meaning."""

    title: str
    base_url: str
    description: str = ""
    language: str = "en"
    publisher: str = ""
    contact: str = ""
    suggest: str = ""
    license: str = ""
    menu: tuple[str, ...] = ()
    accent: str = ""
    page_size: int = 25
    recent_size: int = 10
    feed_size: int = 30
    timezone: str = "UTC"
    events: str = "calendars"
    upcoming_size: int = 5
    excerpt_length: int = 250
    markdown: str = "python-markdown"
    markdown_extensions: tuple[str, ...] = ()
    html: HtmlSetting = HtmlSetting()
    metadata: MetadataSetting = MetadataSetting()
    oai_gateway: str = ""
    topics: str = "open"
    narrower: str = "link"
    vocabulary: str = "on"
    unknown_fields: str = "error"
    updated: str = "written"
    types: tuple[TypeSetting, ...] = ()
    fields: tuple[FieldSetting, ...] = ()
