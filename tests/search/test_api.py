"""Finding for programs."""

from tests.innovation import works
from tests.program import Program


def test_what_is_open_is_found_and_nothing_else(cast):
    problem = works.report(cast)
    (hit,) = Program(cast.deputy).get("search", {"q": "轴封漏汽"}).data
    assert hit["record"]["code"] == problem.record.code
    assert "<" not in hit["snippet"]
    assert Program(cast.stranger).get("search", {"q": "轴封漏汽"}).data == []
    assert Program(cast.deputy).get("search", {"q": "轴封漏汽", "kind": "result"}).data == []
    assert Program(cast.deputy).get("search", {"q": "轴封漏汽", "kind": "money"}).status_code == 422
    assert Program(cast.deputy).get("search").status_code == 422
