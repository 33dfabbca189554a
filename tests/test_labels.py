"""What a body says to those who can't see its boxes and arrows."""

from sitegen.labels import label, spoken
from sitegen.messages import Message, pieces_of
from sitegen.words import Words
from tests.planning import ENGLISH


def test_labels_are_said_in_the_language_of_the_site() -> None:
    html = f"<input {label('done')}><a {label('back_to_reference', '1-2')}>↩</a>"
    said = '<input aria-label="Done"><a aria-label="Back to reference 1-2">↩</a>'
    assert spoken(html, ENGLISH) == said


def test_a_body_without_labels_is_as_it_was() -> None:
    html = '<p aria-label="Done">site</p>'
    assert spoken(html, ENGLISH) is html


def test_what_is_said_stays_within_its_attribute() -> None:
    words = Words("en", {"label_done": Message("en", {"other": pieces_of('"Q" & <A>')})})
    said = '<input aria-label="&quot;Q&quot; &amp; &lt;A>">'
    assert spoken(f"<input {label('done')}>", words) == said
