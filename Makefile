# make            every edition of every language, into dist/
# make help       everything else
# Set-up is part of every target: the first one takes a minute or two.

LANGS    ?=
PYTHON   ?= python3
VENV     := .venv
BIN      := $(VENV)/bin
READY    := $(VENV)/.ready
TOOLS    := $(VENV)/.ready-dev
BUILD     = $(BIN)/naskh build $(if $(LANGS),--languages "$(LANGS)")

.DEFAULT_GOAL := all

.PHONY: all
all: $(READY)          ## every edition of every language (LANGS=fa for one)
	$(BUILD)

.PHONY: html epub pdf
html epub pdf: $(READY) ## one edition only
	$(BUILD) --editions $@

.PHONY: test
test: $(TOOLS)         ## run the tests
	$(BIN)/python -m pytest $(TESTS)

.PHONY: lint
lint: $(TOOLS)         ## check style and types
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy

.PHONY: gettext
gettext: $(READY)      ## extract the messages of docs/ into build/gettext/
	$(BIN)/sphinx-build -q -b gettext -c . -d build/gettext-read docs build/gettext

.PHONY: update-po
update-po: $(READY)    ## bring locale/ up to date with docs/ (LANGS=fa for one)
	$(BIN)/naskh po update $(if $(LANGS),--languages "$(LANGS)")

.PHONY: handbook
handbook: $(TOOLS)     ## renew handbook/translating*.md, and make that book
	$(BIN)/python handbook/pages.py
	$(BIN)/naskh build --book handbook/translating

.PHONY: setup
setup: $(READY)        ## only the set-up

.PHONY: clean
clean:                 ## delete build/ and dist/; the set-up stays
	rm -rf build dist

.PHONY: help
help:                  ## this list
	@sed -nE 's/^([a-z][a-z -]*):.*## (.*)/  make \1|\2/p' $(MAKEFILE_LIST) | \
		while IFS='|' read -r name text; do printf '  %-22s %s\n' "$$name" "$$text"; done

$(READY): pyproject.toml constraints.txt .ci/set-up
	.ci/set-up "$(PYTHON)" "$(VENV)" '.[xlsx]'
	@touch $@

$(TOOLS): $(READY)
	.ci/set-up "$(PYTHON)" "$(VENV)" '.[dev]'
	@touch $@
