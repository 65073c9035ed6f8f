"""One target under atheris: python -m tests.fuzz.run NAME SECONDS FOLDER

What is learnt is kept in FOLDER/corpus and is where the next run begins; an input that crashes the reader is
left in FOLDER/crash-…. Ends with 0 where nothing crashed.
"""

import sys
from pathlib import Path

import atheris  # type: ignore[import-untyped]

INSTRUMENTED = ["rightparty", "email", "tomllib", "json", "csv", "urllib", "smpplib"]
LONGEST = 4096
SLOWEST_S = 20


def main(name: str, seconds: str, folder: str) -> None:
    """Run the target of this name; does not come back, the fuzzer ends the process."""
    with atheris.instrument_imports(include=INSTRUMENTED):
        from tests.fuzz.targets import target

        one = target(name)
    corpus = Path(folder) / "corpus"
    corpus.mkdir(parents=True, exist_ok=True)
    for number, seed in enumerate(one.seeds()):
        (corpus / f"seed-{number}").write_bytes(seed)
    options = [
        f"-max_total_time={seconds}",
        f"-max_len={LONGEST}",
        f"-timeout={SLOWEST_S}",
        f"-artifact_prefix={folder}/",
        "-rss_limit_mb=2048",
        "-print_final_stats=1",
        "-verbosity=1",
    ]

    def run(data: bytes) -> None:
        one(data)

    atheris.Setup([name, *options, str(corpus)], run)
    atheris.Fuzz()


if __name__ == "__main__":
    main(*sys.argv[1:4])
