"""The bank as a whole as schema.org knows it: a site to search, and a data set to take."""

from datetime import date

from opora.render.edition import Edition
from opora.render.open_data import licence
from opora.render.open_data.addresses import API, DATA, PACKAGE
from opora.render.open_data.linked import Linking
from opora.render.open_data.linked_block import data_block

_CONTEXT = "https://schema.org"


def site_block(edition: Edition) -> str:
    """Write the linked data of the home page."""
    linking = Linking(edition, "")
    target = {"@type": "EntryPoint", "urlTemplate": f"{linking.to('search/')}?q={{q}}"}
    site = {
        "@context": _CONTEXT,
        "@type": "WebSite",
        "name": "Опора",
        "url": linking.to(""),
        "inLanguage": "ru",
        "license": licence.URL,
        "potentialAction": {
            "@type": "SearchAction",
            "target": target,
            "query-input": "required name=q",
        },
    }
    return data_block(site)


def data_set_block(edition: Edition, about: str, changed: date | None) -> str:
    """Write the linked data of the page «Открытые данные»."""
    linking = Linking(edition, DATA)
    files = (
        ("application/json", f"{API}index.json"),
        ("application/json", PACKAGE),
        ("text/csv", f"{DATA}practice.csv"),
    )
    data = {
        "@context": _CONTEXT,
        "@type": "Dataset",
        "name": f"{licence.BANK}: открытые данные",
        "description": about,
        "url": linking.to(DATA),
        "license": licence.URL,
        "isAccessibleForFree": True,
        "inLanguage": "ru",
        "creator": {"@type": "Organization", "name": "Опора"},
        "keywords": ["школы", "образование", "500+", "практики", "факторы риска"],
        "distribution": [
            {"@type": "DataDownload", "encodingFormat": kind, "contentUrl": linking.to(url)}
            for kind, url in files
        ],
    }
    return data_block(data | ({"dateModified": changed.isoformat()} if changed else {}))
