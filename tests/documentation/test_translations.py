"""The interface is complete in both languages."""

from jiangfang.ui.catalogs import untranslated


def test_every_marked_text_has_its_chinese() -> None:
    gaps = untranslated()
    assert not gaps, (
        "These texts would reach a Chinese reader in English (or broken). Put the Chinese into the package's own "
        "locale/zh_Hans/LC_MESSAGES/django.po:\n" + "\n".join(map(str, gaps))
    )
