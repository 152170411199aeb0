"""Tables stand straight under Chinese and Latin signs."""

from jiangfang.cli.terminal import tell_json, tell_table, width


def test_columns_are_as_wide_as_the_terminal_shows_them(capsys):
    tell_table([("经济效益", "430 万元"), ("PCT", "2")], right=[1])
    lines = capsys.readouterr().out.splitlines()
    assert lines == ["经济效益  430 万元", "PCT              2"]
    assert len({width(line) for line in lines}) == 1


def test_an_empty_table_prints_nothing(capsys):
    tell_table([])
    assert capsys.readouterr().out == ""


def test_json_keeps_chinese_readable(capsys):
    tell_json({"a": "济南"})
    assert "济南" in capsys.readouterr().out
