# Two commands on a fresh machine with Python 3.11 and make:
#   make run    builds .venv, installs packview, opens it on the sample pack
#   make test   builds the same with the development tools, runs every check
PYTHON ?= python3
BIN := .venv/bin
PIP := $(BIN)/python -m pip --disable-pip-version-check --quiet

.PHONY: help run test lint types layers pytest test-anchors test-browser test-crash test-random bench pictures snapshots sample man app clean

help:
	@sed -n '2,3s/^#//p' Makefile

.venv/bin/python:
	@echo "Making the virtual environment .venv with $$($(PYTHON) --version)"
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "packview needs Python 3.11 or later; try: make PYTHON=python3.11 run")'
	@$(PYTHON) -m venv .venv

.venv/.run: pyproject.toml constraints.txt | .venv/bin/python
	@echo "Installing packview (once; a minute or so)"
	@$(PIP) install --constraint constraints.txt --editable '.[images,word]'
	@touch $@

.venv/.dev: pyproject.toml constraints.txt | .venv/bin/python
	@echo "Installing packview and its development tools (once; a minute or two)"
	@$(PIP) install --constraint constraints.txt --editable '.[dev]'
	@touch $@ .venv/.run

.venv/.bench: pyproject.toml constraints.txt | .venv/.dev
	@echo "Installing what the benchmarks compare with"
	@$(PIP) install --constraint constraints.txt --editable '.[dev,bench]'
	@touch $@

run: .venv/.run
	@$(BIN)/packview open packs/sample.pdf

test: lint types layers pytest
	@echo "All checks passed"

lint: .venv/.dev
	@echo "ruff: style and common faults"
	@$(BIN)/ruff check src tests packs benchmarks docs
	@$(BIN)/ruff format --check src tests packs benchmarks docs

types: .venv/.dev
	@echo "mypy --strict: types in src and tests"
	@$(BIN)/mypy

layers: .venv/.dev
	@echo "import-linter: who may import whom"
	@$(BIN)/lint-imports --no-cache

pytest: .venv/.dev
	@echo "pytest: everything else"
	@$(BIN)/pytest

test-anchors: .venv/.dev
	@echo "pytest: 2,000 pairs of editions, and where notes land"
	@PACKVIEW_ANCHOR_PAIRS=2000 $(BIN)/pytest tests/property/test_reanchoring_property.py -n 0 -q

.venv/.browser: pyproject.toml constraints.txt | .venv/.dev
	@$(PIP) install --constraint constraints.txt --editable '.[dev,browser]'
	@touch $@

test-browser: .venv/.browser
	@echo "pytest: the app in a Chromium of this machine; skipped where there is none"
	@$(BIN)/pytest tests/browser -n 0 -q

test-crash: .venv/.dev
	@echo "pytest: 1,000 kills and a fault at each call of the system (some minutes)"
	@TMPDIR=$$(test -w /dev/shm && echo /dev/shm || echo /tmp) PACKVIEW_CRASH_ROUNDS=1000 $(BIN)/pytest tests/crash tests/unit/extract/test_damage.py --durations=30

test-random: .venv/.dev
	@echo "pytest: properties on examples that differ each time"
	@$(BIN)/pytest -m hypothesis --hypothesis-profile random

bench: .venv/.bench
	@for file in benchmarks/bench_*.py; do echo "== $$file"; PYTHONPATH=packs:tests/support $(BIN)/python $$file || exit 1; done

man: .venv/.run
	@$(BIN)/python docs/make_man.py

app: .venv/.run
	@echo "Making packview.pyz, which Python 3.11 or later runs alone"
	@$(PIP) install --constraint constraints.txt shiv
	@$(BIN)/shiv --console-script packview --output-file packview.pyz --python '/usr/bin/env python3' --quiet --constraint constraints.txt '.[images,web,word]'
	@$(BIN)/python packview.pyz --version

sample: .venv/.dev
	@$(BIN)/python packs/render.py

pictures: .venv/.dev
	@$(BIN)/python docs/make_pictures.py

snapshots: .venv/.dev
	@$(BIN)/pytest tests/tui --snapshot-update

clean:
	rm -rf packview.pyz .venv .mypy_cache .ruff_cache .pytest_cache .hypothesis
