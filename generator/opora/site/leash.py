"""Runs a module as `python -m` does, and ends when the program that started it is gone.

The child reads this as text and imports nothing of ours. Its standard input is a pipe of which the
other end is open as long as that program lives, however it dies.
"""

import os
import runpy
import sys
from threading import Thread


def _wait() -> None:
    os.read(0, 1)
    os._exit(1)


Thread(target=_wait, daemon=True).start()
sys.argv = sys.argv[1:]
runpy.run_module(sys.argv[0], run_name="__main__", alter_sys=True)
