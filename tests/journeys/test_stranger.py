"""A stranger from another city sees nothing that is not hers, and the same answer for "not there" and "not yours"."""

import pytest


@pytest.mark.parametrize(("width", "language"), [("phone", "zh"), ("desktop", "en")])
def test_a_stranger_sees_only_what_is_open(visitor, width, language):
    deputy = visitor("孙立群", width, language).goes_to("/innovation/problems/")
    deputy.follows("main tbody th a")
    theirs = deputy.path
    title = deputy.page.locator("main h1").inner_text()
    stranger = visitor("江海波", width, language)
    stranger.goes_to(theirs, status=404)
    stranger.goes_to("/innovation/problems/PRB-2222222/", status=404)
    stranger.goes_to("/innovation/problems/").sees_not(title)
    stranger.goes_to(f"/search/?q={title[:4]}").sees_not(theirs)
    stranger.goes_to("/figures/luan-jun/innovation.problems/")
    stranger.goes_to("/organisations/crane/")
