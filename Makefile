# make demo   a running Contextmap with an invented borough, from a bare machine
# make test   every test, setting up what they need first
# make check  format, lint, types, import contracts, migrations
# make types  the web front end's types of the API, anew
# make bench  speed, beside other programs

PYTHON ?= python3

.PHONY: demo test check types bench

demo test check types bench:
	@command -v $(PYTHON) >/dev/null || { echo "Python is missing: install python3 (3.11 or newer) and run make $@ again." >&2; exit 1; }
	@exec $(PYTHON) -m setup $@
