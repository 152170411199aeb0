"""Signing in and out, sessions, forgotten passwords, the demo's links."""

import pytest
from django.core import mail
from django.core.cache import cache
from django.test import Client

from jiangfang.people.demo_links import demo_link
from jiangfang.people.models import Account
from tests.cast import account_of

PASSWORD = "correct horse"


@pytest.fixture(autouse=True)
def _fresh_counters():
    cache.clear()


def browser(address="10.0.0.1"):
    return Client(HTTP_ACCEPT_LANGUAGE="en", REMOTE_ADDR=address)


def sign_in(opened, username, password=PASSWORD, **more):
    return opened.post("/account/login/", {"login": username, "password": password, **more})


def is_in(opened):
    return "_auth_user_id" in opened.session


def test_whoever_is_not_signed_in_is_led_to_the_sign_in_page_and_back(cast):
    account_of(cast.member, "ligong")
    opened = browser()
    answer = opened.get("/people/")
    assert answer.headers["Location"] == "/account/login/?next=/people/"
    page = opened.get(answer.headers["Location"]).content.decode()
    assert 'name="next" value="/people/"' in page
    assert sign_in(opened, "ligong", next="/people/").headers["Location"] == "/people/"


def test_a_way_back_to_another_house_is_not_taken(cast):
    account_of(cast.member, "ligong")
    assert sign_in(browser(), "ligong", next="https://example.org/").headers["Location"] == "/"


def test_a_wrong_password_says_so_and_the_user_name_is_kept(cast):
    account_of(cast.member, "ligong")
    opened = browser()
    page = sign_in(opened, "ligong", "wrong horse").content.decode()
    assert "not correct" in page
    assert 'value="ligong"' in page
    assert not is_in(opened)


def test_the_user_name_may_be_typed_in_any_case(cast):
    account_of(cast.member, "LiGong")
    opened = browser()
    sign_in(opened, "ligong")
    assert is_in(opened)


def test_a_session_gets_a_new_key_when_somebody_signs_in(cast):
    account_of(cast.member, "ligong")
    opened = browser()
    opened.session.save()
    before = opened.session.session_key
    opened.cookies["sessionid"] = before
    sign_in(opened, "ligong")
    assert opened.session.session_key != before
    assert not Client(HTTP_COOKIE=f"sessionid={before}").get("/people/").headers["Location"].startswith("/people/")


def test_a_session_ends_with_the_browser_unless_it_is_to_stay(cast):
    account_of(cast.member, "ligong")
    for box, stays in (({}, False), ({"remember": "on"}, True)):
        opened = browser()
        sign_in(opened, "ligong", **box)
        assert bool(opened.cookies["sessionid"]["max-age"]) is stays


def test_a_closed_account_is_told_apart_only_by_who_knows_the_password(cast):
    account = account_of(cast.member, "ligong")
    Account.objects.filter(pk=account.pk).update(is_active=False)
    opened = browser()
    assert "not correct" in sign_in(opened, "ligong", "wrong horse").content.decode()
    sign_in(opened, "ligong")
    assert not is_in(opened)


def test_whoever_guesses_is_held_back_and_holds_nobody_else_back(cast):
    account_of(cast.member, "ligong")
    account_of(cast.apprentice, "xiaozhou")
    guesser, owner = browser("10.0.0.66"), browser("10.0.0.7")
    for _ in range(5):
        sign_in(guesser, "ligong", "wrong horse")
    assert "Too many failed login attempts" in sign_in(guesser, "ligong").content.decode()
    assert not is_in(guesser)
    sign_in(guesser, "xiaozhou")
    assert is_in(guesser), "Another name from the same address: a whole plant stands behind one address."
    sign_in(owner, "ligong")
    assert is_in(owner), "The same name from another address: nobody can lock a person out."


def test_an_address_that_tries_without_end_is_sent_away_in_words(cast, settings):
    settings.ACCOUNT_RATE_LIMITS = {"login": "2/m/ip"}
    opened = browser()
    answers = [sign_in(opened, "ligong") for _ in range(3)]
    assert [answer.status_code for answer in answers] == [200, 200, 429]
    assert "Too many attempts" in answers[-1].content.decode()


def test_signing_out_needs_a_click_and_ends_the_session(cast):
    account_of(cast.member, "ligong")
    opened = browser()
    sign_in(opened, "ligong")
    assert "Sign out" in opened.get("/account/logout/").content.decode()
    assert is_in(opened)
    assert opened.post("/account/logout/").headers["Location"] == "/account/login/"
    assert not is_in(opened)


def test_nobody_registers_by_themselves(cast):
    before = Account.objects.count()
    typed = {"username": "intruder", "password1": PASSWORD, "password2": PASSWORD}
    assert "Nobody registers by themselves here" in browser().get("/account/signup/").content.decode()
    assert "Nobody registers by themselves here" in browser().post("/account/signup/", typed).content.decode()
    assert Account.objects.count() == before


@pytest.mark.parametrize("place", ["email/", "confirm-email/", "login/code/", "reauthenticate/", "3rdparty/"])
def test_what_is_not_offered_is_not_there(cast, place):
    account_of(cast.member, "ligong")
    opened = browser()
    sign_in(opened, "ligong")
    assert opened.get(f"/account/{place}").status_code == 404


def test_the_other_sessions_are_listed_and_ended(cast):
    account_of(cast.member, "ligong")
    here, there = browser(), browser("10.0.0.9")
    there.defaults["HTTP_USER_AGENT"] = "Mozilla/5.0 (Windows NT 10.0) AppleWebKit/537.36 Chrome/130.0 Safari/537.36"
    sign_in(here, "ligong")
    sign_in(there, "ligong")
    page = here.get("/account/sessions/").content.decode()
    assert ("Chrome · Windows" in page, "10.0.0.9" in page, "this one" in page) == (True, True, True)
    here.post("/account/sessions/")
    assert there.get("/people/").status_code == 302
    assert here.get("/people/").status_code == 200
    assert "10.0.0.9" not in here.get("/account/sessions/").content.decode()


def test_a_new_password_ends_the_sessions_elsewhere_and_keeps_this_one(cast):
    account_of(cast.member, "ligong")
    here, there = browser(), browser()
    sign_in(here, "ligong")
    sign_in(there, "ligong")
    typed = {"password1": "turbine blades 7", "password2": "turbine blades 7"}
    refused = here.post("/account/password/change/", {**typed, "oldpassword": "wrong horse"})
    assert refused.status_code == 200
    assert here.post("/account/password/change/", {**typed, "oldpassword": PASSWORD}).headers["Location"] == "/"
    assert here.get("/people/").status_code == 200
    assert there.get("/people/").status_code == 302


def test_an_account_without_a_password_of_ours_is_told_where_it_is_changed(cast, browser_of):
    account = account_of(cast.member, "ligong")
    account.set_unusable_password()
    account.save()
    page = browser_of(cast.member).get("/account/password/change/", follow=True).content.decode()
    assert "Your password is kept elsewhere" in page


def test_without_mail_a_forgotten_password_is_the_officer_s_matter(cast, settings):
    settings.MAIL = False
    account = account_of(cast.member, "ligong")
    Account.objects.filter(pk=account.pk).update(email="li@example.org")
    assert "makes you a link" in browser().get("/account/password/reset/").content.decode()
    browser().post("/account/password/reset/", {"email": "li@example.org"})
    assert mail.outbox == []


def test_with_mail_the_link_goes_to_the_address_of_the_account_and_to_no_other(cast, settings):
    settings.MAIL = True
    account = account_of(cast.member, "ligong")
    Account.objects.filter(pk=account.pk).update(email="li@example.org")
    answers = [
        browser().post("/account/password/reset/", {"email": address}, follow=True).content.decode()
        for address in ("li@example.org", "nobody@example.org")
    ]
    assert all("Look into your mail" in answer for answer in answers), (
        "Both answers are the same: nothing is given away."
    )
    [sent] = mail.outbox
    assert sent.to == ["li@example.org"]
    assert "/account/password/reset/key/" in sent.body
    assert "ligong" in sent.body


def test_every_page_of_signing_in_is_in_both_languages(cast, settings):
    settings.MAIL = True
    for path, chinese, english in (
        ("/account/login/", "登录", "Sign in"),
        ("/account/signup/", "这里不能自行注册", "Nobody registers"),
        ("/account/inactive/", "账号已关闭", "This account is closed"),
        ("/account/password/reset/", "忘记密码", "Password forgotten"),
        ("/account/password/reset/done/", "请查收邮件", "Look into your mail"),
        ("/account/password/reset/key/zz-a-b/", "链接已失效", "This link no longer works"),
        ("/account/password/reset/key/done/", "密码已设置", "Your password is set"),
        ("/account/outside/cancelled/", "未登录", "Not signed in"),
    ):
        for language, words in (("zh-hans", chinese), ("en", english)):
            page = Client(HTTP_ACCEPT_LANGUAGE=language).get(path)
            assert (page.status_code, words in page.content.decode()) == (200, True), path


def test_a_demo_link_signs_in_the_person_it_names_in_a_demo_only(cast, settings):
    account_of(cast.member, "ligong")
    link = demo_link(cast.member)
    settings.DEMO = False
    outside = browser()
    assert (outside.get(link).status_code, is_in(outside)) == (404, False)
    settings.DEMO = True
    inside = browser()
    assert inside.get(link).headers["Location"] == "/"
    assert inside.session["_auth_user_id"] == str(Account.objects.get(username="ligong").pk)


def test_a_demo_link_cannot_be_forged_and_needs_an_account(cast, settings):
    settings.DEMO = True
    account_of(cast.member, "ligong")
    link = demo_link(cast.member)
    for forged in (link.replace(str(cast.member.pk), str(cast.union.pk)), demo_link(cast.union), "/account/demo/x:y/"):
        opened = browser()
        assert (opened.get(forged).status_code, is_in(opened)) == (404, False)
