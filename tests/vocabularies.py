"""Sites in small: one that says nothing of its fields, and one that says all that it can."""

from sitegen.settings import FieldSetting, Settings, TypeSetting
from sitegen.vocabulary import TopicNames, Vocabulary

PLAIN = Vocabulary(Settings(title="Plain", base_url="https://example.org/"))
FULL = Vocabulary(
    Settings(
        title='Books: "yes" & no',
        base_url="https://example.org/",
        topics="closed",
        types=(
            TypeSetting("News", "News"),
            TypeSetting("Case Study", "Case Studies", ("start", "isbn")),
            TypeSetting("None", "Nones"),
        ),
        fields=(
            FieldSetting(name="summary", required=True, label="In short"),
            FieldSetting(name="publisher", default="Example Library"),
            FieldSetting(name="level", choices=("1.10", "on", "none", "hard, very")),
            FieldSetting(name="audience", choices=("staff", "staff, new", "all|every`one")),
            FieldSetting(name="seats", kind="number", default="12"),
            FieldSetting(name="free", kind="boolean", default="yes"),
            FieldSetting(name="isbn", kind="text", label="Title"),
            FieldSetting(name="größe", kind="link", many=True),
            FieldSetting(name="opens", kind="date"),
            FieldSetting(name="cost", kind="choices", choices=("free", "paid"), default="free"),
        ),
    ),
    (
        TopicNames("C++", ("C++", "C++", "c-plus-plus")),
        TopicNames("Work, Paid", ("Work, Paid", "Work, Paid and Unpaid", "work", "jobs")),
        TopicNames("Later", ("Later", "Later", "later"), draft=True),
    ),
)
OPEN = Vocabulary(
    Settings(title="Open", base_url="https://example.org/"),
    tuple(TopicNames(f"Topic {n}", (f"Topic {n}", f"Topic {n}", f"topic-{n}")) for n in range(40)),
)
ALL = (PLAIN, FULL, OPEN)
