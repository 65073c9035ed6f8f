"""What a server or worker asks of Python's collector."""

import subprocess
import sys


def test_what_is_loaded_is_not_gone_through_again() -> None:
    """In a process of its own: all that was there is set aside, and the rest is looked at rarely."""
    code = (
        "import gc; before = gc.get_threshold(); from rightparty.desk.long_lived import collect_rarely;"
        "collect_rarely(); after = gc.get_threshold();"
        "print(gc.get_freeze_count() > 1000, gc.isenabled(), after[2] > before[2])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.split() == ["True", "True", "True"]
