# make chat | make test | make install | make check — what each does stands in the README.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip install --quiet --disable-pip-version-check
SOURCES := bot handlers knowledge config

.PHONY: chat test install check format lock ocr bench samples clean

chat: $(VENV)/.run
	@$(BIN)/minutes-bot chat --demo

install: $(VENV)/.dev

test: $(VENV)/.dev
	$(BIN)/python -m pytest -n 2 $(PYTEST_ARGS)

check: $(VENV)/.dev
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports

format: $(VENV)/.dev
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

lock:  ## needs uv
	uv pip compile pyproject.toml --extra dev --universal --generate-hashes --no-emit-index-url --no-emit-find-links --no-annotate --no-header --quiet -o requirements/dev.lock
	uv pip compile pyproject.toml --universal --generate-hashes --no-emit-index-url --no-emit-find-links --no-annotate --no-header --quiet -c requirements/dev.lock -o requirements/run.lock
	for extra in ocr bench; do \
		uv pip compile pyproject.toml --extra $$extra --universal --generate-hashes --no-emit-index-url --no-emit-find-links --no-annotate --no-header --quiet -c requirements/dev.lock -o requirements/$$extra.lock; \
	done
	awk "/^setuptools==/{p=1} p{print} p&&!/\\\\$$/{exit}" requirements/dev.lock > requirements/build.lock

$(VENV)/bin/pip:
	@command -v $(PYTHON) >/dev/null || { echo "缺少 python3（需 3.11 或更新）：请先安装，例如 apt-get install python3 python3-venv"; exit 1; }
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "python3 版本过低：需要 3.11 或更新，可用 make PYTHON=python3.12 指定"; exit 1; }
	@$(PYTHON) -c 'import venv, ensurepip' 2>/dev/null || { echo "缺少 venv 或 pip：请先安装，例如 apt-get install python3-venv python3-pip"; exit 1; }
	@$(PYTHON) -m venv $(VENV)

# The project itself is installed without its dependencies: those are the locked ones, hash by hash.
$(VENV)/.run: $(VENV)/bin/pip requirements/run.lock pyproject.toml
	@$(PIP) --require-hashes -r requirements/run.lock
	@$(PIP) --require-hashes -r requirements/build.lock
	@$(PIP) --no-deps --no-build-isolation --editable .
	@touch $@

$(VENV)/.dev: $(VENV)/.run requirements/dev.lock
	@$(PIP) --require-hashes -r requirements/dev.lock
	@touch $@

ocr: $(VENV)/.run  ## reading of scans and pictures: the extra [ocr], some 350 MB
	@$(PIP) --require-hashes -r requirements/ocr.lock

bench: $(VENV)/.run  ## the peers that minutes-bot bench measures beside ours: the extra [bench]
	@$(PIP) --require-hashes -r requirements/bench.lock

samples: $(VENV)/.run  ## needs LibreOffice, a Chinese font and the extra [ocr]
	@$(BIN)/python samples/make.py
	@$(BIN)/python -m samples.render

clean:
	rm -rf $(VENV) build *.egg-info .mypy_cache .ruff_cache .import_linter_cache
