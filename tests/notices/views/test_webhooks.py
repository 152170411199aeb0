"""The pages on which whoever runs an organisation keeps its webhooks."""

import pytest

from jiangfang.notices.models import Delivery, Webhook
from tests.innovation import works
from tests.innovation.pages.visits import browser, text_of
from tests.notices.test_webhooks import Listener

HERE = "/notices/webhooks/huangtai/"


@pytest.fixture
def listener(settings):
    settings.WEBHOOK_NETWORKS = ["127.0.0.0/8"]
    found = Listener()
    yield found
    found.close()


@pytest.fixture
def officer(cast):
    return browser(cast.union)


@pytest.fixture
def hook(cast, officer, listener):
    answer = officer.post(f"{HERE}new/", {"url": listener.url, "events": "innovation"})
    assert "whsec_" in text_of(answer)
    return Webhook.objects.get()


def test_a_webhook_is_set_up_changed_and_removed_on_pages(cast, officer, hook, listener, committed):
    assert hook.url in text_of(officer.get(HERE))
    page = f"{HERE}{hook.pk}/"
    assert "whsec_" not in text_of(officer.get(page)), "the secret is shown once"
    assert "whsec_" in text_of(officer.post(f"{page}secret/"))
    officer.post(f"{page}change/", {"url": listener.url, "events": "evidence"})
    hook.refresh_from_db()
    assert (hook.events, hook.is_on) == ("evidence", False)
    assert officer.post(f"{page}removal/").status_code == 302
    assert officer.get(page).status_code == 404
    committed(works.report, cast)
    assert not Delivery.objects.exists()


def test_a_test_goes_out_at_once_and_what_failed_is_tried_again(cast, officer, hook, listener):
    listener.status = 500
    page = f"{HERE}{hook.pk}/"
    officer.post(f"{page}test/")
    [delivery] = Delivery.objects.all()
    assert delivery.state == Delivery.State.DEAD and len(listener.seen) == 1
    assert "500" in text_of(officer.get(f"{page}?state=dead"))
    assert officer.post(f"{page}deliveries/{delivery.pk}/retry/").status_code == 302
    delivery.refresh_from_db()
    assert delivery.state == Delivery.State.WAITING


def test_others_find_no_page(cast, hook):
    for person in (cast.member, cast.finance, cast.stranger):
        assert browser(person).get(HERE).status_code == 403
        assert browser(person).get(f"{HERE}{hook.pk}/").status_code == 403
    assert browser(cast.union).get(f"/notices/webhooks/harbour/{hook.pk}/").status_code == 403


def test_what_is_wrong_is_said_at_the_field(officer, settings):
    answer = officer.post(f"{HERE}new/", {"url": "http://127.0.0.1/", "events": ""})
    assert answer.status_code == 422 and "inside the network" in text_of(answer)
    answer = officer.post(f"{HERE}new/", {"url": "ftp://example.org", "events": ""})
    assert answer.status_code == 422


@pytest.mark.parametrize("rows", [1, 3])
def test_the_page_of_a_webhook_asks_the_same_of_one_and_of_three(
    cast, officer, hook, committed, rows, django_assert_num_queries
):
    for number in range(rows):
        committed(works.report, cast, title=f"难题{number}")
    with django_assert_num_queries(6):
        assert text_of(officer.get(f"{HERE}{hook.pk}/")).count("innovation.problem.reported</th>") == rows
