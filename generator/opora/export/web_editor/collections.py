"""From a kind to the collections of the editor."""

from collections.abc import Iterator
from typing import Any

from opora.export.shapes import whole
from opora.export.web_editor.fields import GAPS, Field, editor_fields
from opora.export.web_editor.places import Folder, folders_of
from opora.model import Kind
from opora.parse.shape import schema_of
from opora.writing.shape import keys_in_order

Collection = dict[str, Any]

_BUTTONS = (
    "bold",
    "italic",
    "link",
    "strikethrough",
    "code",
    "heading-two",
    "heading-three",
    "heading-four",
    "bulleted-list",
    "numbered-list",
    "quote",
)


def collections_of(kind: Kind) -> Iterator[Collection]:
    """Describe how the editor shows the files of a kind."""
    fields = kind_fields(kind)
    for folder in folders_of(kind):
        head = {"name": folder.name, "label": _label(kind, folder), "label_singular": kind.label}
        body = [_body(kind)] if folder.extension == "md" else []
        if folder.file:
            file = {"name": folder.name, "label": kind.label, "file": folder.file}
            yield {**head, "files": [{**file, "fields": fields}]}
        else:
            yield {**head, **_entries(folder), "fields": [*fields, *body]}


def kind_fields(kind: Kind) -> list[Field]:
    """Describe the fields of a kind in the order of its files, and last what is not known."""
    by_name = {field["name"]: field for field in editor_fields(whole(schema_of(kind.model)))}
    return [*(by_name[key] for key in keys_in_order(kind.model) if key in by_name), _gaps()]


def _label(kind: Kind, folder: Folder) -> str:
    label = kind.list_title or kind.plural
    label = label[:1].upper() + label[1:]
    return label if folder.name == kind.name else f"{label}: материалы школ"


def _entries(folder: Folder) -> Collection:
    found: Collection = {
        "folder": folder.folder,
        "extension": folder.extension,
        "format": "yaml-frontmatter" if folder.extension == "md" else "yaml",
        "slug": _slug(folder),
        "summary": "{{title}}",
        "sortable_fields": ["title"],
        "publish": False,
    }
    if folder.path:
        found["path"] = folder.path
    if folder.in_tree:
        found["nested"] = {"depth": folder.depth, "subfolders": folder.own_folder}
        found["meta"] = {"path": {"index_file": folder.tail} if folder.own_folder else {}}
    return found


def _slug(folder: Folder) -> Collection:
    return {
        "template": folder.proposed_name,
        "editable": ["create"],
        "pattern": [folder.name_pattern, f"Имя файла: {folder.name_hint}."],
        "hint": f"Конец адреса страницы, потом не меняется: {folder.name_hint}.",
    }


def _gaps() -> Field:
    return {
        "name": GAPS,
        "label": "Чего не знаем",
        "hint": "Слева английское имя пустого поля, как оно стоит в файле (effort, date), справа "
        "причина: «в скане не читается», «в источнике не названо».",
        "widget": "keyvalue",
        "required": False,
        "key_label": "Поле",
        "value_label": "Почему не знаем",
    }


def _body(kind: Kind) -> Field:
    field: Field = {
        "name": "body",
        "label": "Текст",
        "widget": "richtext",
        "buttons": list(_BUTTONS),
        "editor_components": ["code-block"],
        "required": bool(kind.sections),
    }
    if kind.sections:
        field["hint"] = "Заголовки оставьте как есть и в этом порядке, пишите под ними."
        field["default"] = "\n\n".join(f"## {title}" for title in kind.sections)
    return field
