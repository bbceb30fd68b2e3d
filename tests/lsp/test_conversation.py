"""Whole sessions of a real client with the installed server, over pipes."""

from __future__ import annotations

import asyncio
import re
import subprocess
import sys
from collections.abc import Coroutine, Sequence
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlparse

import pytest
from editor import PATIENCE, SERVER, Editor, editing
from lsprotocol import types as lsp

LEAK = """\
from multiprocessing import Pool


def sizes(paths):
    name = "é😀"; pool = Pool(2)
    made = pool.map(len, paths)
    pool.close()
    pool.join()
    return name, made
"""
ENCODINGS = ("utf-8", "utf-16", "utf-32")


def run(session: Coroutine[Any, Any, None]) -> None:
    asyncio.run(asyncio.wait_for(session, 4 * PATIENCE))


@pytest.fixture
def project(tmp_path: Path) -> Path:
    (tmp_path / "pyproject.toml").write_text("[project]\nname = 'x'\n")
    (tmp_path / "leak.py").write_text(LEAK, encoding="utf-8")
    return tmp_path


def apply(text: str, edit: lsp.WorkspaceEdit, encoding: str) -> str:
    """Apply an edit as an editor does, in its own units."""
    (change,) = edit.document_changes or ()
    assert isinstance(change, lsp.TextDocumentEdit)
    codec = f"{encoding}-le" if encoding != "utf-8" else encoding
    unit = {"utf-8": 1, "utf-16": 2, "utf-32": 4}[encoding]
    lines = text.split("\n")
    for each in sorted(change.edits, key=lambda edit: edit.range.start, reverse=True):
        assert isinstance(each, lsp.TextEdit)
        first, last = each.range.start, each.range.end
        lines += [""] * (last.line - len(lines) + 1)
        before = lines[first.line].encode(codec)[: first.character * unit]
        after = lines[last.line].encode(codec)[last.character * unit :]
        new = before + each.new_text.encode(codec) + after
        lines[first.line : last.line + 1] = new.decode(codec).split("\n")
    return "\n".join(lines)


def titled(actions: Sequence[lsp.CodeAction], beginning: str) -> lsp.CodeAction:
    return next(action for action in actions if action.title.startswith(beginning))


@pytest.mark.parametrize("pulls", [False, True], ids=["pushed", "pulled"])
def test_a_finding_has_its_links_and_its_actions(project: Path, pulls: bool) -> None:
    async def session() -> None:
        async with editing(project, pulls=pulls) as editor:
            uri = editor.open(project / "leak.py")
            (found,) = await editor.diagnostics(uri)
            assert (found.code, found.source) == ("PP103", "poolproof")
            assert found.severity is lsp.DiagnosticSeverity.Warning
            assert found.range == lsp.Range(lsp.Position(4, 25), lsp.Position(4, 32))
            assert found.code_description is not None
            assert found.code_description.href.endswith("/leak_on_exception.py")
            related = found.related_information or ()
            steps = [each for each in related if each.message.startswith("step")]
            assert [each.location.uri for each in steps] == [uri] * 3
            (first, *_) = [each for each in related if "reference pool" in each.message]
            assert "/reference/" in first.location.uri
            actions = await editor.actions(uri, found.range)
            allow = titled(actions, "Allow leak-on-exception here (PP103)")
            reference = titled(actions, "Open the reference")
            assert allow.edit is not None
            allowed = apply(LEAK, allow.edit, "utf-16")
            above = "    # poolproof: allow[leak-on-exception] why this is intended\n    name"
            assert above in allowed
            editor.write(uri, allowed)
            assert await editor.diagnostics(uri) == []
            assert reference.command is not None
            opened = await editor.client.workspace_execute_command_async(
                lsp.ExecuteCommandParams(reference.command.command, reference.command.arguments)
            )
            assert opened is True
            assert editor.opened_elsewhere[0].uri == first.location.uri
            assert editor.messages == []
            if pulls:
                assert editor.published == {}  # or the editor would show everything twice

    run(session())


@pytest.mark.parametrize("encoding", ENCODINGS)
def test_an_emoji_before_the_finding_moves_nothing(project: Path, encoding: str) -> None:
    async def session() -> None:
        async with editing(project, pulls=True, encodings=[encoding]) as editor:
            assert editor.encoding == encoding
            uri = editor.open(project / "leak.py")
            (found,) = await editor.diagnostics(uri)
            start = {"utf-8": 28, "utf-16": 25, "utf-32": 24}[encoding]
            assert found.range.start == lsp.Position(4, start)
            assert found.range.end == lsp.Position(4, start + len("Pool(2)"))
            allow = titled(await editor.actions(uri, found.range), "Allow")
            assert allow.edit is not None
            allowed = apply(LEAK, allow.edit, encoding)
            assert '] why this is intended\n    name = "é😀"; pool = Pool(2)\n' in allowed
            # What is typed in the editor's units lands where it was typed.
            version = editor.insert(uri, 4, start, "Thread", delete=0)
            assert version == 2
            assert await editor.diagnostics(uri) == []

    run(session())


MENDABLE = """\
from multiprocessing import Pool


def sizes(paths):
    label = "😀"
    pool = Pool(2)
    made = pool.map(len, paths)
    pool.close()
    pool.join()
    return label, made
"""


@pytest.mark.parametrize("encoding", ENCODINGS)
def test_a_fix_is_preferred_and_leaves_nothing_to_find(project: Path, encoding: str) -> None:
    async def session() -> None:
        async with editing(project, pulls=True, encodings=[encoding]) as editor:
            uri = editor.open(project / "new.py", MENDABLE)
            (found,) = await editor.diagnostics(uri)
            fix, *others = await editor.actions(uri, found.range)
            assert fix.title.endswith("(PP103)")
            assert fix.is_preferred
            assert fix.edit is not None
            assert not any(each.is_preferred for each in others)
            mended = apply(MENDABLE, fix.edit, encoding)
            assert "    finally:\n        pool.close()\n        pool.join()\n" in mended
            editor.write(uri, mended)
            assert await editor.diagnostics(uri) == []

    run(session())


def test_everything_is_mended_on_demand(project: Path) -> None:
    text = MENDABLE + "\n\n" + MENDABLE.partition("\n\n\n")[2].replace("sizes", "again")

    async def session() -> None:
        async with editing(project, pulls=True) as editor:
            uri = editor.open(project / "new.py", text)
            found = await editor.diagnostics(uri)
            assert len(found) == 2
            whole = lsp.Range(lsp.Position(0, 0), lsp.Position(99, 0))
            for only in ("source.fixAll", "source.fixAll.poolproof"):
                (action,) = await editor.actions(uri, whole, [only])
                assert action.kind == "source.fixAll.poolproof"
                assert action.edit is not None
                mended = apply(text, action.edit, "utf-16")
                assert mended.count("finally:") == 2
            assert await editor.actions(uri, whole, ["source.organizeImports"]) == []
            editor.write(uri, mended)
            assert await editor.diagnostics(uri) == []
            assert await editor.actions(uri, whole, ["source.fixAll"]) == []

    run(session())


def test_a_proof_can_be_run_and_the_reference_be_read(project: Path) -> None:
    async def session() -> None:
        async with editing(project, pulls=True) as editor:
            uri = editor.open(project / "leak.py")
            (found,) = await editor.diagnostics(uri)
            proof = titled(await editor.actions(uri, found.range), "Run the proof of PP103")
            assert proof.command is not None
            ask = editor.client.workspace_execute_command_async
            outcome = await ask(
                lsp.ExecuteCommandParams(proof.command.command, proof.command.arguments)
            )
            assert outcome["exit"] == 0, outcome["text"]
            assert "leaked as claimed" in outcome["text"]
            assert outcome["svg"].lstrip().startswith("<")
            assert "worker 1" in outcome["svg"]
            shown = Path(unquote(urlparse(editor.opened_elsewhere[0].uri).path))
            assert shown.read_text(encoding="utf-8") == outcome["text"]
            proofs = await ask(lsp.ExecuteCommandParams("poolproof.server.proofs"))
            assert "PP103" in [each["value"] for each in proofs]
            references = await ask(lsp.ExecuteCommandParams("poolproof.server.references"))
            (raising,) = [each for each in references if each["label"] == "error is raised by get"]
            assert re.search(r"/results\.py#L\d+$", raising["value"])
        assert not shown.parent.exists()

    run(session())


def test_unsaved_text_is_what_is_checked(project: Path) -> None:
    async def session() -> None:
        async with editing(project) as editor:
            uri = editor.open(project / "new.py", "x = 1\n")
            assert await editor.diagnostics(uri) == []
            editor.write(uri, LEAK)
            assert len(await editor.diagnostics(uri)) == 1
            editor.write(uri, LEAK.replace("close", "terminate"))
            editor.write(uri, "")
            assert await editor.diagnostics(uri) == []

    run(session())


def test_the_hover_explains_findings_pools_and_variables(project: Path) -> None:
    async def session() -> None:
        clean = LEAK.replace("    made = pool.map(len, paths)\n", "").replace("made", "1")
        (project / "clean.py").write_text(clean, encoding="utf-8")
        async with editing(project, pulls=True, encodings=["utf-32"]) as editor:
            leak = editor.open(project / "leak.py")
            text = await editor.hover(leak, 4, 24)
            assert "**[PP103](file:" in text
            assert "3. [line 6]" in text
            assert "In the reference pool:" in text
            variable = await editor.hover(leak, 5, 13)
            assert variable.startswith("`pool` here: **open**")
            assert "lost when an exception is raised" in variable
            assert (await editor.hover(leak, 6, 6)).startswith("`pool` here: **closed**")
            assert await editor.hover(leak, 8, 12) == ""
            task = await editor.hover(leak, 5, 21)
            assert task.startswith("`len`: **a task** in processes of a multiprocessing.Pool")
            uri = editor.open(project / "clean.py")
            assert (await editor.hover(uri, 4, 24)).startswith("**released on all paths**")

    run(session())


def test_the_hover_over_a_task_says_what_becomes_of_its_result(project: Path) -> None:
    code = (
        "from multiprocessing import Pool\n\n\ndef run(keep, words):\n    with Pool(2) as pool:\n"
    )
    code += (
        "        keep(pool.apply_async(len, (words,)))\n        pool.map_async(len, words).wait()\n"
    )
    (project / "kept.py").write_text(code, encoding="utf-8")

    async def session() -> None:
        async with editing(project, pulls=True, encodings=["utf-32"]) as editor:
            uri = editor.open(project / "kept.py")
            task = await editor.hover(uri, 5, 31)
            assert task.startswith("`len`: **a task**")
            assert "Its result: given up (passed to keep())" in task
            assert "Its result: waited for" in await editor.hover(uri, 6, 24)

    run(session())


def test_the_lens_is_there_when_asked_for(project: Path) -> None:
    async def lenses(configuration: dict[str, Any]) -> list[str]:
        async with editing(project, pulls=True, configuration=configuration) as editor:
            uri = editor.open(project / "leak.py")
            found = await editor.client.text_document_code_lens_async(
                lsp.CodeLensParams(lsp.TextDocumentIdentifier(uri))
            )
            return [each.command.title for each in found or () if each.command]

    async def session() -> None:
        assert await lenses({}) == []
        assert await lenses({"codeLens": True}) == [
            "leaks on 1 path: lost when an exception is raised"
        ]

    run(session())


def test_settings_of_the_editor_and_of_the_project(project: Path) -> None:
    async def session() -> None:
        async with editing(project, configuration={"ignore": ["PP103"], "colour": 1}) as editor:
            uri = editor.open(project / "leak.py")
            await editor.until(lambda: uri in editor.published and editor.messages)
            assert await editor.diagnostics(uri) == []
            assert editor.messages == ["poolproof: poolproof.colour: there is no such setting"]
            editor.configuration = {}
            editor.client.workspace_did_change_configuration(lsp.DidChangeConfigurationParams(None))
            await editor.until(lambda: editor.published[uri].diagnostics)
            (project / "pyproject.toml").write_text("[tool.poolproof]\nignore = ['PP1']\n")
            change = lsp.FileEvent(
                (project / "pyproject.toml").as_uri(), lsp.FileChangeType.Changed
            )
            editor.client.workspace_did_change_watched_files(
                lsp.DidChangeWatchedFilesParams([change])
            )
            await editor.until(lambda: not editor.published[uri].diagnostics)
            (project / "pyproject.toml").write_text("[tool.poolproof]\nignored = ['PP1']\n")
            editor.client.workspace_did_change_watched_files(
                lsp.DidChangeWatchedFilesParams([change])
            )
            await editor.until(lambda: len(editor.messages) == 2)
            assert "unknown key 'ignored'; did you mean 'ignore'?" in editor.messages[1]

    run(session())


OWNER = """\
from multiprocessing import Pool


class Owner:
    def __init__(self):
        self.odd_pool = Pool()
"""


def test_settings_that_come_late_count_when_they_come(project: Path) -> None:
    hasty = (
        "import sys, poolproof.lsp.server as s; s._PATIENCE = 0.1\n"
        "from poolproof.cli.main import main\n"
        "sys.argv = ['poolproof', 'server']; sys.exit(main())\n"
    )

    async def session() -> None:
        editor = Editor(configuration={"ignore": ["PP103"]})
        asked = asyncio.Event()

        async def late(params: lsp.ConfigurationParams) -> list[Any]:
            await asked.wait()
            return [editor.configuration for _ in params.items]

        editor.client.protocol.fm.features[lsp.WORKSPACE_CONFIGURATION] = late
        await editor.start([project], command=(sys.executable, "-c", hasty))
        uri = editor.open(project / "leak.py")
        assert [each.code for each in await editor.diagnostics(uri)] == ["PP103"]
        asked.set()
        await editor.until(lambda: not editor.published[uri].diagnostics)
        assert await editor.stop() == 0

    run(session())


def test_another_file_can_end_the_pool(project: Path) -> None:
    user = "from owner import Owner\n\nowner = Owner()\n"
    ending = user + "owner.odd_pool.terminate()\n"

    async def session() -> None:
        (project / "owner.py").write_text(OWNER)
        (project / "user.py").write_text(user)
        async with editing(project, pulls=True) as editor:
            first = editor.open(project / "owner.py")
            assert [each.code for each in await editor.diagnostics(first)] == ["PP105"]
            second = editor.open(project / "user.py")
            editor.write(second, ending)
            editor.save(second)
            assert await editor.diagnostics(first) == []

    run(session())


def test_checking_on_saving_waits_for_it(project: Path) -> None:
    async def session() -> None:
        async with editing(project, pulls=True, configuration={"run": "onSave"}) as editor:
            uri = editor.open(project / "leak.py")
            assert len(await editor.diagnostics(uri)) == 1
            editor.write(uri, "x = 1\n")
            assert len(await editor.diagnostics(uri)) == 1
            editor.save(uri)
            assert await editor.diagnostics(uri) == []

    run(session())


def test_a_workspace_can_be_checked_whole(project: Path) -> None:
    async def session() -> None:
        async with editing(project, configuration={"diagnosticMode": "workspace"}) as editor:
            uri = (project / "leak.py").as_uri()
            await editor.until(lambda: uri in editor.published)
            assert [each.code for each in editor.published[uri].diagnostics] == ["PP103"]
            assert editor.open(project / "leak.py") == uri
            await editor.until(lambda: editor.published[uri].version == 1)
            assert len(editor.published[uri].diagnostics) == 1

    run(session())


def test_a_large_workspace_shows_how_far_the_first_look_is(project: Path) -> None:
    async def session() -> None:
        for number in range(220):
            (project / f"module{number}.py").write_text("x = 1\n")
        async with editing(project, configuration={}) as editor:
            await editor.until(lambda: any(each["kind"] == "end" for each in _as_dicts(editor)))
            kinds = [each["kind"] for each in _as_dicts(editor)]
            assert kinds[0] == "begin"
            assert set(kinds[1:-1]) == {"report"}
            assert _as_dicts(editor)[-1]["message"] == "1 of 221 files can create a pool"

    run(session())


def _as_dicts(editor: Editor) -> list[dict[str, Any]]:
    return [each if isinstance(each, dict) else each._asdict() for each in editor.progress]


def test_a_crash_is_told_once_and_the_server_lives_on(project: Path) -> None:
    # A pack whose rule breaks down is what a mistake of ours looks like from outside.
    broken = (
        "import poolproof.registry as r, msgspec\n"
        "def judge(solution):\n    raise ZeroDivisionError('on purpose')\n"
        "rules = r.load().rules\n"
        "r.load().__dict__['rules'] = tuple(\n"
        "    msgspec.structs.replace(x, judge=judge) if x.code == 'PP101' else x for x in rules)\n"
        "from poolproof.cli.main import main\n"
        "import sys; sys.argv = ['poolproof', 'server', '--log-level', 'error']; sys.exit(main())\n"
    )

    async def session() -> None:
        command = (sys.executable, "-c", broken)
        async with editing(project, command=command) as editor:
            uri = editor.open(project / "leak.py")
            assert [each.code for each in await editor.diagnostics(uri)] == ["PP103"]
            editor.write(uri, LEAK + "\n")
            assert [each.code for each in await editor.diagnostics(uri)] == ["PP103"]
            assert len(editor.messages) == 1
            assert "PP101 unreleased-pool failed: ZeroDivisionError" in editor.messages[0]

    run(session())


def test_a_thousand_edits_end_where_the_text_ends(project: Path) -> None:
    async def session() -> None:
        async with editing(project) as editor:
            uri = editor.open(project / "leak.py")
            before = await editor.diagnostics(uri)
            for number in range(500):
                editor.insert(uri, 3, 0, f"x{number} = 1\n")
                editor.insert(uri, 3, 0, "", delete=len(f"x{number} = "))
            found = await editor.diagnostics(uri)
            moved = before[0].range.start.line + 500
            assert [each.range.start.line for each in found] == [moved]
            assert editor.messages == []

    run(session())


def _start(process_id: int | None) -> subprocess.Popen[bytes]:
    """Start a server whose pipes stay open whatever happens to its client."""
    process = subprocess.Popen(
        SERVER, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL
    )
    assert process.stdin is not None
    assert process.stdout is not None
    shown = "null" if process_id is None else str(process_id)
    body = (
        '{"jsonrpc":"2.0","id":1,"method":"initialize",'
        f'"params":{{"processId":{shown},"rootUri":null,"capabilities":{{}}}}}}'
    )
    process.stdin.write(f"Content-Length: {len(body)}\r\n\r\n{body}".encode())
    process.stdin.flush()
    assert process.stdout.readline().startswith(b"Content-Length")
    return process


def _killed(process: subprocess.Popen[bytes]) -> None:
    process.kill()
    process.communicate()


@pytest.mark.parametrize("reaped", [True, False], ids=["reaped", "zombie"])
def test_the_server_ends_with_its_client(reaped: bool) -> None:
    client = subprocess.Popen(
        [sys.executable, "-c", "input()"], stdin=subprocess.PIPE, stdout=subprocess.DEVNULL
    )
    server = _start(client.pid)
    try:
        client.kill()
        if reaped:
            client.communicate()
        assert server.wait(PATIENCE) == 1
    finally:
        client.communicate()
        _killed(server)


def test_the_server_ends_with_its_input() -> None:
    server = _start(None)
    try:
        assert server.stdin is not None
        server.stdin.close()
        assert server.wait(PATIENCE) == 1
    finally:
        server.stdin = None
        _killed(server)


def test_a_client_that_is_not_to_be_seen_is_not_missed(project: Path) -> None:
    async def session() -> None:
        gone = subprocess.Popen([sys.executable, "-c", ""])
        gone.wait()
        async with editing(project, process_id=gone.pid, pulls=True) as editor:
            uri = editor.open(project / "leak.py")
            assert len(await editor.diagnostics(uri)) == 1

    run(session())


def test_without_the_extra_the_command_says_what_to_install(tmp_path: Path) -> None:
    code = (
        "import sys, importlib.abc\n"
        "class Missing(importlib.abc.MetaPathFinder):\n"
        "    def find_spec(self, name, path=None, target=None):\n"
        "        if name.partition('.')[0] in ('pygls', 'lsprotocol'):\n"
        "            raise ModuleNotFoundError(name=name.partition('.')[0])\n"
        "sys.meta_path.insert(0, Missing())\n"
        "from poolproof.cli.main import main\n"
        "sys.argv = ['poolproof', 'server']; sys.exit(main())\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, cwd=tmp_path, check=False
    )
    assert done.returncode == 2
    assert 'pip install "poolproof[lsp]"' in done.stderr
