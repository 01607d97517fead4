"""A defect of ours ends in a sentence, and shows where it is to who asks."""

from __future__ import annotations

import pytest

from journeybook import pipeline
from journeybook.cli.main import TRACEBACK, main


def _break(monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_: object, **__: object) -> None:
        raise RuntimeError("unthought of")

    monkeypatch.setattr(pipeline, "check", broken)
    monkeypatch.setattr("sys.argv", ["journeybook", "check"])


def test_a_defect_is_told_in_a_sentence(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    _break(monkeypatch)
    monkeypatch.delenv(TRACEBACK, raising=False)
    with pytest.raises(SystemExit) as ended:
        main()
    assert ended.value.code == 3
    said = capsys.readouterr().err
    assert "a defect of journeybook, not of your files" in said
    assert "Traceback" not in said


def test_who_asks_gets_the_traceback(monkeypatch: pytest.MonkeyPatch) -> None:
    _break(monkeypatch)
    monkeypatch.setenv(TRACEBACK, "1")
    with pytest.raises(RuntimeError, match="unthought of"):
        main()
