# One command each on a machine with Python 3.11 or newer: `make run`, `make test`.
# Everything is installed into .venv beside this file, once, and again only when a
# requirements file changes. `make clean` removes all of it.

# `python -m tool` everywhere: the scripts in .venv/bin name the folder they were made in,
# so they break when the project is moved.
PY := .venv/bin/python
PIP := $(PY) -m pip install --disable-pip-version-check

# The Pythons to try, first those that the tests have run on. Or say: make PYTHON=/path/to/python
CANDIDATES := $(or $(PYTHON),python3.13 python3.12 python3.11 python3.14 python3 python)

.DELETE_ON_ERROR: # an interrupted install leaves no stamp
.NOTPARALLEL: # the checks run in the order written, also under `make -j`
.PHONY: help run test format lint types unit slow page browser soak bench fix clean

help: ## this list
	@awk -F ':.*## ' '/^[a-z]+:.*## / { printf "make %-8s %s\n", $$1, $$2 }' Makefile

# Streamlit opens the browser where there is a desktop, and else only prints the address.
run: .venv/run ## open the page (PORT=8600 picks the port, ADDRESS=127.0.0.1 keeps it to this machine)
	@$(PY) -m streamlit run app.py $(if $(PORT),--server.port $(PORT)) \
		$(if $(ADDRESS),--server.address $(ADDRESS))

test: format lint types unit slow page browser ## every check; stops at the first that fails
	@echo "== Nothing failed."

# $(call check,what,command): the command's output, and on failure one line that names the stage.
check = @echo "== $(1)"; $(2) || { echo "== FAILED: $(1). To run only this again: make $@" >&2; exit 1; }

format: .venv/dev ## is the code formatted? (`make fix` formats it)
	$(call check,ruff format,$(PY) -m ruff format --check .)

lint: .venv/dev ## what ruff finds
	$(call check,ruff check,$(PY) -m ruff check .)

types: .venv/dev ## types, strict on rnn_core
	$(call check,mypy,$(PY) -m mypy)

# The first two leave out only what the last two run: a test file anywhere else cannot be missed.
PYTEST := $(PY) -m pytest -q
# As many at once as there are processors.
TOGETHER := -n auto
NOT_UNIT := --ignore tests/page --ignore tests/browser

unit: .venv/dev ## fast tests, and the examples in docstrings
	$(call check,unit tests and doctests,$(PYTEST) $(TOGETHER) $(NOT_UNIT) -m "not slow")

# pytest's exit code 5 is "no test selected": here it only says that no test is slow.
slow: .venv/dev ## tests that take longer
	$(call check,slow tests,$(PYTEST) $(TOGETHER) $(NOT_UNIT) -m slow || [ $$? -eq 5 ])

page: .venv/dev ## the page, without a browser
	$(call check,page tests,$(PYTEST) $(TOGETHER) tests/page)

browser: .venv/dev ## the page in Chromium or Chrome (CHROMIUM=/path/to/it picks one)
	$(call check,browser tests,$(PY) -m tests.browser.chromium --get && \
		$(PYTEST) -rs $(TOGETHER) --dist worksteal tests/browser)

# Not part of `make test`, because it takes an hour: the long form of what the browser tests
# try in short. The seeds and the gaps are those of a walk and of two actions at once.
soak: .venv/dev ## long walks, every gap between two actions, three minutes offline
	@$(PY) -m tests.browser.chromium --get
	SOAK=1 $(PYTEST) -v --tb=short tests/browser/test_walks.py tests/browser/test_two_at_once.py \
		tests/browser/test_server_gone.py

# Not a check: a figure has no pass or fail, and depends on what else the machine does.
bench: .venv/bench ## how fast the page is (BEFORE=/an/older/checkout compares)
	$(PY) -m benchmarks.class_load $(if $(BEFORE),--before $(BEFORE))
	$(PY) -m benchmarks.page $(if $(BEFORE),--before $(BEFORE))

fix: .venv/dev ## format the code and repair what ruff can
	$(PY) -m ruff format .
	$(PY) -m ruff check --fix .

clean: ## remove .venv and every cache
	rm -rf .venv .pytest_cache .mypy_cache .ruff_cache .hypothesis test-results
	find . -name __pycache__ -type d -prune -exec rm -rf {} +

# Stamps: they live in .venv, so they go when it goes.
.venv/run: requirements.txt $(PY)
	$(PIP) -r requirements.txt
	@touch $@

.venv/dev: requirements-dev.txt .venv/run
	$(PIP) -r requirements-dev.txt
	@touch $@

.venv/bench: requirements-benchmarks.txt .venv/dev
	$(PIP) -r requirements-benchmarks.txt
	@touch $@

# A candidate must really run (a version manager's stand-in may exist and fail), be new
# enough, and be able to make a virtual environment (Debian packs that part separately).
# The target is the interpreter, not a stamp: where the Python behind it was removed it is a
# dangling link, make sees no file, and the environment is made anew (--clear).
$(PY):
	@bare=; for python in $(CANDIDATES); do \
		"$$python" -c 'import sys; sys.exit(sys.version_info < (3, 11))' >/dev/null 2>&1 || continue; \
		"$$python" -c 'import ensurepip, venv' >/dev/null 2>&1 || { bare="$$python"; continue; }; \
		echo "== Making .venv with $$("$$python" --version)"; \
		exec "$$python" -m venv --clear .venv; \
	done; \
	if [ -n "$$bare" ]; then \
		echo "$$bare cannot make virtual environments: install its venv package" \
			"(on Debian and Ubuntu: sudo apt install python3-venv), then run make again." >&2; \
	else \
		echo "No Python 3.11 or newer among: $(CANDIDATES). Install one (python.org, or your" \
			"system's packages), or name it: make PYTHON=/path/to/python3" >&2; \
	fi; exit 1
