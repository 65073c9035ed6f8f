"""What is built is whole: a wheel holds every module, template, table of numbers and picture."""

import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from tests.code_health.source import PACKAGE, ROOT, tracked_files


@pytest.mark.slow
def test_a_wheel_holds_everything_below_the_package(tmp_path: Path) -> None:
    """Every file of the package that is under version control is in the wheel, and so is the licence."""
    source = tmp_path / "source"
    for path in tracked_files():
        copy = source / path.relative_to(ROOT)
        copy.parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(path, copy)
    subprocess.run(
        [sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", tmp_path, source],
        check=True,
        capture_output=True,
    )
    (wheel,) = tmp_path.glob("*.whl")
    held = set(zipfile.ZipFile(wheel).namelist())
    wanted = {
        str(path.relative_to(PACKAGE.parent)) for path in tracked_files() if path.is_relative_to(PACKAGE)
    }
    missing = sorted(wanted - held)
    assert not missing, f"name their endings under [tool.setuptools.package-data]: {missing}"
    assert any(name.endswith("licenses/LICENSE") for name in held)
    assert not [name for name in held if name.startswith(("tests/", "tools/", "examples/"))]
