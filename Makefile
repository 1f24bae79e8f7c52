# Two commands on a fresh machine: `make demo` and `make test`. Everything lives in .venv.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
NEWSCLEAN := $(BIN)/newsclean

.PHONY: demo demo-picture growth-picture test ray-test lint coverage mutate pythons docs dist accuracy speed corpus-speed weights hostile fuzz rules compile-rules required-words calendar-names baseline corpora clean man

# What the command needs, without the development tools, which take 760 MB.
$(VENV)/runtime: pyproject.toml
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --editable .
	touch $@

$(VENV)/installed: $(VENV)/runtime
	$(BIN)/python -m pip install --quiet --editable '.[dev]'
	touch $@

$(VENV)/learning: $(VENV)/installed
	$(BIN)/python -m pip install --quiet --editable '.[dev,weights]'
	touch $@

$(VENV)/peers: $(VENV)/installed
	$(BIN)/python -m pip install --quiet trafilatura resiliparse
	touch $@

demo: $(VENV)/runtime ## clean a bundled dump and a bundled page
	$(NEWSCLEAN) clean newsclean/demo/dump.txt --summary
	$(NEWSCLEAN) clean newsclean/demo/page.html --summary

test: $(VENV)/installed lint ## all tests, lint, types
	$(BIN)/python -m pytest -n auto --maxprocesses 4 --dist worksteal

$(VENV)/ray: $(VENV)/installed
	$(BIN)/python -m pip install --quiet --editable '.[dev,ray]'
	touch $@

ray-test: $(VENV)/ray ## tests of the Ray engine; Ray is 300 MB, so `make test` leaves them out
	$(BIN)/python -m pytest tests/corpus/test_ray.py

lint: $(VENV)/installed ## ruff and mypy --strict
	$(BIN)/ruff check .
	$(BIN)/mypy

# These tests would see the coverage tool itself: its file on a full disk, its imports.
UNCOUNTED := full_disk or disk_that_fills or imports_nothing_heavy
coverage: $(VENV)/installed ## all tests with line and branch coverage, child processes included
	$(BIN)/python -m pytest --cov --cov-report=term --cov-report=html:build/coverage -k 'not ($(UNCOUNTED))'

$(VENV)/mutating: $(VENV)/installed
	$(BIN)/python -m pip install --quiet 'mutmut>=3.8,<4'
	touch $@

SAMPLE := 1500
# The first run makes the mutants and finds the tests that reach them; the second tries a sample, the same each time.
mutate: $(VENV)/mutating ## break the classifier and the fields in SAMPLE places; report what the tests miss
	rm -rf mutants
	$(BIN)/mutmut run --max-children 1 'newsclean.metadata.markup.stated.*' > /dev/null
	mkdir -p build && $(BIN)/python -m benchmarks.mutants sample $(SAMPLE) > build/mutants.txt
	xargs $(BIN)/mutmut run --max-children 1 < build/mutants.txt > build/mutate.log
	$(BIN)/python -m benchmarks.mutants table < build/mutants.txt

QUICK := tests/article tests/classify tests/cli tests/decode tests/explanation tests/inputs tests/metadata tests/output tests/parse tests/rules tests/text tests/test_api.py tests/test_assemble.py tests/test_fixtures.py tests/end_to_end/test_command.py
pythons: ## the quick tests on every supported Python that is installed here
	@failed=; for version in 3.10 3.11 3.12 3.13 3.14; do \
	  for python in "$$HOME"/.pyenv/versions/$$version.*/bin/python python$$version none; do \
	    "$$python" -c '' 2> /dev/null && break; done; \
	  if [ "$$python" = none ]; then echo "Python $$version: not installed here"; continue; fi; \
	  env=$(VENV)/python-$$version; echo "Python $$version:"; \
	  { [ -e $$env/installed ] || { "$$python" -m venv $$env \
	    && $$env/bin/python -m pip install --quiet --editable '.[dev]' && touch $$env/installed; }; } \
	    && $$env/bin/python -m pytest -p no:cacheprovider $(QUICK) || failed="$$failed $$version"; \
	done; [ -z "$$failed" ] || { echo "failed on$$failed"; exit 1; }

$(VENV)/documenting: $(VENV)/installed
	$(BIN)/python -m pip install --quiet --editable '.[dev,docs]'
	touch $@

docs: $(VENV)/documenting ## the documentation as a site, build/site; warnings are errors, and a browser reads every page
	NO_MKDOCS_2_WARNING=1 $(BIN)/mkdocs build --strict
	$(BIN)/python -m pytest tests/docs/test_site.py

demo-picture: $(VENV)/installed ## record docs/demo.svg from real runs
	$(BIN)/python docs/_make/demo.py

growth-picture: $(VENV)/installed ## draw docs/growth.svg from the table in docs/speed.md
	$(BIN)/python docs/_make/growth.py

FRESH := build/fresh
dist: $(VENV)/installed ## wheel and sdist; the wheel must hold every file, and run the demo in a fresh environment
	rm -rf dist $(FRESH) && mkdir -p build
	$(BIN)/python -m build --outdir dist > build/dist.log
	git ls-files newsclean | LC_ALL=C sort > build/wanted.txt
	$(BIN)/python -m zipfile -l dist/*.whl | grep -o '^newsclean/[^ ]*' | LC_ALL=C sort | diff build/wanted.txt -
	$(PYTHON) -m venv $(FRESH) && $(FRESH)/bin/python -m pip install --quiet dist/*.whl
	cd $(FRESH) && for page in dump.txt page.html; do bin/newsclean clean lib/python3*/site-packages/newsclean/demo/$$page --summary > /dev/null || exit 1; done

# The test corpora are not part of the project. Targets that read them stop before they install or write anything.
corpora:
	@$(PYTHON) -m benchmarks.corpora

accuracy: corpora $(VENV)/installed ## figures on the test corpora, beside those of other tools
	$(BIN)/python -m benchmarks.accuracy $(ARGS)

speed: $(VENV)/peers ## processor time of a page, a dump and a process, beside a bare parse and other tools
	$(BIN)/python -m benchmarks.speed $(ARGS)
	$(BIN)/python -m benchmarks.start_up

corpus-speed: $(VENV)/peers ## processor time of a folder of pages, beside trafilatura's command; of the test corpora by default
	$(BIN)/python -m benchmarks.corpus $(ARGS)

weights: corpora $(VENV)/learning $(VENV)/peers ## learn the classifier's weights from the test corpora
	$(BIN)/python -m benchmarks.weights html
	$(BIN)/python -m benchmarks.render build/dumps
	$(BIN)/python -m benchmarks.dump_title_weights --more build/dumps
	$(BIN)/python -m benchmarks.render build/dumps --set tra
	$(BIN)/python -m benchmarks.weights dump --more build/dumps
	$(BIN)/python -m benchmarks.dump_title_weights --more build/dumps # again: the second table needs the classifier

hostile: $(VENV)/peers ## outcome, time and memory on hostile inputs, beside other tools
	$(BIN)/python -m benchmarks.hostile $(ARGS)

$(VENV)/fuzzing: $(VENV)/installed
	$(BIN)/python -m pip install --quiet atheris
	touch $@

baseline: $(VENV)/installed ## record the accuracy on the fixtures as the floor that the tests check
	$(BIN)/python -m benchmarks.fixture_accuracy update

fuzz: $(VENV)/fuzzing ## ten minutes of coverage-guided fuzzing
	$(BIN)/python -m benchmarks.fuzz $(ARGS)

man: $(VENV)/installed ## write the manual page, build/newsclean.1
	mkdir -p build
	$(BIN)/python -m newsclean.cli.manual > build/newsclean.1

compile-rules: $(VENV)/installed ## compile the rule files to the JSON that is loaded; run it after every change of a rule
	$(BIN)/python -m newsclean.rules.compile_json

required-words: $(VENV)/installed ## derive the required words of prefiltered patterns; run it after every change of one
	$(BIN)/python -m benchmarks.required_words

calendar-names: $(VENV)/installed ## names of months and weekdays from the CLDR; run it after an update of Babel
	$(BIN)/python -m benchmarks.calendar_names

rules: corpora compile-rules ## write docs/rules.md: the rules and their counts on the test corpora
	$(BIN)/python -m benchmarks.rules_table

clean:
	rm -rf $(VENV) build dist *.egg-info
