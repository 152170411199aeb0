"""Without a mouse: a problem reported, a benefit claimed and calculated, and a signature under it, by keys alone."""

from dataclasses import dataclass

from playwright.sync_api import Locator

from tests.journeys.conftest import Visitor

FAR = 160  # more presses of Tab than any page of these needs
SHOWN = """() => {
    const at = document.activeElement, box = at.getBoundingClientRect(), style = getComputedStyle(at);
    const top = document.elementFromPoint(box.left + box.width / 2, box.top + Math.min(box.height / 2, 12));
    const label = at.labels && at.labels[0];
    const seen = top && (top === at || at.contains(top) || top.contains(at) || (label && label.contains(top)));
    return {ring: style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2, seen: Boolean(seen)};
}"""


@dataclass
class Keys:
    """Somebody's hands on the keyboard of one window."""

    visitor: Visitor

    def reach(self, selector: str) -> Locator:
        """Press Tab until the focus stands on it; it is then in sight, with a ring around it."""
        page = self.visitor.page
        for _press in range(FAR):
            page.keyboard.press("Tab")
            if page.evaluate("selector => document.activeElement.matches(selector)", selector):
                shown = page.evaluate(SHOWN)
                assert shown["ring"], f"{page.url}: no ring around {selector}"
                assert shown["seen"], f"{page.url}: {selector} has the focus and is covered"
                return page.locator(":focus")
        raise AssertionError(f"{page.url}: Tab never reaches {selector}")

    def press(self, selector: str) -> "Keys":
        """Follow a link or push a button."""
        self.reach(selector)
        with self.visitor.page.expect_navigation():
            self.visitor.page.keyboard.press("Enter")
        self.visitor.looks()
        return self

    def types(self, name: str, text: str) -> "Keys":
        field = self.reach(f'main [name="{name}"]')
        self.visitor.page.keyboard.insert_text(text)
        assert field.input_value() == text
        return self

    def chooses(self, name: str, words: str) -> "Keys":
        """Walk down a list, or a row of round buttons, until the chosen line says these words."""
        self.reach(f'main [name="{name}"]')
        chosen = "() => { const at = document.activeElement; return (at.selectedOptions || at.labels)[0].innerText }"
        if self.visitor.page.evaluate("document.activeElement.type") == "radio":
            self.visitor.page.keyboard.press("Space")
        for _press in range(60):
            if words in self.visitor.page.evaluate(chosen):
                return self
            self.visitor.page.keyboard.press("ArrowDown")
        raise AssertionError(f"{self.visitor.page.url}: {name} offers nothing like {words!r}")

    def sends(self) -> "Keys":
        return self.press('main form .form__actions button[type="submit"], main form .form__actions button')


def test_problem_claim_and_signature_by_keyboard_alone(visitor):
    apprentice = Keys(visitor("周小满").goes_to("/"))
    apprentice.press('header a[href$="/innovation/problems/new/"]')
    apprentice.types("title", "凝结水泵盘根漏水").chooses("focus", "安全生产").sends()
    apprentice.visitor.sees("凝结水泵盘根漏水")

    deputy = Keys(visitor("孙立群").goes_to("/innovation/benefits/"))
    deputy.press('main a[href*="/innovation/benefits/new/"]')
    deputy.chooses("adoption", "凝汽器钛管在线查漏装置").chooses("type", "减少外委").types(
        "amount_fen", "5万元"
    ).sends()
    benefit = deputy.visitor.path
    deputy.press('main a[href$="/deeds/calculated/"]').press('main a[href*="formula=contractor_days"]')
    deputy.types("value_d_old", "120").types("source_d_old", "结算").types("value_d_new", "40")
    deputy.types("source_d_new", "结算").types("value_p", "650").types("source_p", "合同").sends()
    deputy.visitor.sees("5.2万")

    department = Keys(visitor("郑立新").goes_to("/"))
    department.press(f'main a[href="{benefit}"]').press('main a[href$="/deeds/confirmed/"]')
    department.types("note", "属实。").sends()
    department.visitor.sees("属实。")


def test_the_first_press_of_tab_offers_the_way_past_the_menu(visitor):
    keys = Keys(visitor("周小满").goes_to("/innovation/problems/"))
    skip = keys.reach("a.skip-link")
    assert skip.get_attribute("href") == "#content"
    keys.visitor.page.keyboard.press("Enter")
    keys.visitor.page.keyboard.press("Tab")
    assert keys.visitor.page.evaluate("Boolean(document.activeElement.closest('main'))")
