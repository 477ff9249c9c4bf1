"""The commands as programs and people use them: real processes, real files, a real store."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from bot.cli import run
from knowledge import open_store
from tests import factories

ROOT = Path(__file__).parents[2]
ALL = frozenset({"public", "internal", "restricted"})


@dataclass(frozen=True)
class Done:
    code: int
    out: str
    err: str

    @property
    def rows(self) -> list[dict[str, Any]]:
        return [json.loads(line) for line in self.out.splitlines()]


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder of the test's own to stand in, and no settings of anybody else's."""
    for name in [name for name in os.environ if name.startswith("MINUTES_")]:
        monkeypatch.delenv(name)
    monkeypatch.chdir(tmp_path)
    return tmp_path


def bot(*arguments: object, stdin: str | bytes = b"", **environment: str) -> Done:
    """Run the program in a process of its own."""
    data = stdin.encode() if isinstance(stdin, str) else stdin
    done = subprocess.run(
        [sys.executable, "-m", "bot", *map(str, arguments)],
        input=data,
        capture_output=True,
        env=os.environ | {"PYTHONPATH": str(ROOT)} | environment,
        check=False,
    )
    return Done(done.returncode, done.stdout.decode(), done.stderr.decode())


@pytest.fixture
def here(home: Path, capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Any:
    """Run the program in this process: the same words in, the same words out, and quicker."""

    def call(*arguments: object) -> Done:
        capfd.readouterr()
        code = run([*map(str, arguments)])
        out, err = capfd.readouterr()
        return Done(code, out, err)

    return call


# ------------------------------------------------------------------ usage
def test_help_is_chinese_and_waits_for_no_library(home: Path) -> None:
    done = bot("--help", PYTHONPROFILEIMPORTTIME="1")
    imported = {line.rpartition("|")[2].strip() for line in done.err.splitlines() if line.startswith("import time:")}
    assert "click" in imported
    assert imported.isdisjoint({"telegram", "rapidfuzz", "sqlite_utils", "rjieba", "docx", "pypdf"})
    assert done.code == 0
    for name in ("load", "parse", "ask", "tasks", "chat", "run", "check-config", "backup", "restore"):
        assert name in done.out
    assert "用法" in done.out
    assert "Usage" not in done.out
    assert "Options" not in done.out


@pytest.mark.parametrize(
    "arguments",
    [
        [],
        ["nonsense"],
        ["--nonsense"],
        ["load"],
        ["load", "a.txt", "--visibility", "secret"],
        ["load", "a.txt", "--db"],
        ["load", "a.txt", "--yes=1"],
        ["ask"],
        ["ask", "过了没", "--batch", "a.jsonl"],
        ["ask", "过了没", "多余"],
        ["ask", "过了没", "--today", "明天"],
        ["ask", "过了没", "--today", "2021-02-30"],
        ["tasks", "市教育局", "--role", "boss"],
        ["tasks", "市教育局", "--meeting", "三"],
        ["tasks", "市教育局", "--since", "2021"],
        ["backup"],
        ["restore", "a", "b"],
    ],
)
def test_bad_usage_is_one_chinese_line_and_2(here: Any, arguments: list[str]) -> None:
    done = here(*arguments)
    assert done.code == 2
    assert done.out == ""
    (line,) = done.err.splitlines()
    assert "--help" in line
    assert any("一" <= char <= "鿿" for char in line)


@pytest.mark.parametrize(
    "command", ["load", "parse", "ask", "tasks", "chat", "run", "check-config", "backup", "export"]
)
def test_every_command_explains_itself(here: Any, command: str) -> None:
    done = here(command, "--help")
    assert done.code == 0
    assert done.out.startswith(f"用法：minutes-bot {command}")
    assert all("  --help" not in line or "显示本说明" in line for line in done.out.splitlines())


# ------------------------------------------------------------------ load and parse
def test_load_stores_once_and_rows_tell_how(here: Any, home: Path) -> None:
    file = factories.write(home)
    first = here("load", file, "--db", "t.db", "--yes", "--json")
    again = here("load", file, "--db", "t.db", "--yes", "--json")
    assert (first.code, again.code) == (0, 0)
    (row,), (same,) = first.rows, again.rows
    assert list(row) == ["file", "status", "minutes_id", "items", "directives", "unread", "error"]
    assert (row["file"], row["status"], row["items"], row["error"]) == (str(file), "loaded", 2, None)
    assert (same["status"], same["minutes_id"]) == ("duplicate", row["minutes_id"])


def test_a_changed_text_replaces(here: Any, home: Path) -> None:
    sample = (ROOT / "samples" / "changwu31.txt").read_text("utf-8")
    file = factories.write(home, source=sample)
    here("load", file, "--db", "t.db", "--json", "--visibility", "public")
    changed = sample.replace("会议强调", "会议指出").replace("首批24个小区名单", "首批26个小区名单")
    factories.write(home, source=changed)
    shown = bot("load", file, "--db", "t.db")
    assert "变化：任务 减 1 改 1" in shown.out
    assert "首批24个小区名单" in shown.out.partition("改为")[0]
    assert "首批26个小区名单" in shown.out.partition("改为")[2]
    assert here("load", file, "--db", "t.db", "--json").rows[0]["status"] == "replaced"
    with open_store(home / "t.db") as store:
        (stored,) = store.current(ALL)
    assert (stored.version, stored.visibility) == (2, "public")


def test_minutes_are_internal_unless_said(here: Any, home: Path) -> None:
    here("load", factories.write(home), "--db", "t.db", "--yes")
    with open_store(home / "t.db") as store:
        assert [stored.visibility for stored in store.current(ALL)] == ["internal"]


def test_one_bad_file_stops_no_other(here: Any, home: Path) -> None:
    good = factories.write(home)
    empty = home / "empty.txt"
    empty.touch()
    done = here("load", empty, "/nowhere/at/all.txt", good, home / "no-such-folder", "--db", "t.db", "--json")
    assert done.code == 1
    assert [row["status"] for row in done.rows] == ["failed", "failed", "loaded", "failed"]
    assert all(row["error"] and "；" in row["error"] for row in done.rows if row["status"] == "failed")


def test_a_folder_is_loaded_without_what_is_no_minutes(here: Any, home: Path) -> None:
    folder = home / "纪要"
    (folder / "2023").mkdir(parents=True)
    factories.write(folder / "2023")
    (folder / ".hidden.txt").write_text("不看", "utf-8")
    (folder / "说明.txt").write_text("这个文件夹里放的是旧文件，请勿删除。\n", "utf-8")
    done = here("load", folder, "--db", "t.db", "--yes")
    assert done.code == 1
    assert "存入 1，替换 0，重复 0，失败 1" in done.out
    assert "说明.txt" in done.err


def test_a_doubt_stands_below_its_file(here: Any, home: Path) -> None:
    (home / "几份").mkdir()
    undated = factories.SOURCE.replace("2023年", "")
    factories.write(home / "几份", "无日期.txt", undated)
    done = here("load", home / "几份", "--db", "t.db", "--yes")
    assert done.out.splitlines()[-2].startswith("✅ 无日期.txt：已存入")
    assert done.out.splitlines()[-1] == "  ⚠️ 会议日期没有写年份，也无法推知"


def test_many_files_are_read_side_by_side(home: Path) -> None:
    folder = home / "many"
    folder.mkdir()
    for number in range(24):
        source = factories.SOURCE.replace("第7次", f"第{number + 1}次").replace("第7号", f"第{number + 1}号")
        factories.write(folder, f"{number:02}.txt", source)
    (folder / "bad.txt").write_bytes(b"\x00\xff" * 60)
    done = bot("load", folder, "--db", "t.db", "--json")
    assert done.code == 1
    assert [row["status"] for row in done.rows] == ["loaded"] * 24 + ["failed"]
    assert [Path(row["file"]).name for row in done.rows][:3] == ["00.txt", "01.txt", "02.txt"]


@pytest.mark.parametrize(("answer", "code", "stored"), [("y\n", 0, 1), ("n\n", 1, 0), ("\n", 1, 0), ("", 1, 0)])
def test_load_shows_and_asks_first(home: Path, answer: str, code: int, stored: int) -> None:
    done = bot("load", factories.write(home), "--db", "t.db", stdin=answer)
    assert done.code == code
    assert "第7次常务会议" in done.out
    with open_store(home / "t.db") as store:
        assert len(store.current(ALL)) == stored


def test_parse_stores_nothing(here: Any, home: Path) -> None:
    file = factories.write(home)
    document = json.loads(here("parse", file, "--json", "--with-source").out)
    assert document["meeting"]["ordinal"] == 7
    assert document["source"] == factories.SOURCE
    assert "第7次常务会议" in here("parse", file).out
    assert not (home / "data").exists()
    missing = here("parse", "nowhere.txt", "--json")
    assert (missing.code, missing.out, missing.err.count("\n")) == (1, "", 1)


# ------------------------------------------------------------------ ask and tasks
@pytest.fixture
def db(home: Path) -> Path:
    with open_store(home / "t.db") as store:
        store.add(factories.minutes(), "restricted", by="test")
    return home / "t.db"


def test_ask_answers_in_words_and_in_a_row(here: Any, db: Path) -> None:
    question = "夜市管理办法会上过了没？"
    words = here("ask", question, "--db", db)
    assert words.code == 0
    assert "会议原则同意该办法。" in words.out
    (row,) = here("ask", question, "--db", db, "--json").rows
    assert list(row)[:6] == ["id", "question", "intent", "status", "confidence", "text"]
    assert row["status"] == "answered"
    (item,) = row["items"]
    assert (item["ordinal"], item["outcome"], item["held_on"]) == (1, "approved_in_principle", "2023-05-09")
    assert "市城管局" in row["bodies"]
    task = row["directives"][0]
    assert factories.SOURCE[slice(*task["span"])] == task["text"]
    assert row["searched"] == {"meetings": 1, "from": "2023-05-09", "to": "2023-05-09"}


def test_nothing_found_is_no_failure(here: Any, db: Path) -> None:
    assert here("ask", "航天发射场选址怎么定的", "--db", db).code == 0
    assert here("ask", "过了没", "--db", "empty.db").code == 0


def test_a_batch_answers_every_row_in_order(home: Path, db: Path) -> None:
    rows: list[object] = [
        {"id": "Q1", "question": "夜市管理办法过了没"},
        {"id": "Q2", "question": "那谁负责", "history": ["夜市管理办法过了没"]},
        {"id": 3, "question": "闸口检修谁负责", "history": []},
    ]
    file = home / "q.jsonl"
    file.write_text("\n".join(json.dumps(row, ensure_ascii=False) for row in rows), "utf-8-sig")
    done = bot("ask", "--batch", file, "--db", db, "--today", "2023-06-01")
    assert done.code == 0
    assert [row["id"] for row in done.rows] == ["Q1", "Q2", 3]
    assert "市城管局" in done.rows[1]["bodies"]
    piped = bot("ask", "--batch", "-", "--db", db, "--today", "2023-06-01", stdin=file.read_bytes())
    assert piped.rows == done.rows


def test_a_broken_row_says_so_and_stops_no_other(here: Any, home: Path, db: Path) -> None:
    file = home / "q.jsonl"
    file.write_bytes(
        b'{"id": 1}\nnonsense\n[1]\n\xff\n\n{"id": 2, "question": 5}\n{"id": 3, "question": "\xe8\xbf\x87"}'
    )
    done = here("ask", "--batch", file, "--db", db)
    assert done.code == 1
    assert ["error" in row for row in done.rows] == [True, True, True, True, True, False]


def test_whoever_leaves_early_breaks_nothing(home: Path, db: Path) -> None:
    file = home / "q.jsonl"
    file.write_text('{"id": 1, "question": "夜市管理办法过了没"}\n' * 300, "utf-8")
    command = f"{sys.executable} -m bot ask --batch {file} --db {db} | head -n 1; exit ${{PIPESTATUS[0]}}"
    done = subprocess.run(
        ["bash", "-c", command], capture_output=True, env=os.environ | {"PYTHONPATH": str(ROOT)}, check=False
    )
    assert (done.returncode, done.stderr, done.stdout.count(b"\n")) == (0, b"", 1)


def test_tasks_are_counted(here: Any, db: Path) -> None:
    (row,) = here("tasks", "市公安局", "--db", db, "--json").rows
    assert (row["count"], len(row["directives"])) == (1, 1)
    assert here("tasks", "市公安局", "--db", db, "--json", "--role", "lead").rows[0]["count"] == 0
    assert here("tasks", "市公安局", "--db", db, "--json", "--meeting", "7").rows[0]["count"] == 1
    assert here("tasks", "市公安局", "--db", db, "--json", "--since", "2023-06-01").rows[0]["count"] == 0
    assert "配合做好秩序维护" in here("tasks", "市公安局", "--db", db).out


# ------------------------------------------------------------------ backup, settings, errors
def test_backup_and_restore(here: Any, home: Path, db: Path) -> None:
    assert here("backup", "b.db", "--db", db).code == 0
    assert here("restore", "b.db", "--db", "other.db").code == 0
    with open_store(home / "other.db") as store:
        assert len(store.current(ALL)) == 1
    bad = here("restore", "nowhere.db", "--db", db)
    assert (bad.code, bad.err.count("\n")) == (1, 1)


@pytest.mark.parametrize("suffix", [".xlsx", ".docx", ".ics", ".json"])
def test_the_ledger_is_exported(here: Any, home: Path, db: Path, suffix: str) -> None:
    done = here("export", f"台账{suffix}", "--db", db, "--today", "2023-06-01")
    assert (done.code, done.err) == (0, "")
    assert "4 条" in done.out
    assert sorted(it.name for it in home.glob("*台账*")) == [f"台账{suffix}"]
    assert here("export", f"台账{suffix}", "--db", db, "--body", "市水利局").out.startswith("已导出 1 条")


@pytest.mark.parametrize("name", ["台账.pdf", "台账", "没有/台账.json"])
def test_what_cannot_be_exported_is_one_line(here: Any, home: Path, db: Path, name: str) -> None:
    done = here("export", name, "--db", db)
    assert (done.code, done.out, done.err.count("\n")) == (1, "", 1)
    assert list(home.glob("*台账*")) == []


def test_check_config_tells_sources_and_never_the_token(home: Path) -> None:
    token = "12345:verysecretverysecret"
    (home / ".env").write_text(f"MINUTES_TELEGRAM_TOKEN={token}\nMINUTES_ADMINS=7\n", "utf-8")
    done = bot("check-config", MINUTES_ADMINS="1,2", MINUTES_TELEGRAM_PROXY="http://me:password@proxy:3128")
    assert done.code == 0
    assert "MINUTES_ADMINS = 1,2　（环境变量）" in done.out
    assert "MINUTES_TELEGRAM_TOKEN = 已设置，不显示　（.env 文件）" in done.out
    assert "MINUTES_DB = data/minutes.db　（默认）" in done.out
    assert token.partition(":")[2] not in done.out
    assert "password" not in done.out


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("MINUTES_ADMINS", "me"),
        ("MINUTES_ACCESS", "everybody"),
        ("MINUTES_LOG", "xml"),
        ("MINUTES_TIMEZONE", "Mars/North"),
        ("MINUTES_WEBHOOK_LISTEN", "8080"),
        ("MINUTES_WEBHOOK_URL", "example"),
        ("MINUTES_TELEGRAM_TOKEN", "no token"),
        ("MINUTES_TELEGRAM_BASE_URL", "localhost"),
        ("MINUTES_DB", "/"),
        ("MINUTES_ADMIN", "1"),
    ],
)
def test_check_config_says_what_is_wrong(here: Any, monkeypatch: pytest.MonkeyPatch, name: str, value: str) -> None:
    monkeypatch.setenv(name, value)
    done = here("check-config")
    assert done.code == 1
    assert "✗" in done.out
    assert name in done.out


def test_a_wrong_setting_is_one_sentence(here: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("MINUTES_ADMINS", "me")
    done = here("run")
    assert (done.code, done.err.count("\n")) == (1, 1)
    assert "MINUTES_ADMINS" in done.err


@pytest.mark.parametrize("command", [["ask", "过了没"], ["tasks", "市教育局"], ["load", "a.txt"], ["chat"]])
def test_a_store_that_is_none_is_one_sentence(here: Any, home: Path, command: list[str]) -> None:
    (home / "t.db").write_bytes(b"no database" * 100)
    done = here(*command, "--db", "t.db")
    assert (done.code, done.err.count("\n")) == (1, 1)
    assert "t.db" in done.err
    assert "Traceback" not in done.err
