"""A member puts a passkey on their phone, and signs in with it the next morning: no password, no code."""

from playwright.sync_api import expect

PHONE = {
    "protocol": "ctap2",
    "transport": "internal",
    "hasResidentKey": True,
    "hasUserVerification": True,
    "isUserVerified": True,
    "automaticPresenceSimulation": True,
}


def test_a_passkey_is_added_and_opens_the_house(visitor, house):
    member = visitor("", "phone", "en")
    page = member.page
    # The phone's own safe, as the browser's developer tools stand in for it.
    tools = page.context.new_cdp_session(page)
    tools.send("WebAuthn.enable")
    safe = tools.send("WebAuthn.addVirtualAuthenticator", {"options": PHONE})["authenticatorId"]
    # A passkey belongs to a name, and an address of numbers is none.
    base = house.url.replace("127.0.0.1", "localhost")
    page.goto(base + house.links["顾思齐"])
    page.goto(f"{base}/account/second-step/")
    member.looks()
    page.get_by_role("link", name="Add a passkey").click()
    member.looks()
    page.get_by_label("Name of the passkey").fill("My phone")
    page.get_by_role("button", name="Add a passkey").click()
    expect(page.get_by_role("heading", name="Recovery codes")).to_be_visible()
    member.looks()
    assert len(tools.send("WebAuthn.getCredentials", {"authenticatorId": safe})["credentials"]) == 1
    page.goto(f"{base}/account/logout/")
    page.locator("main").get_by_role("button", name="Sign out").click()
    expect(page.get_by_role("heading", name="Sign in")).to_be_visible()
    member.looks()
    page.get_by_role("button", name="Sign in with a passkey").click()
    expect(page.get_by_role("heading", name="Sign in")).to_have_count(0)
    page.goto(f"{base}/account/sessions/")
    expect(page.get_by_text("this one", exact=False).first).to_be_visible()
    page.goto(f"{base}/account/second-step/")
    expect(page.get_by_role("rowheader", name="My phone")).to_be_visible()
    # A safe that does not answer is told in words, and the password stays as a way in.
    page.goto(f"{base}/account/logout/")
    page.locator("main").get_by_role("button", name="Sign out").click()
    tools.send("WebAuthn.removeVirtualAuthenticator", {"authenticatorId": safe})
    tools.send("WebAuthn.disable")
    page.evaluate("() => { navigator.credentials.get = () => Promise.reject(new Error('no')) }")
    page.get_by_role("button", name="Sign in with a passkey").click()
    expect(page.get_by_text("The passkey was not read.")).to_be_visible()
