"""Webhooks: signed by the scheme, sent after the commit, tried again, given up, and led nowhere they must not go."""

import datetime as dt
import socket
import threading
import time
from http.server import BaseHTTPRequestHandler, HTTPServer

import pytest
from standardwebhooks import Webhook as Receiver
from standardwebhooks import WebhookVerificationError

from jiangfang.innovation import actions
from jiangfang.kernel.clock import SampleClock, use_clock
from jiangfang.kernel.errors import Invalid, Refused
from jiangfang.notices import actions as hooks
from jiangfang.notices.models import Delivery, Webhook
from jiangfang.notices.webhooks import posting
from jiangfang.notices.webhooks.outbox import BACK_OFF, send_due, try_again
from jiangfang.records.models import Audience
from tests.innovation import works


class Listener:
    """A receiver on this machine: keeps what comes, and answers what it is told to."""

    def __init__(self) -> None:
        self.seen: list[tuple[dict[str, str], bytes]] = []
        self.status = 204
        listener = self

        class Handler(BaseHTTPRequestHandler):
            def do_POST(self) -> None:
                body = self.rfile.read(int(self.headers["Content-Length"]))
                listener.seen.append((dict(self.headers), body))
                self.send_response(listener.status)
                self.send_header("Location", f"{listener.url}elsewhere")
                self.send_header("Content-Length", "0")
                self.end_headers()

            def log_message(self, *args: object) -> None:
                pass

        self.server = HTTPServer(("127.0.0.1", 0), Handler)
        self.url = f"http://127.0.0.1:{self.server.server_port}/"
        self.thread = threading.Thread(target=self.server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
        self.thread.start()

    def close(self) -> None:
        self.server.shutdown()
        self.server.server_close()
        self.thread.join()


@pytest.fixture
def listener(settings):
    settings.WEBHOOK_NETWORKS, settings.HOUSE_URL = ["127.0.0.0/8"], "https://house.example"
    found = Listener()
    yield found
    found.close()


@pytest.fixture
def now(cast):
    """The receiver holds the time in the header against its own clock, so this story plays today."""
    with use_clock(SampleClock(dt.datetime.now(dt.UTC).replace(microsecond=0))) as clock:
        yield clock


@pytest.fixture
def hook(cast, listener, now):
    webhook, secret = hooks.set_up_webhook(
        cast.company, actor=cast.union, url=listener.url, events="innovation.problem"
    )
    webhook.shown = secret
    return webhook


def test_a_deed_arrives_signed_and_says_which_record_and_nothing_of_its_contents(cast, hook, listener, now, committed):
    problem = committed(works.report, cast)
    assert listener.seen == [], "the job sends, not the page"
    assert send_due() == 1
    [(headers, body)] = listener.seen
    said = Receiver(hook.shown).verify(body, headers)
    assert said["type"] == "innovation.problem.reported" and said["timestamp"].endswith("Z")
    assert said["data"]["code"] == problem.record.code and said["data"]["version"] == 1
    assert said["data"]["kind"] == "problem"
    assert said["data"]["url"] == f"https://house.example/innovation/problems/{problem.record.code}/"
    assert "轴封" not in body.decode() and "小周" not in body.decode()
    assert send_due() == 0


def test_a_message_that_was_changed_on_the_way_is_not_believed(cast, hook, listener, committed):
    committed(works.report, cast)
    send_due()
    [(headers, body)] = listener.seen
    for wrong in (body + b" ", body.replace(b"reported", b"accepted")):
        with pytest.raises(WebhookVerificationError):
            Receiver(hook.shown).verify(wrong, headers)
    with pytest.raises(WebhookVerificationError):
        Receiver(hook.shown).verify(body, {**headers, "webhook-id": "msg_other"})


def test_for_a_day_both_secrets_are_believed(cast, hook, listener, now, committed):
    fresh = hooks.renew_webhook_secret(works.again(cast.company), actor=cast.union, webhook=hook)
    committed(works.report, cast)
    send_due()
    [(headers, body)] = listener.seen
    assert Receiver(fresh).verify(body, headers) == Receiver(hook.shown).verify(body, headers)
    now.advance(hours=25)
    committed(works.report, cast)
    send_due()
    assert " " not in listener.seen[-1][0]["webhook-signature"]


def test_it_tells_of_its_branch_its_events_and_what_its_maker_may_see(cast, hook, listener, committed):
    committed(works.suggest, cast)  # another event
    committed(works.report, cast, organisation=cast.harbour_studio, actor=cast.stranger)  # another branch
    committed(works.report, cast, audience=Audience.STUDIO)  # not for the company
    assert not Delivery.objects.exists()
    problem = committed(works.report, cast)
    committed(actions.accept_problem, problem, actor=cast.deputy)
    assert [row.type for row in Delivery.objects.order_by("id")] == [
        "innovation.problem.reported",
        "innovation.problem.accepted",
    ]


def test_what_fails_is_tried_again_with_the_same_id_and_given_up_at_last(cast, hook, listener, now, committed):
    listener.status = 500
    committed(works.report, cast)
    for attempt, wait in enumerate(BACK_OFF, start=1):
        assert send_due() == 0
        delivery = Delivery.objects.get()
        assert (delivery.state, delivery.attempts, delivery.status) == (Delivery.State.WAITING, attempt, 500)
        assert delivery.next_at == now.now() + wait
        now.advance(seconds=wait.total_seconds())
    send_due()
    assert Delivery.objects.get().state == Delivery.State.DEAD
    assert len({headers["webhook-id"] for headers, _body in listener.seen}) == 1
    listener.status = 200
    assert try_again(hook, Delivery.objects.get().pk) and send_due() == 1
    assert Delivery.objects.get().state == Delivery.State.SENT


def test_a_receiver_that_is_gone_switches_the_webhook_off(cast, hook, listener, committed):
    listener.status = 410
    committed(works.report, cast)
    send_due()
    assert not Webhook.objects.get().is_on and Delivery.objects.get().state == Delivery.State.DEAD
    committed(works.report, cast)
    assert Delivery.objects.count() == 1


def test_a_redirect_is_not_followed(cast, hook, listener, committed):
    listener.status = 302
    committed(works.report, cast)
    assert send_due() == 0
    assert len(listener.seen) == 1 and Delivery.objects.get().status == 302


def test_the_secret_is_sealed_where_it_lies(hook, cast, settings, listener, committed):
    row = Webhook.objects.values().get()
    assert hook.shown not in str(row) and hook.shown.removeprefix("whsec_") not in str(row)
    settings.SECRET_KEY = "another"
    committed(works.report, cast)
    assert send_due() == 0 and "can't be read" in Delivery.objects.get().error


@pytest.mark.parametrize(
    "url",
    [
        "ftp://example.org/", "file:///etc/passwd", "https://", "http://user:pass@93.184.216.34/", "http://[::1", "x",
        "http://127.0.0.1/", "http://10.0.0.8/", "http://192.168.1.1/", "http://169.254.169.254/latest/meta-data/",
        "http://[::1]/", "http://[fe80::1]/", "http://[::ffff:127.0.0.1]/", "http://[64:ff9b::7f00:1]/",
        "http://0.0.0.0/", "http://100.64.0.1/", "http://224.0.0.1/", "http://93.184.216.34:99999/",
    ],
)  # fmt: skip
def test_an_address_inside_or_of_another_kind_is_refused(cast, url):
    with pytest.raises(Invalid):
        hooks.set_up_webhook(cast.company, actor=cast.union, url=url)
    assert not posting.post(url, b"{}", {}).is_good


@pytest.mark.parametrize("url", ["http://localhost:1/", "http://2130706433/", "http://0x7f.1/", "http://127.1/"])
def test_a_name_that_leads_inside_is_found_out_when_it_is_resolved(url, monkeypatch):
    real = socket.getaddrinfo
    numbers = {"2130706433": "127.0.0.1", "0x7f.1": "127.0.0.1", "127.1": "127.0.0.1"}
    monkeypatch.setattr(socket, "getaddrinfo", lambda host, *args, **more: real(numbers.get(host, host), *args, **more))
    answer = posting.post(url, b"{}", {})
    assert answer.status == 0 and "inside the network" in answer.error


def test_the_connection_goes_to_the_address_that_was_checked(listener, monkeypatch, settings):
    """A name server that answers differently the second time is asked no second time."""
    port, asked = listener.server.server_port, []

    def resolve(host, *args, **more):
        asked.append(host)
        return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", ("127.0.0.1" if len(asked) == 1 else "10.0.0.1", port))]

    monkeypatch.setattr(posting.socket, "getaddrinfo", resolve)
    monkeypatch.setattr(posting.socket, "create_connection", lambda address, timeout: _connected(address))
    assert posting.post(f"http://hook.example:{port}/", b"{}", {}).status == 204
    assert asked == ["hook.example"] and listener.seen[0][0]["Host"] == f"hook.example:{port}"


def _connected(address):
    assert address[0] == "127.0.0.1"
    found = socket.socket()
    found.connect(address)
    return found


def test_a_receiver_that_drips_is_cut_off(settings, monkeypatch):
    settings.WEBHOOK_NETWORKS = ["127.0.0.0/8"]
    monkeypatch.setattr(posting, "TIMEOUT", 0.5)
    with socket.create_server(("127.0.0.1", 0)) as server:
        threading.Thread(target=_drip, args=[server], daemon=True).start()
        started = time.monotonic()
        answer = posting.post(f"http://127.0.0.1:{server.getsockname()[1]}/", b"{}", {})
    assert answer.status == 0 and time.monotonic() - started < 3


def _drip(server: socket.socket) -> None:
    connection, _address = server.accept()
    with connection:
        try:
            connection.sendall(b"HTTP/1.1 200 OK\r\n")
            for _number in range(40):
                connection.sendall(b"X-Slow: 1\r\n")
                time.sleep(0.1)
        except OSError:
            return


def test_only_those_who_run_a_place_keep_its_webhooks(cast):
    for person in (cast.member, cast.finance, cast.stranger):
        with pytest.raises(Refused):
            hooks.set_up_webhook(cast.company, actor=person, url="https://93.184.216.34/")
    assert hooks.set_up_webhook(cast.company, actor=cast.union, url="https://93.184.216.34/")[1].startswith("whsec_")


def test_an_event_that_no_deed_has_is_refused(cast):
    with pytest.raises(Invalid):
        hooks.set_up_webhook(cast.company, actor=cast.union, url="https://93.184.216.34/", events="innovation.probl")


@pytest.mark.parametrize(
    ("events", "verb", "taken"),
    [
        ("", "innovation.problem.reported", True),
        ("innovation.problem", "innovation.problem.reported", True),
        ("innovation.problem.*", "innovation.problem.reported", True),
        ("innovation.benefit evidence", "evidence.file.added", True),
        ("innovation.problem", "innovation.problems.reported", False),
        ("innovation.benefit.verified", "innovation.benefit.claimed", False),
    ],
)
def test_events_are_named_in_full_or_by_a_beginning(events, verb, taken):
    assert Webhook(events=events).takes(verb) is taken
