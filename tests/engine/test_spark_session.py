"""What is known of Java before Spark is started."""

import pytest

from rightparty.engine.spark_session import java, java_version


@pytest.mark.skipif(java() is None, reason="Java is not installed here")
def test_java_says_its_version_whatever_options_it_is_given(monkeypatch: pytest.MonkeyPatch) -> None:
    """With options in its environment it tells of these first."""
    monkeypatch.setenv("JDK_JAVA_OPTIONS", "-Xmx64m")
    assert ' version "' in java_version()
