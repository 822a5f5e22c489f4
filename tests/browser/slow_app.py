"""The page on a slow machine: every run of its script takes so much longer."""

import runpy
import time
from pathlib import Path

SLOWER = 0.15

time.sleep(SLOWER)
runpy.run_path(str(Path(__file__).parents[2] / "app.py"), run_name="__main__")
