# make run   starts SahelScope on http://127.0.0.1:8501, building what is missing
# make test  checks everything: style, types, tests, pages in a browser
# Each step is also a plain line in the README, for machines without make.

PYTHON ?= $(shell for p in python3 python3.13 python3.12 python3.11; do \
	$$p -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && echo $$p && break; done)
VENV := .venv
BIN := $(VENV)/bin
export PYTHONPATH := src

.PHONY: run test build check format clean

run: build
	$(BIN)/streamlit run app.py --server.address 127.0.0.1

build: $(VENV)/.for-run
	$(BIN)/python -m sahelscope build

test: $(VENV)/.for-test
	sh .ci/chromium $(BIN)
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy --strict src
	$(BIN)/python -m pytest

check: $(VENV)/.for-run
	$(BIN)/python -m sahelscope check-reference

format: $(VENV)/.for-test
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

clean:
	rm -rf $(VENV) build

$(BIN)/python:
	@test -n "$(PYTHON)" || { echo "Python 3.11 or later is needed: install it, or name it with make PYTHON=..."; exit 1; }
	$(PYTHON) -m venv $(VENV)

$(VENV)/.for-run: requirements.txt pyproject.toml | $(BIN)/python
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -r requirements.txt -e .
	touch $@

$(VENV)/.for-test: requirements-dev.txt $(VENV)/.for-run
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -r requirements-dev.txt
	touch $@
