"""The description of the API in OpenAPI 3.1."""

import re
from collections.abc import Iterator
from typing import Any

from opora.export.api.schemas import answer_schemas, components
from opora.export.json_schema import DIALECT, Schema
from opora.model import Kind
from opora.render.open_data import licence
from opora.render.open_data.changes import VERSION
from opora.render.open_data.tables import SHOWN

_ABOUT = (
    "Записи банка, показатели и таблицы в JSON. Это обычные файлы: только GET, без ключей. "
    "Новые поля появляются без предупреждения; поле не исчезает и не меняет смысла внутри v1."
)

_NAME = re.compile(r"\{(\w+)\}")

_SAID = {
    "id": "Код записи.",
    "page": "Страница списка, со второй.",
    "record": "Код записи, внутри которой лежит эта.",
    "region": "Регион.",
    "municipality": "Муниципалитет.",
    "school": "Школа.",
    "year": "Год.",
    "month": "Месяц, 2026-03.",
    "table": "Имя таблицы из tables.json.",
}


def openapi(site_url: str = "") -> Schema:
    """Describe the API; without the address of the site it is the folder of the description."""
    held = dict(components(answer_schemas()))
    return {
        "openapi": "3.1.0",
        "info": {
            "title": licence.BANK,
            "version": VERSION,
            "summary": "Открытые данные банка практик",
            "description": _ABOUT,
            "license": {"name": licence.TITLE, "identifier": licence.NAME},
        },
        "jsonSchemaDialect": DIALECT,
        "servers": [{"url": f"{site_url}api/v1" if site_url else "."}],
        "paths": dict(sorted(_paths())),
        "components": {"schemas": dict(sorted(held.items()))},
    }


def _paths() -> Iterator[tuple[str, Schema]]:
    for path, schema, title in (
        ("/index.json", "index", "С чего начать"),
        ("/factors.json", "factors", "Каталоги факторов риска"),
        ("/indicators.json", "indicators", "Показатели с последним значением по стране"),
        ("/indicators/{id}.json", "indicator-values", "Значения показателя"),
        ("/tables.json", "tables", "Таблицы по всему банку"),
        ("/tables/{table}.json", "table", "Таблица"),
        ("/changelog.json", "changelog", "История изменений"),
        ("/schemas/index.json", "schemas", "Схемы ответов"),
    ):
        yield path, _got(path, schema, title)
    for kind in SHOWN:
        for path in (f"/kinds/{kind.name}.json", f"/kinds/{kind.name}/{{page}}.json"):
            yield path, _got(path, "kind", f"Список: {kind.plural}")
        for path in record_paths(kind):
            yield path, _got(path, kind.name, kind.label[:1].upper() + kind.label[1:])


def record_paths(kind: Kind) -> Iterator[str]:
    """List the shapes of the address of a record of a kind, below the folder of the API."""
    shapes = [place.id for place in kind.places] or [
        "{record}/{id}" if getattr(kind.model, "scoped", False) else "{id}"
    ]
    for shape in dict.fromkeys("/".join(map(_as_name, shape.split("/"))) for shape in shapes):
        yield f"/records/{kind.name}/{shape}.json"


def _as_name(step: str) -> str:
    """Leave a step that is one name; one made of several, `{region}-{year}`, is just an id."""
    return step if _NAME.fullmatch(step) else "{id}"


def _got(path: str, schema: str, title: str) -> Schema:
    names = _NAME.findall(path)
    answer: dict[str, Any] = {
        "description": title,
        "content": {"application/json": {"schema": {"$ref": f"#/components/schemas/{schema}"}}},
    }
    operation: Schema = {
        "summary": title,
        "operationId": re.sub(r"\W+", "_", path.removesuffix(".json")).strip("_"),
        "responses": {"200": answer, "404": {"description": "Такого нет"}},
    }
    if names:
        operation["parameters"] = [_parameter(name) for name in names]
    return {"get": operation}


def _parameter(name: str) -> Schema:
    schema = {"type": "integer", "minimum": 2} if name == "page" else {"type": "string"}
    about = _SAID[name]
    return {"name": name, "in": "path", "required": True, "description": about, "schema": schema}
