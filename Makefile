# Everything starts here: each target does its own set-up, in .venv, and does it once.
#
#   make demo     a simulated town's morning (ARGS="--no-serve" passes arguments on)
#   make test     every test but the drills
#   make core     the fast tests of the pure rooms
#   make check    style, types, and the order of the rooms
#   make drill    the tests that take minutes
#   make docs     the generated pages
#   make lock     requirements/*.txt from pyproject.toml and requirements/*.in

PYTHON ?= $(shell command -v python3.11 || command -v python3)
BIN := .venv/bin
PIP_INSTALL := $(BIN)/python -m pip install --quiet --disable-pip-version-check
# Two more than two cores: some tests wait for servers. Whoever is idle takes from the others.
WORKERS ?= 4
ARGS ?=

RUNNABLE := .venv/.runnable
TESTABLE := .venv/.testable
PEERS := .venv/.peers

.PHONY: demo test core check drill docs lock format clean

demo: $(RUNNABLE)
	$(BIN)/rightparty demo $(ARGS)

test: $(TESTABLE) $(PEERS)
	$(BIN)/python -m pytest -n $(WORKERS) --dist worksteal -m "not drill" $(ARGS)

core: $(TESTABLE)
	$(BIN)/python -m pytest -n $(WORKERS) --dist worksteal -m "core and not slow and not drill" $(ARGS)

drill: $(TESTABLE) $(PEERS)
	$(BIN)/python -m pytest -m drill $(ARGS)

check: $(TESTABLE)
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	$(BIN)/mypy
	$(BIN)/lint-imports

format: $(TESTABLE)
	$(BIN)/ruff check --fix
	$(BIN)/ruff format

docs: $(TESTABLE)
	$(BIN)/python -m tools.docs

# An environment holds exactly what the lock files name, and the project itself from this folder.
$(BIN)/python:
	tools/venv.sh "$(PYTHON)"

RUN_SETS := build core service charts
RUN_LOCKS := $(RUN_SETS:%=requirements/%.txt)

$(RUNNABLE): $(RUN_LOCKS) pyproject.toml | $(BIN)/python
	$(PIP_INSTALL) --require-hashes $(RUN_LOCKS:%=-r %)
	$(PIP_INSTALL) --no-deps --no-build-isolation --editable .
	touch $@

$(TESTABLE): $(RUNNABLE) requirements/dev.txt
	$(PIP_INSTALL) --require-hashes -r requirements/dev.txt
	touch $@

# What the tests talk to: a message centre, an SMS gateway, a mail server, what makes and reads a PDF.
$(PEERS): tools/peers.sh tests/peers/package-lock.json | $(BIN)/python
	tools/peers.sh
	touch $@

# Versions are chosen once, for everything together; the smaller sets are cut out of that choice.
# The machine's own wheels and mirrors are left out, so that the hashes are everybody's.
COMPILE := PIP_CONFIG_FILE=/dev/null PIP_FIND_LINKS= $(BIN)/pip-compile --quiet --generate-hashes --strip-extras --allow-unsafe --no-header \
	--no-emit-index-url --no-emit-find-links --no-emit-trusted-host --no-emit-options
lock: $(TESTABLE)
	$(COMPILE) --all-extras -o requirements/dev.txt pyproject.toml requirements/build.in requirements/dev.in
	$(COMPILE) -c requirements/dev.txt -o requirements/core.txt pyproject.toml
	$(COMPILE) -c requirements/dev.txt --extra service -o requirements/service.txt pyproject.toml
	$(COMPILE) -c requirements/dev.txt --extra charts -o requirements/charts.txt pyproject.toml
	$(COMPILE) -c requirements/dev.txt --extra proof -o requirements/proof.txt pyproject.toml
	$(COMPILE) -c requirements/dev.txt --extra link -o requirements/link.txt pyproject.toml
	$(COMPILE) -c requirements/dev.txt --extra models -o requirements/models.txt pyproject.toml
	$(COMPILE) -c requirements/dev.txt --extra otel -o requirements/otel.txt pyproject.toml
	$(COMPILE) -c requirements/dev.txt --extra pdf -o requirements/pdf.txt pyproject.toml
	$(COMPILE) -c requirements/dev.txt --extra spark -o requirements/spark.txt pyproject.toml
	$(COMPILE) -c requirements/dev.txt -o requirements/build.txt requirements/build.in
	$(COMPILE) --no-annotate -o src/rightparty/bench/peers/peers.txt requirements/peers.in

clean:
	rm -rf .venv build dist
