"""Run the command in a process of its own: in a pipe, or on a terminal."""

from __future__ import annotations

import os
import subprocess
import sys


def start(*arguments: str, code: str | None = None, **environment: str) -> subprocess.CompletedProcess[str]:
    """Run a command in a process of its own."""
    command = [sys.executable, *(("-c", code) if code else ("-m", "weaponref")), *arguments]
    variables = {name: value for name, value in os.environ.items() if name not in ("COLUMNS", "NO_COLOR")}
    return subprocess.run(  # noqa: S603  fixed arguments
        command, env=variables | environment, capture_output=True, text=True, encoding="utf-8", check=False
    )


def on_terminal(*arguments: str, **variables: str) -> str:
    """What a command writes to a pseudo-terminal."""
    import pty

    pid, terminal = pty.fork()
    if pid == 0:
        for name in ("NO_COLOR", "COLUMNS"):
            os.environ.pop(name, None)
        os.environ.update(variables)
        os.execv(sys.executable, [sys.executable, "-m", "weaponref", *arguments])  # noqa: S606  fixed arguments
    output = b""
    while True:
        try:
            read = os.read(terminal, 65536)
        except OSError:  # how Linux says that the other side is closed
            break
        if not read:
            break
        output += read
    os.close(terminal)
    assert os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1]) == 0
    return output.decode()
