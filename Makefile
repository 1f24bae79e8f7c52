# Two commands on a fresh machine: `make demo` and `make test`. Everything lives in .venv.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
NEWSCLEAN := $(BIN)/newsclean

.PHONY: demo test ray-test lint accuracy speed corpus-speed weights hostile fuzz rules compile-rules clean man

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

accuracy: $(VENV)/installed ## figures on the corpora, beside the peers'
	$(BIN)/python -m benchmarks.accuracy $(ARGS)

speed: $(VENV)/peers ## what a page costs, beside the bare parse and the peers
	$(BIN)/python -m benchmarks.speed $(ARGS)

corpus-speed: $(VENV)/peers ## what a folder of pages costs: make corpus-speed ARGS=FOLDER
	$(BIN)/python -m benchmarks.corpus $(ARGS)

weights: $(VENV)/learning $(VENV)/peers ## learn the judge's weights anew
	$(BIN)/python -m benchmarks.weights html
	$(BIN)/python -m benchmarks.render build/dumps
	$(BIN)/python -m benchmarks.dump_title_weights --more build/dumps
	$(BIN)/python -m benchmarks.weights dump --more build/dumps

hostile: $(VENV)/peers ## outcome, time and memory on inputs that try to break the tool, beside the peers
	$(BIN)/python -m benchmarks.hostile $(ARGS)

$(VENV)/fuzzing: $(VENV)/installed
	$(BIN)/python -m pip install --quiet atheris
	touch $@

fuzz: $(VENV)/fuzzing ## ten minutes of coverage-guided fuzzing
	$(BIN)/python -m benchmarks.fuzz $(ARGS)

man: $(VENV)/installed ## write the manual page, build/newsclean.1
	mkdir -p build
	$(BIN)/python -m newsclean.cli.man > build/newsclean.1

compile-rules: $(VENV)/installed ## make the JSON that the shipped rules are read from; after every change of theirs
	$(BIN)/python -m newsclean.rules.compile

rules: compile-rules ## write docs/rules.md from the rule files
	$(BIN)/python -m benchmarks.rules_table > docs/rules.md

clean:
	rm -rf $(VENV) build dist *.egg-info
