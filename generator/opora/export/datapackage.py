"""The tables as a Frictionless data package: every column described, so that programs can check."""

import json
from collections.abc import Iterable

from opora.export.json_schema import Schema
from opora.export.output import Output
from opora.export.provenance import Provenance
from opora.render.open_data import licence
from opora.render.open_data.addresses import PACKAGE
from opora.render.open_data.changes import VERSION
from opora.render.open_data.page import ABOUT, TITLE
from opora.render.open_data.whole import Placed
from opora.render.table import Column, Form

_DIALECT = {"delimiter": ";", "lineTerminator": "\r\n", "quoteChar": '"', "doubleQuote": True}

_TYPES: dict[Form, Schema] = {
    Form.TEXT: {"type": "string"},
    Form.INTEGER: {"type": "integer"},
    Form.NUMBER: {"type": "number", "decimalChar": ","},
    Form.DATE: {"type": "date", "format": "%d.%m.%Y"},
    Form.BOOLEAN: {"type": "boolean", "trueValues": ["да"], "falseValues": ["нет"]},
    Form.ADDRESS: {"type": "string"},
}


def data_package(tables: Iterable[Placed], provenance: Provenance) -> Output:
    """Write `datapackage.json`: the names of fields are the headings of the columns."""
    package: Schema = {
        "profile": "tabular-data-package",
        "name": "opora",
        "title": f"{licence.BANK}. {TITLE}",
        "description": ABOUT,
        "version": VERSION,
        "licenses": [{"name": licence.NAME, "title": licence.TITLE, "path": licence.URL}],
        "sources": [_source(provenance)],
        "keywords": ["образование", "школы", "500+", "практики", "факторы риска"],
        "resources": [_resource(one) for one in tables],
    }
    if provenance.site_url:
        package["homepage"] = provenance.site_url
    if provenance.changed:
        package["created"] = f"{provenance.changed.isoformat()}T00:00:00Z"
    text = json.dumps(package, ensure_ascii=False, indent=1)
    return Output(PACKAGE, f"{text}\n".encode())


def _source(provenance: Provenance) -> Schema:
    source = {"title": "Записи банка; документы, из которых они взяты, названы в каждой записи"}
    return source | ({"path": provenance.site_url} if provenance.site_url else {})


def _resource(placed: Placed) -> Schema:
    table = placed.table
    return {
        "profile": "tabular-data-resource",
        "name": placed.id,
        "path": f"{placed.path}.csv",
        "title": table.title,
        "description": table.about or table.title,
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "dialect": _DIALECT,
        "schema": {"fields": [_field(one) for one in table.columns], "missingValues": [""]},
    }


def _field(column: Column) -> Schema:
    told = {"description": column.about} if column.about else {}
    return {"name": column.title, **_TYPES[column.form], **told, "x-name": column.name}
