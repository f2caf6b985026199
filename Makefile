# Zuotan from nothing: python3 (3.11 or later) and make. Everything lies in .venv; nothing outside this folder is touched.
#
#   make demo    build the environment and run the program on a sample corpus (PAGES=1000, SEED=2: another; SERVE=1: ends in its web pages)
#   make test    every check: style, types, imports, tests
#   make lint    the checks without the tests
#   make browser install the chromium that the pages are tested in (root on Debian; else the tests say that they are skipped)
#   make bench   pages a second; writes benchmarks/results
#   make readme  measure how well it reads, and write figures and pictures of its output into the README
#   make lock    resolve the versions again (UPGRADE=1: take the newest)
#   make clean   remove what was built

PYTHON ?= python3
BIN := .venv/bin
UV := $(BIN)/uv
export UV_NO_PROGRESS := 1
export PIP_DISABLE_PIP_VERSION_CHECK := 1

.PHONY: help demo test browser lint bench readme lock clean
.DELETE_ON_ERROR:

help:
	@sed -n 's/^#   //p' Makefile

demo: .venv/.run
	@$(BIN)/zuotan demo $(if $(PAGES),--pages $(PAGES)) $(if $(SEED),--seed $(SEED)) $(if $(SERVE),--serve)

test: lint browser
	@echo "== tests"
	@$(BIN)/python -m pytest -q

# The pages are tested in Debian's chromium. Where it can be installed it is, else those tests say that they are skipped.
browser:
	@command -v chromium >/dev/null || { \
	  test "$$(id -u)" = 0 && command -v apt-get >/dev/null && echo "== browser (apt-get install chromium)" && \
	  { apt-get -qq update && apt-get -qq install -y --no-install-recommends chromium fonts-noto-cjk; } >/dev/null 2>&1; } || \
	  echo "no chromium here, and it cannot be installed: the tests of the pages in a browser are skipped"

lint: .venv/.dev
	@echo "== style"
	@$(BIN)/ruff check --quiet .
	@$(BIN)/ruff format --quiet --check . || \
	  { echo "not in the house format (run: $(BIN)/ruff format .):"; $(BIN)/ruff format --check .; exit 1; }
	@echo "== types"
	@$(BIN)/mypy
	@echo "== imports"
	@$(BIN)/lint-imports --no-logo --cache-dir .import_linter_cache

bench: .venv/.dev
	@$(BIN)/python benchmarks/bench.py

readme: .venv/.dev
	@$(BIN)/python benchmarks/readme.py

# The versions, with hashes and without the address of any registry. What users run is a subset of what is tested.
COMPILE = $(UV) pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-header --no-annotate \
	--no-emit-index-url --no-emit-find-links $(if $(UPGRADE),--upgrade)
lock: .venv/.build
	@$(COMPILE) requirements/build.in -o requirements/build.txt
	@$(COMPILE) pyproject.toml -o requirements/run.txt
	@$(COMPILE) pyproject.toml --extra dev -c requirements/run.txt -o requirements/dev.txt

clean:
	@rm -rf .venv build dist .mypy_cache .pytest_cache .ruff_cache .import_linter_cache .hypothesis zuotan-demo

# Each stamp stands for a finished step; it is older than what the step was made from if that changed.
.venv/.build: requirements/build.txt
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "zuotan needs Python 3.11 or later; say which: make PYTHON=python3.12")'
	@echo "== environment (.venv)"
	@test -x $(BIN)/python || $(PYTHON) -m venv .venv
	@$(BIN)/python -m pip install --quiet --require-hashes -r requirements/build.txt
	@touch $@

.venv/.run: .venv/.build requirements/run.txt pyproject.toml src/zuotan/version.py
	@$(UV) pip install --quiet --python $(BIN)/python --require-hashes -r requirements/run.txt
	@$(UV) pip install --quiet --python $(BIN)/python --no-deps --no-build-isolation --editable .
	@touch $@

.venv/.dev: .venv/.run requirements/dev.txt
	@$(UV) pip install --quiet --python $(BIN)/python --require-hashes -r requirements/dev.txt
	@touch $@
