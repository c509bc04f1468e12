# `make run` starts the portal, `make test` checks it; tools/ does the work, in Python.

PYTHONS := python3 python3.14 python3.13 python3.12 python3.11
IS_NEW_ENOUGH := import sys; sys.exit(sys.version_info < (3, 11))
ifndef PYTHON
PYTHON := $(shell for p in $(PYTHONS); do $$p -c '$(IS_NEW_ENOUGH)' 2>/dev/null && echo $$p && break; done)
endif
ifeq ($(PYTHON),)
$(error Rinnalla needs Python 3.11 or newer, and finds none here)
endif

export PYTHONUTF8 := 1
.PHONY: run test lint format trust bench messages lock
.SILENT:

run: # The portal with its demo world; PORT=8001 and HOST=0.0.0.0 say where
	$(PYTHON) -m tools.run

test lint format trust bench: # Everything; what needs no tests; tidying; the long tests; the benchmark
	$(PYTHON) -m tools.check $@

messages: # The catalogues from the code; LANGUAGE=sv begins one
	$(PYTHON) -m tools.check messages $(LANGUAGE)

lock: # For maintainers: the requirements files from setup.cfg
	$(PYTHON) -m tools.lock
