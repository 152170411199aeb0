"""What the environment may say about addresses and networks; nonsense stops the start."""

import pytest
from django.core.exceptions import ImproperlyConfigured

from jiangfang.config.environment import read_address, read_networks

LOCAL = ["127.0.0.1", "localhost", "[::1]"]


@pytest.mark.parametrize(
    ("given", "hosts", "encrypted", "expected"),
    [
        ("https://house.example/", LOCAL, False, "https://house.example"),
        ("", LOCAL, False, "http://127.0.0.1:8000"),
        ("", ["*"], True, "http://127.0.0.1:8000"),
        ("", ["127.0.0.1", ".house.example"], True, "https://house.example"),
    ],
)
def test_the_address_is_what_was_given_or_the_first_name(monkeypatch, given, hosts, encrypted, expected):
    monkeypatch.setenv("JIANGFANG_URL", given)
    assert read_address("JIANGFANG_URL", hosts, encrypted) == expected


def test_an_address_of_another_kind_is_refused(monkeypatch):
    monkeypatch.setenv("JIANGFANG_URL", "house.example")
    with pytest.raises(ImproperlyConfigured):
        read_address("JIANGFANG_URL", LOCAL, False)


def test_networks_are_read_and_nonsense_is_refused(monkeypatch):
    monkeypatch.setenv("JIANGFANG_WEBHOOK_NETWORKS", "10.1.0.0/16, fd00::/8")
    assert read_networks("JIANGFANG_WEBHOOK_NETWORKS") == ["10.1.0.0/16", "fd00::/8"]
    for nonsense in ("10.1.0.1/16", "intranet"):
        monkeypatch.setenv("JIANGFANG_WEBHOOK_NETWORKS", nonsense)
        with pytest.raises(ImproperlyConfigured):
            read_networks("JIANGFANG_WEBHOOK_NETWORKS")
