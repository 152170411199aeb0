"""At 200 % zoom on an ordinary screen: nothing scrolls sideways, and every control can be reached and seen."""

import pytest

ZOOMED = {"width": 640, "height": 450}  # what remains of 1280 × 900
PAGES = [
    "/",
    "/organisations/luan-jun/",
    "/organisations/nation/",
    "/figures/luan-jun/",
    "/figures/luan-jun/innovation.benefit/",
    "/innovation/problems/",
    "/innovation/problems/new/",
    "/innovation/results/new/",
    "/innovation/benefits/",
    "/innovation/benefits/new/",
    "/innovation/ip-rights/",
    "/people/",
    "/people/roster/luan-jun/",
    "/open/studios/luan-jun/",
]
# One of each kind of record, taken from the first line of its list.
LISTS = [
    "problems",
    "projects",
    "results",
    "benefits",
    "ip-rights",
    "activities",
    "adoptions",
    "methods",
    "suggestions",
]
COVERED = """() => {
    const wrong = [];
    const reachable = "a[href], button, input:not([type=hidden]), select, textarea, summary";
    for (const control of document.querySelectorAll(reachable)) {
        if (!control.checkVisibility({visibilityProperty: true}) || control.disabled) continue;
        control.focus({preventScroll: true});
        if (document.activeElement !== control) continue;
        control.scrollIntoView({block: "nearest", inline: "nearest"});
        const box = control.getClientRects()[0];
        if (!box || box.width < 2 || box.height < 2) continue;
        const x = box.left + box.width / 2, y = box.top + box.height / 2;
        const top = document.elementFromPoint(x, y);
        const label = control.labels && control.labels[0];
        if (!top || !(control.contains(top) || top.contains(control) || (label && label.contains(top))))
            wrong.push(control.outerHTML.slice(0, 120) + " under " + (top ? top.className || top.tagName : "the edge"));
    }
    return wrong;
}"""


def look(visitor, path=""):
    """Every control can be reached and nothing hides it. What axe finds it finds at any size, in the other journeys."""
    if path:
        visitor.page.goto(visitor.house.url + path)
    where = visitor.page.url
    wide = visitor.page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
    assert wide <= 0, f"{where} scrolls sideways by {wide} px."
    covered = visitor.page.evaluate(COVERED)
    assert not covered, f"{where}: {covered[:5]}"


@pytest.mark.parametrize("language", ["zh", "en"])
def test_every_kind_of_page_can_be_read_and_worked_at_twice_the_size(visitor, language):
    deputy = visitor("孙立群", "desktop", language)
    deputy.page.set_viewport_size(ZOOMED)
    for path in PAGES:
        look(deputy, path)
    for noun in LISTS:
        deputy.page.goto(f"{deputy.house.url}/innovation/{noun}/")
        look(deputy, deputy.page.locator("main tbody th a").first.get_attribute("href"))


def test_the_menu_opens_at_twice_the_size_and_leads_on(visitor):
    deputy = visitor("孙立群")
    deputy.page.set_viewport_size(ZOOMED)
    deputy.goes_to("/")
    deputy.page.locator("header button[aria-controls]").first.click()
    link = deputy.page.locator('header nav a[href$="/innovation/results/"]')
    link.scroll_into_view_if_needed()
    link.click()
    deputy.page.wait_for_load_state()
    deputy.looks()
    assert deputy.path == "/innovation/results/"
