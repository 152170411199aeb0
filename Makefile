# Every target stands on its own: it sets up what it needs first, and set-up does nothing when nothing changed.
SHELL := /bin/bash
.DEFAULT_GOAL := help
.NOTPARALLEL:
BIN := .venv/bin
ARGS ?=
# Two workers share a run of the suite; the journeys want the machine for themselves.
PYTEST := $(BIN)/pytest --numprocesses=2 --dist=worksteal
WITHOUT_JOURNEYS := --ignore=tests/journeys
# What never meets a database has nothing to say on a second one.
ON_POSTGRES := $(WITHOUT_JOURNEYS) $(addprefix --ignore=tests/,architecture documentation kernel tools innovation/reckoning config/test_api_contract.py)
UV := $(firstword $(wildcard $(BIN)/uv) $(shell command -v uv 2>/dev/null))
COMPILE := $(UV) pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-header --no-annotate \
	--extra pg $(ARGS) pyproject.toml requirements/build.in

.PHONY: help setup setup-tests setup-journeys demo serve test test-fast journeys lint format lock messages docs clean

help: ## List these targets; ARGS="…" is handed on to the command behind a target.
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "make %-10s %s\n", $$1, $$2 }' Makefile

setup: ## Put the application into .venv (the other targets do it by themselves).
	@tools/setup run

setup-tests:
	@tools/setup tests

setup-journeys:
	@tools/setup journeys

demo: setup ## Open a sample studio that is already at work, on this machine, with its address in the terminal.
	@$(BIN)/jiangfang demo $(ARGS)

serve: setup ## Run Jiangfang for real: one process, one folder.
	@$(BIN)/jiangfang serve $(ARGS)

test: setup-journeys lint ## Run everything before handing in: style, contracts, the suite on SQLite and on PostgreSQL, the journeys in Chromium.
	@echo "== The suite on SQLite"
	@env -u DATABASE_URL $(PYTEST) $(WITHOUT_JOURNEYS)
	@echo "== The suite on PostgreSQL"
	@$(BIN)/python tools/with_postgres.py -- $(PYTEST) $(ON_POSTGRES)
	@echo "== The journeys in Chromium"
	@env -u DATABASE_URL $(BIN)/pytest tests/journeys

test-fast: setup-tests ## Run the suite on SQLite only, without a browser: what one runs all day.
	@env -u DATABASE_URL $(PYTEST) $(WITHOUT_JOURNEYS) $(ARGS)

journeys: setup-journeys ## Run the stories through a real server and a real Chromium.
	@env -u DATABASE_URL $(BIN)/pytest tests/journeys $(ARGS)

lint: setup-tests ## Check style, formatting and the import contracts.
	@echo "== Style and contracts"
	@$(BIN)/ruff check
	@$(BIN)/ruff format --check
	@$(BIN)/lint-imports

format: setup-tests ## Format the code and mend what can be mended by itself.
	@$(BIN)/ruff check --fix
	@$(BIN)/ruff format

lock: ## Resolve the dependencies anew into requirements/ (ARGS=--upgrade takes the newest ones).
	@test -n "$(UV)" || { echo "This needs uv: install it with  $(BIN)/pip install uv  and run make lock again."; exit 1; }
	@$(COMPILE) --output-file requirements/run.txt
	@$(COMPILE) --group test --constraint requirements/run.txt --output-file requirements/test.txt
	@$(UV) pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-header --no-annotate $(ARGS) \
		--constraint requirements/run.txt --output-file requirements/ldap.txt requirements/ldap.in

messages: setup ## Compile the translations (.po) and list the texts that have no Chinese yet.
	@$(BIN)/python -m jiangfang.ui.catalogs --check

docs: setup ## Write docs/reference anew from what the code declares.
	@$(BIN)/python -m jiangfang.cli.reference

clean: ## Remove .venv and every cache; your data stays.
	@rm -rf .venv dist .pytest_cache .ruff_cache .import_linter_cache .hypothesis test-results
	@find src tests tools -name __pycache__ -type d -prune -exec rm -rf {} +
	@find src -name '*.mo' -delete
