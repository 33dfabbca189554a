# GNU make and a POSIX shell; everything that is installed goes into .venv/.
# PYTHON chooses the interpreter when .venv is made; remove .venv to change it.
PYTHON ?= python3

LOCK := requirements/dev.txt
PYTEST := .venv/bin/python -m pytest -n auto --maxprocesses=8
TESTS := $(PYTEST) --dist worksteal -m 'not matrix'
# What holds for any input, and is tried on random ones.
LAWS := tests/test_law.py tests/test_any_input.py tests/test_benchmarks.py tests/test_citation_files.py tests/test_citations.py tests/test_commit_laws.py tests/test_corpus.py tests/test_cost.py \
	tests/test_endings.py tests/test_faults.py tests/test_fingerprints.py tests/test_hostile_laws.py \
	tests/test_interruptions.py tests/test_issue_answers.py tests/test_json_schema.py tests/test_markdown_speed.py \
	tests/test_markup.py tests/test_moving_laws.py tests/test_reading_laws.py \
	tests/test_tangles.py tests/test_template_sandbox.py
# Each stamp is written last, so a set-up that was interrupted doesn't count as done.
LOCKED := .venv/.locked
READY := .venv/.ready
# Those whom we measure ourselves against live apart: no version of ours is bent for them.
BENCH_LOCK := requirements/bench.txt
BENCH_READY := .bench/.ready
# So do those who judge what we draw, as they need Node and Java.
AUDIT_READY := .audit/.ready
# So do the fuzzer, and who looks for known faults of our libraries: no test needs them.
FUZZ_LOCK := requirements/fuzz.txt
FUZZ_READY := .fuzz/.ready
ADVISORIES_LOCK := requirements/audit.txt
ADVISORIES_READY := .advisories/.ready
# So does pre-commit, which installs what it runs from a package index.
HOOKS_LOCK := requirements/hooks.txt
HOOKS_READY := .hooks/.ready
# The one library that has no wheel: the setuptools of the lock builds it, when that is installed.
SOURCE := jstyleson
PIP := python -m pip --disable-pip-version-check
# --no-deps: the lock is complete, nothing is left to resolve. -qq keeps errors and drops warnings.
PIP_LOCKED := $(PIP) install -qq --require-hashes --only-binary :all: --no-deps \
	--no-warn-script-location
# One lock for every platform and Python; wheels only. uv reads no pip settings, so that a local index
# leaves no trace in it.
UV_COMPILE := .uv/bin/uv pip compile --quiet --no-config --universal --python-version 3.11 \
	--only-binary :all: --no-binary $(SOURCE) --generate-hashes --custom-compile-command 'make lock' \
	$(if $(UPGRADE),--upgrade)

# Nothing here gains by running side by side, and pytest's summary has to come last in `check`.
.NOTPARALLEL:
.DELETE_ON_ERROR:
.PHONY: FORCE audit audit-libraries audit-pages bench build check clean coverage format fuzz help lint lock screenshots test test-browser test-long try-hooks wheel

build: $(READY) ## build content/ into output/ (the default)
	.venv/bin/python build.py

test: $(READY) ## run the tests; a few need Chromium and are skipped without it
	$(TESTS)

coverage: $(READY) ## run the tests, and see that they take every branch of the code, which takes nearly twice as long
	$(TESTS) --cov=sitegen --cov-report=term-missing:skip-covered

test-browser: $(READY) ## run all tests in Chromium: each kind of page on each kind of screen
	SITEGEN_BROWSER=required $(PYTEST) tests/browser

test-long: $(READY) ## run the tests of laws again, on ten times as many examples
	$(PYTEST) --hypothesis-profile=long $(LAWS)

check: lint coverage ## everything that must hold before a commit

lint: $(READY) ## formatting, lint, types, layers
	.venv/bin/ruff format --check .
	.venv/bin/ruff check .
	.venv/bin/python -m mypy
	.venv/bin/lint-imports --no-logo

format: $(READY) ## format the code, and mend what lint can mend
	.venv/bin/ruff format .
	.venv/bin/ruff check --fix .

wheel: $(READY) ## build the source archive and the wheel into dist/
	rm -rf dist
	.venv/bin/python -m hatchling build -d dist

bench: $(READY) $(BENCH_READY) ## measure sitegen beside other generators; BENCH=--quick only tries it
	.venv/bin/python benchmarks/run.py $(BENCH)

audit: audit-libraries audit-pages ## both of what follows; needs the network, Node and Java

audit-libraries: $(ADVISORIES_READY) ## ask whether known faults of our libraries concern us
	.advisories/bin/python tests/audit/advisories.py requirements/*.txt

audit-pages: $(READY) $(AUDIT_READY) ## have the sample judged by the Nu HTML checker and by Lighthouse
	.venv/bin/python -m tests.audit.run

try-hooks: $(HOOKS_READY) ## let pre-commit itself run our hooks in a new site; needs the package index
	.hooks/bin/python tests/hooks.py

fuzz: $(FUZZ_READY) ## look for what crashes us, two minutes for each target; FUZZ='--seconds 3600 gfm'
	.fuzz/bin/python -m tests.fuzz.run $(FUZZ)

screenshots: $(READY) ## draw docs/screenshots/ anew, with Chromium
	.venv/bin/python -m tests.browser.screenshots

lock: .uv/.ready ## fit requirements/ to pyproject.toml; with UPGRADE=1 to the newest releases
	$(call relock,$(LOCK),--group dev pyproject.toml)
	$(call relock,requirements/uv.txt,--group lock)
	$(call relock,$(BENCH_LOCK),benchmarks/requirements.in)
	$(call relock,$(FUZZ_LOCK),--group fuzz pyproject.toml)
	$(call relock,$(ADVISORIES_LOCK),--group audit)
	$(call relock,$(HOOKS_LOCK),--group hooks)

clean: ## remove what was built, and caches; .venv stays
	rm -rf .coverage .coverage.* .hypothesis .import_linter_cache .mypy_cache .pytest_cache \
		.ruff_cache .sitegen .uv dist output

help: ## show this list
	@sed -n 's/^\([a-z-]*\):.* ## /make \1	/p' Makefile

define need_python
@"$(PYTHON)" -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { \
	echo 'sitegen needs Python 3.11 or newer; $(PYTHON) is older or missing.' \
		'Name another: make PYTHON=python3.13' >&2; exit 1; }
@"$(PYTHON)" -c 'import ensurepip, venv' 2>/dev/null || { \
	echo '$(PYTHON) lacks the modules venv and ensurepip.' \
		'Debian and Ubuntu have them in the package python3-venv.' >&2; exit 1; }
endef

# A changed lock starts from an empty folder, so that nothing stays which it no longer names.
$(LOCKED): $(LOCK)
	$(need_python)
	@echo 'Setting up .venv, which takes about half a minute and is needed once'
	@"$(PYTHON)" -m venv --clear .venv
	@sed '/^$(SOURCE)==/,/# via/d' $(LOCK) > .venv/wheels.txt
	@.venv/bin/$(PIP_LOCKED) -r .venv/wheels.txt
	@.venv/bin/$(PIP_LOCKED) --no-binary $(SOURCE) --no-build-isolation -r $(LOCK)
	@pwd -P > $@

$(READY): $(LOCKED) pyproject.toml
	@echo 'Installing sitegen into .venv'
	@.venv/bin/$(PIP) install -qq --no-deps --no-build-isolation -e .
	@missing=$$(.venv/bin/$(PIP) check) || { \
		echo "$$missing" >&2; echo '$(LOCK) lags behind pyproject.toml: make lock' >&2; exit 1; }
	@touch $@

# Eleventy takes part where npm is at hand; what the others need comes from the Python lock.
$(BENCH_READY): $(BENCH_LOCK) benchmarks/eleventy/package.json benchmarks/eleventy/package-lock.json
	$(need_python)
	@echo 'Setting up .bench'
	@"$(PYTHON)" -m venv --clear .bench
	@.bench/bin/$(PIP_LOCKED) -r $(BENCH_LOCK)
	@mkdir .bench/eleventy
	@cp benchmarks/eleventy/package*.json .bench/eleventy/
	@npm ci --prefix .bench/eleventy --ignore-scripts --no-audit --no-fund --loglevel=error \
		|| echo 'Eleventy needs npm, and is left out'
	@touch $@

$(AUDIT_READY): tests/audit/package.json tests/audit/package-lock.json
	@command -v npm >/dev/null && command -v java >/dev/null || { \
		echo 'This needs npm and java.' >&2; exit 1; }
	@mkdir -p .audit
	@cp tests/audit/package*.json .audit/
	@npm ci --prefix .audit --ignore-scripts --no-audit --no-fund --loglevel=error
	@touch $@

# The checkout itself is fuzzed: nothing is installed but what it stands on.
$(FUZZ_READY): $(FUZZ_LOCK)
	$(need_python)
	@echo 'Setting up .fuzz'
	@"$(PYTHON)" -m venv --clear .fuzz
	@.fuzz/bin/$(PIP_LOCKED) -r $(FUZZ_LOCK)
	@touch $@

$(ADVISORIES_READY): $(ADVISORIES_LOCK)
	$(need_python)
	@echo 'Setting up .advisories'
	@"$(PYTHON)" -m venv --clear .advisories
	@.advisories/bin/$(PIP_LOCKED) -r $(ADVISORIES_LOCK)
	@touch $@

$(HOOKS_READY): $(HOOKS_LOCK)
	$(need_python)
	@echo 'Setting up .hooks'
	@"$(PYTHON)" -m venv --clear .hooks
	@.hooks/bin/$(PIP_LOCKED) -r $(HOOKS_LOCK)
	@touch $@

# Versions stay while they fit. Hashes are always fetched anew: a release gains files, such as wheels
# for the next Python. A lock that says the same is left alone, so that .venv is too.
define relock
@sed '/--hash=/d; s/ \\$$//' $(1) > .uv/lock.txt
@echo 'Locking $(1)'
@$(UV_COMPILE) $(2) -o .uv/lock.txt
@cmp -s .uv/lock.txt $(1) || cp .uv/lock.txt $(1)
endef

.uv/.ready: requirements/uv.txt
	$(need_python)
	@"$(PYTHON)" -m venv --clear .uv
	@.uv/bin/$(PIP_LOCKED) -r $<
	@touch $@

# A .venv whose Python has gone, or that came here with a copied or moved checkout, is made anew:
# its scripts and the editable install would lead elsewhere.
ifneq ($(shell .venv/bin/python -Ic 'import pip' 2>/dev/null && cat $(LOCKED) 2>/dev/null),$(CURDIR))
$(LOCKED): FORCE
endif
