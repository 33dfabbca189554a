"""Plan what others take the whole collection over by: a data package and a static repository."""

from collections.abc import Iterator

from sitegen.contacts import mail_of
from sitegen.data_columns import columns
from sitegen.data_package import About, data_package
from sitegen.fingerprint import part
from sitegen.form_files import repository
from sitegen.harvest import is_harvested
from sitegen.listings import HOME
from sitegen.lots import Lots
from sitegen.material import Material
from sitegen.model import Collection
from sitegen.own_files import own_file
from sitegen.package_links import PACKAGE
from sitegen.planned import Page, Role
from sitegen.settings import Settings
from sitegen.static_repository import Repository, datestamp, gateway_url

REPOSITORY = "/oai.xml"


def harvest_addresses(collection: Collection, settings: Settings) -> Iterator[str]:
    """Name the addresses of these files, as editors may link to them."""
    if settings.metadata.data_package:
        yield PACKAGE
    if is_harvested(collection, settings):
        yield REPOSITORY


def harvest_pages(made: Material, lots: Lots) -> Iterator[Page]:
    """Plan these files, unless the settings want none."""
    if made.settings.metadata.data_package:
        yield _package(made, lots)
    if is_harvested(made.collection, made.settings):
        yield _repository(made, lots)


def _package(made: Material, lots: Lots) -> Page:
    settings = made.settings
    about = About(
        title=settings.title,
        description=settings.description,
        home=made.absolute(HOME),
        license=settings.license,
        publisher=settings.publisher,
        mail=mail_of(settings.contact),
    )
    described = part(columns(settings, lots.added.value))
    return own_file(PACKAGE[1:], data_package, (part(about), described), Role.PAGE)


def _repository(made: Material, lots: Lots) -> Page:
    """Plan the repository: of what readers are led to, so of no expired resource."""
    settings = made.settings
    described = Repository(
        name=settings.title,
        base_url=gateway_url(settings.oai_gateway, made.absolute(REPOSITORY)),
        mail=mail_of(settings.contact),
        earliest=min(map(datestamp, made.collection.listed)),
    )
    return own_file(REPOSITORY[1:], repository, (part(described), *lots.every))
