# make run    codes the example reports: a table, a database, a page with a map
# make test   runs the tests
# make check  runs everything that must hold before a change is merged
# Each sets up what it needs in .venv; Python 3.11 or newer is all that must be there.

VENV := .venv
BIN := $(VENV)/bin
# Three on two cores: tests wait for servers and browsers a quarter of their time.
JOBS ?= 3
PYTHON ?= $(firstword $(foreach name,python3.11 python3.12 python3.13 python3,$(shell \
	$(name) -c 'import ensurepip, sys, venv; sys.version_info >= (3, 11) and print("$(name)")' 2>/dev/null)))
EXAMPLES := src/testigo/examples/reports
INSTALL := $(BIN)/pip install --quiet --disable-pip-version-check --constraint requirements.lock
MADE_FROM := pyproject.toml requirements.lock $(wildcard packaging/*.py packaging/*.txt packaging/*.yaml packaging/browser/*.json) \
	src/testigo/lexicon/place_names.py src/testigo/resolution/gazetteer_store.py

.PHONY: run test check format lint types layers scripts generated clean

run: $(VENV)/.installed
	@mkdir -p var
	@$(BIN)/testigo code $(EXAMPLES) --db var/examples.db -o var/examples.html
	@$(BIN)/testigo code $(EXAMPLES) --db var/examples.db
	@echo "The database is var/examples.db. The map, the timeline and each incident beside its reports:"
	@echo "  open file://$(CURDIR)/var/examples.html"
	@echo "The workbench, to review it in the browser:"
	@echo "  $(BIN)/testigo serve --db var/examples.db"

test: $(VENV)/.installed-dev packaging/browser/node_modules
	$(BIN)/pytest -n $(JOBS) --dist worksteal

check: format lint types layers scripts generated test

format: $(VENV)/.installed-dev
	$(BIN)/ruff format --check .

lint: $(VENV)/.installed-dev
	$(BIN)/ruff check .

types: $(VENV)/.installed-dev
	$(BIN)/mypy

layers: $(VENV)/.installed-dev
	$(BIN)/lint-imports

scripts: packaging/browser/node_modules
	@if [ -d $< ]; then cd packaging/browser && npm run --silent check; \
		else echo "The scripts of the pages were not checked: there is no npm"; fi

# What checks the pages: the types of their scripts, and axe. Without npm the tests that need it say so.
packaging/browser/node_modules: packaging/browser/package-lock.json
	@if command -v npm > /dev/null; then cd packaging/browser && npm ci --ignore-scripts --no-audit --no-fund --loglevel=error \
		&& touch node_modules; fi

generated: $(VENV)/.installed-dev
	$(BIN)/python packaging/build_codebook_page.py --check
	$(BIN)/python packaging/build_schema.py --check

clean:
	rm -rf $(VENV) build dist var .pytest_cache .mypy_cache .ruff_cache .hypothesis .import_linter_cache

$(VENV)/bin/pip:
	@test -n "$(PYTHON)" || { echo "Testigo needs Python 3.11 or newer with its venv module: install it" \
		"(Debian, Ubuntu: apt install python3 python3-venv), or name it: make PYTHON=/path/to/python3.12 run" >&2; exit 1; }
	@echo "Creating .venv with $(PYTHON)"
	@$(PYTHON) -m venv $(VENV)

$(VENV)/.installed: $(MADE_FROM) | $(VENV)/bin/pip
	@echo "Installing; the first time builds the gazetteer too: a few minutes"
	@$(INSTALL) --editable ".[serve]"
	@touch $@

$(VENV)/.installed-dev: $(MADE_FROM) | $(VENV)/bin/pip
	@echo "Installing with the tools of development; the first time builds the gazetteer too: a few minutes"
	@$(INSTALL) --editable ".[dev]"
	@$(INSTALL) --no-deps --only-binary :all: --requirement packaging/followthemoney.txt \
		|| echo "The exports for Aleph will not be checked: FollowTheMoney cannot be installed here"
	@touch $(VENV)/.installed $@
