"""Settings of a test run: the product's own, in a throwaway home, with a quick password hash and strict templates."""

import copy
import importlib
import os
import tempfile

from tests.silence import UndefinedVariable

# Before the product's settings look: no test ever sees anyone's real data. Each worker process has a home of its own.
THROWAWAY_HOME = os.environ["JIANGFANG_HOME"] = tempfile.mkdtemp(prefix="jiangfang-tests-")

_product = importlib.import_module("jiangfang.config.settings")
globals().update({name: getattr(_product, name) for name in dir(_product) if name.isupper()})

PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
TEMPLATES = copy.deepcopy(_product.TEMPLATES)
for _engine in TEMPLATES:
    _engine.setdefault("OPTIONS", {})["string_if_invalid"] = UndefinedVariable("%s")
