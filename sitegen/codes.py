"""The names of all faults that are reported; ``docs/diagnostics.md`` has a section for each."""

from enum import StrEnum


class Code(StrEnum):
    """What is wrong; the remedy is the hint's business."""

    # Reading a file
    FILE_ENDING = "file-ending"
    FILE_NAME = "file-name"
    FILE_KIND = "file-kind"
    FILE_LINK = "file-link"
    FILE_LIMIT = "file-limit"
    FILE_UNREADABLE = "file-unreadable"
    ENCODING_INVALID = "encoding-invalid"
    CHARACTER_FORBIDDEN = "character-forbidden"
    FRONT_MATTER_MISSING = "front-matter-missing"
    FRONT_MATTER_UNCLOSED = "front-matter-unclosed"
    FRONT_MATTER_SHAPE = "front-matter-shape"
    FRONT_MATTER_LIMIT = "front-matter-limit"
    MARKDOWN_LIMIT = "markdown-limit"
    YAML_SYNTAX = "yaml-syntax"
    YAML_FEATURE = "yaml-feature"
    KEY_DUPLICATE = "key-duplicate"
    VALUE_COMMENT = "value-comment"
    # One file's fields
    FIELD_UNKNOWN = "field-unknown"
    FIELD_MISSING = "field-missing"
    FIELD_EMPTY = "field-empty"
    FIELD_INVALID = "field-invalid"
    FIELD_LIMIT = "field-limit"
    TYPE_UNKNOWN = "type-unknown"
    TOPIC_UNKNOWN = "topic-unknown"
    IMAGE_ALT_MISSING = "image-alt-missing"
    RESOURCE_BARE = "resource-bare"
    REVIEW_OVERDUE = "review-overdue"
    # The settings
    SETTINGS_MISSING = "settings-missing"
    SETTING_UNKNOWN = "setting-unknown"
    SETTING_MISSING = "setting-missing"
    SETTING_INVALID = "setting-invalid"
    # The whole collection
    ADDRESS_TAKEN = "address-taken"
    ADDRESS_RESERVED = "address-reserved"
    ADDRESS_SPELLING = "address-spelling"
    ALIAS_INVALID = "alias-invalid"
    LINK_BROKEN = "link-broken"
    FRAGMENT_MISSING = "fragment-missing"
    IMAGE_HEAVY = "image-heavy"
    LINK_REPEATED = "link-repeated"
    TOPIC_UNDESCRIBED = "topic-undescribed"
    TOPIC_SIMILAR = "topic-similar"
    TOPIC_AMBIGUOUS = "topic-ambiguous"
    TOPIC_CYCLE = "topic-cycle"
    FEATURED_MISSING = "featured-missing"
    HTML_REMOVED = "html-removed"
    # Templates
    TEMPLATE_MISSING = "template-missing"
    TEMPLATE_INVALID = "template-invalid"
    TEMPLATE_DYNAMIC = "template-dynamic"
    TEMPLATE_FAILED = "template-failed"
    # The words of the theme
    LANGUAGE_UNTRANSLATED = "language-untranslated"
    MESSAGE_UNKNOWN = "message-unknown"
    MESSAGE_INVALID = "message-invalid"
    MESSAGE_MISSING = "message-missing"
    # The output, which is found out by proving it
    OUTPUT_DIFFERS = "output-differs"
