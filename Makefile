# make demo   a running Contextmap with an invented borough, from a bare machine
# make test   every test, setting up what they need first
# make check  format, lint, types, import contracts, migrations
# make bench  speed, beside other programs

PYTHON ?= python3

.PHONY: demo test check bench

demo test check bench:
	@command -v $(PYTHON) >/dev/null || { echo "Python is missing: install python3 (3.11 or newer) and run make $@ again." >&2; exit 1; }
	@exec $(PYTHON) -m setup $@
