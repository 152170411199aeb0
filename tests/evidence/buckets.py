"""An S3-compatible server on the loopback address, in this process; real ones differ in speed, not in what is asked."""

import contextlib
import logging
import os
from unittest import mock

import boto3
from moto.server import ThreadedMotoServer

from jiangfang.evidence import bucket

NAME = "evidence"
ADDRESS = f"s3://{NAME}/house"


@contextlib.contextmanager
def serving():
    """A server with one empty bucket; the environment says where it is, as an operator would. Yields the server."""
    logging.getLogger("werkzeug").setLevel(logging.ERROR)
    server = ThreadedMotoServer(ip_address="127.0.0.1", port=0, verbose=False)
    server.start()
    host, port = server.get_host_and_port()
    said = {
        "AWS_ACCESS_KEY_ID": "tests",
        "AWS_SECRET_ACCESS_KEY": "tests",
        "AWS_REGION": "us-east-1",
        "AWS_DEFAULT_REGION": "us-east-1",
        "AWS_ENDPOINT_URL_S3": f"http://{host}:{port}",
    }
    with mock.patch.dict(os.environ, said):
        bucket._client.cache_clear()
        boto3.client("s3").create_bucket(Bucket=NAME)
        empty()  # every server of this process remembers the same
        try:
            yield server
        finally:
            server.stop()
            bucket._client.cache_clear()


def keys():
    """What lies in the bucket."""
    return sorted(entry["Key"] for entry in boto3.client("s3").list_objects_v2(Bucket=NAME).get("Contents", ()))


def overwrite(key, data):
    """Do what nobody should: put other bytes in the place of a file."""
    boto3.client("s3").put_object(Bucket=NAME, Key=key, Body=data)


def empty():
    """Take everything out of the bucket."""
    for key in keys():
        boto3.client("s3").delete_object(Bucket=NAME, Key=key)
