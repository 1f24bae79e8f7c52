# Two commands on a fresh machine: `make demo` and `make test`. Everything lives in .venv.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
NEWSCLEAN := $(BIN)/newsclean

.PHONY: demo demo-picture growth-picture test ray-test lint coverage mutate pythons docs dist accuracy speed corpus-speed weights hostile fuzz rules compile-rules required-words clean man

$(VENV)/installed: pyproject.toml
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --editable '.[dev]'
	touch $@

$(VENV)/learning: $(VENV)/installed
	$(BIN)/python -m pip install --quiet --editable '.[dev,weights]'
	touch $@

$(VENV)/peers: $(VENV)/installed
	$(BIN)/python -m pip install --quiet trafilatura resiliparse
	touch $@

demo: $(VENV)/installed ## clean a bundled dump and a bundled page
	$(NEWSCLEAN) clean newsclean/demo/dump.txt --summary
	$(NEWSCLEAN) clean newsclean/demo/page.html --summary

test: $(VENV)/installed lint ## all tests, lint, types
	$(BIN)/python -m pytest

$(VENV)/ray: $(VENV)/installed
	$(BIN)/python -m pip install --quiet --editable '.[dev,ray]'
	touch $@

ray-test: $(VENV)/ray ## the Ray engine beside the local one; Ray is 300 MB, so `make test` leaves it out
	$(BIN)/python -m pytest tests/corpus/test_ray.py

lint: $(VENV)/installed ## ruff and mypy --strict
	$(BIN)/ruff check .
	$(BIN)/mypy

# Left out are tests that see the counting itself: its file on a full disk, what it imports.
UNCOUNTED := full_disk or disk_that_fills or imports_nothing_heavy
coverage: $(VENV)/installed ## all tests with lines and branches counted, those of the command's own processes too
	$(BIN)/python -m pytest --cov --cov-report=term --cov-report=html:build/coverage -k 'not ($(UNCOUNTED))'

$(VENV)/mutating: $(VENV)/installed
	$(BIN)/python -m pip install --quiet 'mutmut>=3.8,<4'
	touch $@

SAMPLE := 1500
# The first run makes the mutants and learns which tests reach them; the second tries a sample of them, the same each time.
mutate: $(VENV)/mutating ## break the classifier and the fields in SAMPLE places, and see whether the tests notice
	rm -rf mutants
	$(BIN)/mutmut run --max-children 1 'newsclean.metadata.markup.stated.*' > /dev/null
	mkdir -p build && $(BIN)/python -m benchmarks.mutants sample $(SAMPLE) > build/mutants.txt
	xargs $(BIN)/mutmut run --max-children 1 < build/mutants.txt > build/mutate.log
	$(BIN)/python -m benchmarks.mutants table < build/mutants.txt

QUICK := tests/cli tests/classify tests/metadata tests/parse tests/rules tests/output tests/test_api.py tests/decode tests/test_fixtures.py tests/end_to_end/test_command.py
pythons: ## the quick tests on every supported Python that is installed here
	@failed=; for version in 3.10 3.11 3.12 3.13 3.14; do \
	  for python in "$$HOME"/.pyenv/versions/$$version.*/bin/python python$$version none; do \
	    "$$python" -c '' 2> /dev/null && break; done; \
	  if [ "$$python" = none ]; then echo "Python $$version: not installed here"; continue; fi; \
	  place=$(VENV)/python-$$version; echo "Python $$version:"; \
	  { [ -e $$place/installed ] || { "$$python" -m venv $$place \
	    && $$place/bin/python -m pip install --quiet --editable '.[dev]' && touch $$place/installed; }; } \
	    && $$place/bin/python -m pytest -p no:cacheprovider $(QUICK) || failed="$$failed $$version"; \
	done; [ -z "$$failed" ] || { echo "failed on$$failed"; exit 1; }

$(VENV)/documenting: $(VENV)/installed
	$(BIN)/python -m pip install --quiet --editable '.[dev,docs]'
	touch $@

docs: $(VENV)/documenting ## the documentation as a site, build/site; warnings are errors
	NO_MKDOCS_2_WARNING=1 $(BIN)/mkdocs build --strict

demo-picture: $(VENV)/installed ## record docs/demo.svg anew, from real runs
	$(BIN)/python docs/_make/demo.py

growth-picture: $(VENV)/installed ## draw docs/growth.svg anew, from the table in docs/speed.md
	$(BIN)/python docs/_make/growth.py

FRESH := build/fresh
dist: $(VENV)/installed ## wheel and sdist; the wheel must hold every file, and run the demo in a fresh environment
	rm -rf dist $(FRESH) && mkdir -p build
	$(BIN)/python -m build --outdir dist > build/dist.log
	git ls-files newsclean | LC_ALL=C sort > build/wanted.txt
	$(BIN)/python -m zipfile -l dist/*.whl | grep -o '^newsclean/[^ ]*' | LC_ALL=C sort | diff build/wanted.txt -
	$(PYTHON) -m venv $(FRESH) && $(FRESH)/bin/python -m pip install --quiet dist/*.whl
	cd $(FRESH) && for page in dump.txt page.html; do bin/newsclean clean lib/python3*/site-packages/newsclean/demo/$$page --summary > /dev/null || exit 1; done

accuracy: $(VENV)/installed ## figures on the corpora, beside the peers'
	$(BIN)/python -m benchmarks.accuracy $(ARGS)

speed: $(VENV)/peers ## what a page costs, beside the bare parse and the peers
	$(BIN)/python -m benchmarks.speed $(ARGS)

corpus-speed: $(VENV)/peers ## what a folder of pages costs: make corpus-speed ARGS=FOLDER
	$(BIN)/python -m benchmarks.corpus $(ARGS)

weights: $(VENV)/learning $(VENV)/peers ## learn the classifier's weights anew
	$(BIN)/python -m benchmarks.weights html
	$(BIN)/python -m benchmarks.render build/dumps
	$(BIN)/python -m benchmarks.dump_title_weights --more build/dumps
	$(BIN)/python -m benchmarks.render build/dumps --set tra
	$(BIN)/python -m benchmarks.weights dump --more build/dumps
	$(BIN)/python -m benchmarks.dump_title_weights --more build/dumps # once more: the second table needs the classifier

hostile: $(VENV)/peers ## outcome, time and memory on inputs that try to break the tool, beside the peers
	$(BIN)/python -m benchmarks.hostile $(ARGS)

$(VENV)/fuzzing: $(VENV)/installed
	$(BIN)/python -m pip install --quiet atheris
	touch $@

fuzz: $(VENV)/fuzzing ## ten minutes of coverage-guided fuzzing
	$(BIN)/python -m benchmarks.fuzz $(ARGS)

man: $(VENV)/installed ## write the manual page, build/newsclean.1
	mkdir -p build
	$(BIN)/python -m newsclean.cli.manual > build/newsclean.1

compile-rules: $(VENV)/installed ## make the JSON that the shipped rules are read from; after every change of theirs
	$(BIN)/python -m newsclean.rules.compile_json

required-words: $(VENV)/installed ## derive the words that prefiltered patterns require; after every change of such a pattern
	$(BIN)/python -m benchmarks.required_words

rules: compile-rules ## write docs/rules.md from the rule files
	$(BIN)/python -m benchmarks.rules_table > docs/rules.md

clean:
	rm -rf $(VENV) build dist *.egg-info
