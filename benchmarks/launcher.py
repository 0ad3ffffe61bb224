"""Start one command, wait for it, and print what it cost: CPU seconds, and peak memory in bytes.

It is a program of its own, run with ``python -I -S``, because on Linux the peak memory of a new process begins with
that of the process that started it. This one is smaller than the smallest Python that is measured.
"""

import os
import sys


__all__ = ()


def main() -> int:
    """Run the command that follows on the command line; its own output is thrown away."""
    nowhere = [(os.POSIX_SPAWN_OPEN, 1, os.devnull, os.O_WRONLY, 0)]
    child = os.posix_spawn(sys.argv[1], sys.argv[1:], os.environ, file_actions=nowhere)
    _, status, usage = os.wait4(child, 0)
    # The kernel counts in kilobytes, that of macOS in bytes.
    memory = usage.ru_maxrss * (1 if sys.platform == "darwin" else 1024)
    sys.stdout.write(f"{usage.ru_utime + usage.ru_stime} {memory}\n")
    return os.waitstatus_to_exitcode(status)


if __name__ == "__main__":
    sys.exit(main())
