# The commands of this repository; `make help` lists them.
# All of them work in a private virtual environment, .venv, that holds what the lock files say and nothing else.

PYTHON ?= python3
PORT ?= 8000
# How many processes share the tests.
WORKERS ?= 2

VENV := .venv
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip --disable-pip-version-check --no-input
# Wheels only: building a package from source would fetch tools that no lock file names.
LOCKED := install -qq --require-hashes --only-binary :all:
# The lock files are written with this version of uv.
UV := uv==0.13.9
# What `make bench` installs from lock files of its own.
BENCH := properdocs zensical

export JOURNEYBOOK_CHROMIUM

.DEFAULT_GOAL := site
.PHONY: site serve check test lint format docs words bench lock clean help
.DELETE_ON_ERROR:

site: $(VENV)/.installed ## Build this repository's journeys into site/
	$(BIN)/journeybook build --out site

serve: $(VENV)/.installed ## Show the site at http://localhost:8000 (PORT=…), rebuilt at every change
	$(BIN)/journeybook serve --port $(PORT)

check: $(VENV)/.installed ## Say what is wrong in this repository's journeys
	$(BIN)/journeybook check

# The tests come last, so that what they say is the last thing to read. What drives the browser comes with a
# program that needs a library which a fresh Debian lacks, also where the browser itself is already there.
test: lint ## Install what the tests need, lint, and run every test
	@$(BIN)/playwright --version >/dev/null 2>&1 || tools/install-debian libatomic1 libstdc++6
	JOURNEYBOOK_CHROMIUM="$$(tools/find-chromium)" && export JOURNEYBOOK_CHROMIUM && \
	$(BIN)/python -m pytest -n $(WORKERS) --dist worksteal $(ARGS)

lint: $(VENV)/.installed-dev ## Check style, types and the layers between modules
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	$(BIN)/mypy
	$(BIN)/lint-imports --no-logo

format: $(VENV)/.installed-dev ## Put the code into its one format
	$(BIN)/ruff check --fix
	$(BIN)/ruff format

docs: $(VENV)/.installed ## Write the format and rule references from the code
	$(BIN)/python tools/write-reference

words: $(VENV)/.installed ## Put new messages into the catalogs of translations (ARGS=de begins one)
	$(BIN)/python tools/write-catalogs $(ARGS)

# The other generators go into environments of their own below .venv-bench, Hugo comes from Debian's packages.
bench: $(VENV)/.installed ## Measure against other generators, and write docs/performance.md (ARGS=--help)
	$(BIN)/python -m benchmarks $(ARGS)

# `make lock` keeps the pinned versions where it can; `make lock ARGS=--upgrade` takes the newest.
lock: ## Write the lock files anew from pyproject.toml and requirements/*.in
	tools/make-venv $(PYTHON) $(VENV)-lock
	$(VENV)-lock/bin/python -m pip install -qq --disable-pip-version-check $(UV)
	$(VENV)-lock/bin/uv pip compile $(LOCK) $(ARGS) -o requirements.txt \
		pyproject.toml requirements/build.in
	$(VENV)-lock/bin/uv pip compile $(LOCK) $(ARGS) -o requirements-dev.txt -c requirements.txt \
		pyproject.toml requirements/build.in requirements/dev.in
	for tool in $(BENCH); do \
		$(VENV)-lock/bin/uv pip compile $(LOCK) $(ARGS) -o requirements/bench-$$tool.txt -c requirements.txt \
			requirements/bench-$$tool.in || exit 1; \
	done
	rm -rf $(VENV)-lock

# Names, versions and hashes, for every platform and Python version at once; no address of any registry.
LOCK := --universal --python-version 3.11 --generate-hashes --no-header --no-annotate --quiet

clean: ## Remove everything that these commands made
	rm -rf $(VENV) $(VENV)-lock $(VENV)-bench site dist build
	rm -rf .pytest_cache .mypy_cache .ruff_cache .import_linter_cache .hypothesis
	find generator theme tests -name __pycache__ -prune -exec rm -rf {} +

help: ## List these commands
	@awk -F ':.*## ' '/^[a-z]+:.*## / { printf "make %-8s %s\n", $$1, $$2 }' Makefile

# The environment is made anew when the locked versions change, so that nothing older stays behind.
$(VENV)/.made: requirements.txt tools/make-venv
	tools/make-venv $(PYTHON) $(VENV)
	$(PIP) $(LOCKED) -r requirements.txt
	touch $@

# Editable: a change of the code or of the theme needs no new installation. The build back end is locked too.
$(VENV)/.installed: $(VENV)/.made pyproject.toml
	$(PIP) install -qq --no-deps --no-build-isolation -e .
	touch $@

$(VENV)/.installed-dev: $(VENV)/.installed requirements-dev.txt
	$(PIP) $(LOCKED) -r requirements-dev.txt
	touch $@
