# Every target sets up what it needs and is quick when nothing changed. `make PYTHON=/path/to/python3.12 setup` chooses
# another Python for the virtual environment.

PYTHON ?= $(shell for name in python3 python3.11 python3.12 python3.13; do \
	$$name -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && echo $$name && break; done)
VENV := .venv
PY := $(VENV)/bin/python
# Without a session bus of its own, Qt starts a stray one.
BUS := $(shell command -v dbus-run-session >/dev/null 2>&1 && echo "dbus-run-session --")
OFFSCREEN := QT_QPA_PLATFORM=offscreen
LOCK := uv pip compile pyproject.toml --quiet --universal --python-version 3.11 --generate-hashes \
	--no-emit-index-url --no-emit-find-links --no-header $(if $(UPGRADE),--upgrade)

.DELETE_ON_ERROR:
.PHONY: help setup run test pictures bench years fuzz soak lock clean

help:
	@echo "make setup      a virtual environment in $(VENV) with everything locked in requirements/dev.txt"
	@echo "make run        open the desk; without a display, draw every page of an example into pictures"
	@echo "make test       lint, types, import contracts, tests"
	@echo "make pictures   every page, light and dark, into build/pictures"
	@echo "make bench      measurements against their limits, into build/bench.json (BENCH=\"--size city --only search.sql\")"
	@echo "make years      what the example's desk says in two simulated years, into build/two_years (YEARS=\"--seed 2\")"
	@echo "make fuzz       100,000 broken files through every importer (FUZZ=\"--inputs 5000 --seed 7 --only csv\")"
	@echo "make soak       the long tests"
	@echo "make lock       requirements/*.txt again from pyproject.toml (UPGRADE=1 for newer versions)"
	@echo "make clean      remove what was built"

setup: $(VENV)/.project

$(VENV)/.system: installers/linux/system_libraries.py
	@if [ -z "$(PYTHON)" ]; then echo "suidesk needs Python 3.11 or newer: make PYTHON=/path/to/python3.11 setup"; exit 1; fi
	$(PYTHON) installers/linux/system_libraries.py
	@mkdir -p $(VENV) && touch $@

$(PY): | $(VENV)/.system
	$(PYTHON) -m venv $(VENV)

$(VENV)/.requirements: requirements/dev.txt $(VENV)/.system | $(PY)
	$(PY) -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements/dev.txt
	@touch $@

$(VENV)/.project: pyproject.toml $(VENV)/.requirements
	$(PY) -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation -e .
	@touch $@

run: setup
	@if [ -n "$$DISPLAY$$WAYLAND_DISPLAY" ] || [ "$$(uname -s)" != Linux ]; then \
		$(PY) -m suidesk; \
	else \
		$(OFFSCREEN) $(BUS) $(PY) -m bench.pictures --run; \
	fi

test: setup
	$(VENV)/bin/ruff check
	$(VENV)/bin/ruff format --check
	$(VENV)/bin/mypy --strict src
	$(VENV)/bin/lint-imports
	$(OFFSCREEN) $(BUS) $(PY) -m pytest -q -n 2 --dist worksteal

pictures: setup
	$(OFFSCREEN) $(BUS) $(PY) -m bench.pictures --out build/pictures

bench: setup
	$(OFFSCREEN) $(BUS) $(PY) -m bench.run $(BENCH)

years: setup
	$(PY) -m bench.two_years $(YEARS)

fuzz: setup
	$(PY) -m tests.fuzz.running $(FUZZ)

soak: setup
	$(OFFSCREEN) $(BUS) $(PY) -m pytest -q -m soak --timeout 3600 --hypothesis-profile soak tests

lock:
	@command -v uv >/dev/null || { echo "make lock needs uv: pip install uv"; exit 1; }
	$(LOCK) -o requirements/run.txt
	$(LOCK) --group dev -c requirements/run.txt -o requirements/dev.txt

clean:
	rm -rf build dist .hypothesis .import_linter_cache .mypy_cache .pytest_cache .ruff_cache
	find bench installers src tests -type d -name __pycache__ -prune -exec rm -rf {} +
