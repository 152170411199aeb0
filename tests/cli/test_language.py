"""Which language the command speaks."""

import pytest

from jiangfang.cli.language import choose


@pytest.mark.parametrize(
    ("arguments", "environ", "language"),
    [
        ([], {}, "zh"),
        ([], {"LANG": "en_US.UTF-8"}, "en"),
        ([], {"LANG": "C.UTF-8"}, "zh"),
        ([], {"LANG": "en_US.UTF-8", "LC_ALL": "zh_CN.UTF-8"}, "zh"),
        (["verify", "--language", "en"], {}, "en"),
        (["--language=zh", "verify"], {"LANG": "en_GB"}, "zh"),
        (["verify", "--language"], {}, "zh"),
        (["--language", "fr"], {"LANG": "en_GB"}, "zh"),
    ],
)
def test_the_option_comes_before_the_terminal_and_chinese_is_the_default(arguments, environ, language):
    assert choose(arguments, environ) == language
