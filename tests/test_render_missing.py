"""Where records are missing that others name, every page and file is there all the same."""

import pytest

from opora.export.outputs import beside, output_jobs
from opora.export.provenance import Provenance
from opora.pipeline import published
from opora.render import Edition, render_jobs
from tests.content import AS_OF, Fields, bank, judged
from tests.every_kind import EVERY_KIND

PATHS = sorted({source.path for source in bank({**EVERY_KIND})})
GROUPS = sorted({path.rpartition("/")[0] or path for path in PATHS})


@pytest.mark.parametrize("group", GROUPS)
def test_a_bank_without_some_records_is_rendered_whole(group: str) -> None:
    gone: dict[str, Fields | None] = {path: None for path in PATHS if path.startswith(group)}
    edition = Edition(published(judged(bank({**EVERY_KIND, **gone})).catalog), AS_OF)
    provenance = Provenance.of(edition)
    pages = [page for job in render_jobs(edition) for page in job()]
    files = [file for page in pages for file in beside(page, provenance)]
    files += [file for job in output_jobs(edition) for file in job()]
    assert len({page.url for page in pages}) == len(pages)
    assert len({file.path for file in files}) == len(files)
