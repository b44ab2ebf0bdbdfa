# agreed: see README.md. `make help` lists the targets.
#
# Objects are grouped as the folders are; the link lines of the programs say
# who may use what: the core links nothing that parses mail, the reader
# nothing that knows the network or the database.

VERSION  = 0.1.0
PREFIX   ?= /usr/local
LIBEXEC  ?= $(PREFIX)/libexec/agreed
SYSCONF  ?= /etc
DATADIR  ?= $(PREFIX)/share/agreed
MANDIR   ?= $(PREFIX)/share/man

B        ?= build
ifeq ($(strip $(B)),)
$(error B is empty: it is the folder to build in, as in B=build)
endif
CC       ?= gcc
WERROR   ?= -Werror
OPTIMIZE ?= -O2 -g
HARDEN   ?= -fPIE -fstack-protector-strong -fstack-clash-protection -fcf-protection -D_FORTIFY_SOURCE=2
LDHARDEN ?= -pie -Wl,-z,relro,-z,now,-z,noexecstack
SANITIZE ?=

PKGS     = libxml-2.0 md4c libzip icu-uc icu-i18n jansson libevent_core libconfuse libseccomp gnutls sqlite3 libical libcurl
CFLAGS  += -std=c11 -D_GNU_SOURCE -Wall -Wextra -Wshadow -Wpointer-arith -Wstrict-prototypes -Wmissing-prototypes \
           -Wwrite-strings -Wno-unused-parameter $(WERROR) $(OPTIMIZE) $(HARDEN) $(SANITIZE) \
           -I. -I$(B)/gen -MMD -MP \
           -DAGREED_VERSION='"$(VERSION)"' -DAGREED_LIBEXEC='"$(LIBEXEC)"' -DAGREED_DATADIR='"$(DATADIR)"' \
           -DAGREED_SYSCONF='"$(SYSCONF)"' \
           $(shell pkg-config --cflags $(PKGS))
LDFLAGS += $(LDHARDEN) $(SANITIZE)

# libetpan by hand: its pkg-config flags would switch off position independence.
L_ETPAN  = -letpan -lgnutls
L_ICU    = -licui18n -licuuc -licudata
L_READER = $(L_ETPAN) -lxml2 -lmd4c -lzip -lical $(L_ICU) -ljansson -lseccomp -lm

PROGRAMS = agreed agreed-mailbox agreed-reader agreed-sender agreed-directory agreectl

obj      = $(patsubst %.c,$(B)/obj/%.o,$(sort $(wildcard $(addsuffix /*.c,$(1)))))
gen      = $(patsubst %.re,$(B)/obj/%.o,$(sort $(wildcard $(addsuffix /*.re,$(1))))) \
           $(patsubst %.y,$(B)/obj/%.o,$(sort $(wildcard $(addsuffix /*.y,$(1)))))

O_BASE   = $(call obj,parsers/base)
O_PARSE  = $(call obj,parsers/mail parsers/language parsers) $(call gen,parsers/language parsers/mail) \
           $(patsubst %.txt,$(B)/obj/%.o,$(wildcard parsers/language/words_*.txt)) \
           $(B)/obj/parsers/language/answer_words.o
O_TREATY = $(B)/obj/parsers/reading.o
O_GROUND = $(call obj,daemon/ground)
O_STORE  = $(call obj,daemon/store) $(patsubst daemon/store/%.sql,$(B)/obj/daemon/store/%.o,$(sort $(wildcard daemon/store/*.sql)))
O_TMPL   = $(call obj,templates)
O_CORE   = $(call obj,daemon/core daemon/core/settings daemon/core/notice daemon/core/dialogue daemon/core/drive)
O_COREX  = $(filter-out %/main.o,$(O_CORE))
O_READER = $(call obj,daemon/reader)
O_MAILB  = $(call obj,daemon/mailbox)
O_SENDER = $(call obj,daemon/sender)
O_DIRECT = $(call obj,daemon/directory)
O_CTL    = $(call obj,daemon/ctl)

.PHONY: all deps demo test check e2e stories crash quarter calendar thunderbird asan lint layers format man bench fuzz scores train install uninstall dist clean help

all: $(addprefix $(B)/,$(PROGRAMS)) ## build the programs

# Archives, so that a program takes from a folder only what it uses.
$(B)/lib/base.a: $(O_BASE)
$(B)/lib/parse.a: $(O_PARSE)
$(B)/lib/treaty.a: $(O_TREATY)
$(B)/lib/ground.a: $(O_GROUND)
$(B)/lib/store.a: $(O_STORE)
$(B)/lib/templates.a: $(O_TMPL)
$(B)/lib/core.a: $(O_COREX)
$(B)/lib/mailbox.a: $(filter-out %/main.o,$(O_MAILB))
$(B)/lib/sender.a: $(filter-out %/main.o,$(O_SENDER))
$(B)/lib/%.a:
	@mkdir -p $(@D)
	@rm -f $@
	@ar rcs $@ $^

CORE_LIBS = $(B)/lib/store.a $(B)/lib/templates.a $(B)/lib/ground.a $(B)/lib/treaty.a $(B)/lib/base.a

$(B)/agreed: $(B)/obj/daemon/core/main.o $(B)/lib/core.a $(CORE_LIBS)
	@echo '  LD  $@'
	@$(CC) $(LDFLAGS) -o $@ $^ -lconfuse -levent_core -lsqlite3 -ljansson -lical -lgnutls $(L_ICU) -lseccomp -lm
$(B)/agreed-mailbox: $(O_MAILB) $(B)/lib/ground.a $(B)/lib/base.a
	@echo '  LD  $@'
	@$(CC) $(LDFLAGS) -o $@ $^ $(L_ETPAN) $(L_ICU) -lseccomp -lm
$(B)/agreed-reader: $(O_READER) $(B)/lib/parse.a $(B)/lib/ground.a $(B)/lib/base.a
	@echo '  LD  $@'
	@$(CC) $(LDFLAGS) -o $@ $^ $(L_READER)
$(B)/agreed-sender: $(O_SENDER) $(B)/lib/ground.a $(B)/lib/base.a
	@echo '  LD  $@'
	@$(CC) $(LDFLAGS) -o $@ $^ -lcurl -lgnutls $(L_ICU) -lseccomp -lm
$(B)/agreed-directory: $(O_DIRECT) $(B)/lib/ground.a $(B)/lib/base.a
	@echo '  LD  $@'
	@$(CC) $(LDFLAGS) -o $@ $^ -lldap -llber $(L_ICU) -lseccomp -lm
$(B)/agreectl: $(O_CTL) $(B)/lib/store.a $(B)/lib/ground.a $(B)/lib/treaty.a $(B)/lib/base.a
	@echo '  LD  $@'
	@$(CC) $(LDFLAGS) -o $@ $^ -lsqlite3 -ljansson $(L_ICU) -lseccomp -lm

$(B)/obj/%.o: %.c
	@mkdir -p $(@D)
	@echo '  CC  $<'
	@$(CC) $(CFLAGS) -c -o $@ $<
$(B)/obj/%.o: $(B)/gen/%.c
	@mkdir -p $(@D)
	@echo '  CC  $<'
	@$(CC) $(CFLAGS) -Wno-unused-variable -c -o $@ $<
$(B)/gen/%.c: %.re
	@mkdir -p $(@D)
	@echo '  RE  $<'
	@re2c -i -W --no-generation-date -o $@ $<
$(B)/gen/%.c: %.y
	@mkdir -p $(@D)
	@echo '  Y   $<'
	@lemon -q -d$(@D) $<
# A words file, as a sorted table.
$(B)/gen/parsers/language/words_%.c: parsers/language/words_%.txt parsers/language/words.awk
	@mkdir -p $(@D)
	@awk -f parsers/language/words.awk $< | LC_ALL=C sort | \
	    LC_ALL=C awk -v name=words_$* -v pass=2 -f parsers/language/words.awk > $@
# Where among the weights the hashes begin whose first three digits are 000, 001 ... fff, and where they end.
$(B)/gen/parsers/language/items_index.inc: parsers/language/items_weights.inc
	@mkdir -p $(@D)
	@awk '{ d = substr($$2, 3, 3); n[d]++ } END { for (i = 0; i < 4096; i++) { printf "%d,\n", at; \
	    at += n[sprintf("%03x", i)] } print at "," }' $< > $@
$(B)/obj/parsers/language/judge.o: $(B)/gen/parsers/language/items_index.inc
# The words of replies, all languages in one.
ANSWER_WORDS = $(sort $(wildcard parsers/language/answer_words_*.txt))
$(B)/gen/parsers/language/answer_words.c: $(ANSWER_WORDS) parsers/language/words.awk
	@mkdir -p $(@D)
	@awk -v class_prefix=A_ -f parsers/language/words.awk $(ANSWER_WORDS) | LC_ALL=C sort | LC_ALL=C awk -v name=answer_words \
	    -v header=answer_words.h -v pass=2 -f parsers/language/words.awk > $@
# The schema and what changed it, as strings that the store carries: store_schema, store_schema_2.
$(B)/gen/daemon/store/%.c: daemon/store/%.sql
	@mkdir -p $(@D)
	@{ echo 'extern const char store_$*[];'; echo 'const char store_$*[] ='; \
	  sed -e 's/\\/\\\\/g' -e 's/"/\\"/g' -e 's/^/    "/' -e 's/$$/\\n"/' $<; echo '    ;'; } > $@

# What is generated stays, so that nothing is built twice.
.SECONDARY:

-include $(shell find $(B)/obj $(B)/tests -name "*.d" 2>/dev/null)

# ---- tests -----------------------------------------------------------------

TESTS_PARSE = $(patsubst tests/parsers/%.c,$(B)/tests/parsers/%,$(sort $(wildcard tests/parsers/test_*.c)))
TESTS_CORE  = $(patsubst tests/core/%.c,$(B)/tests/core/%,$(sort $(wildcard tests/core/test_*.c)))

$(B)/tests/parsers/%: tests/parsers/%.c $(B)/lib/parse.a $(B)/lib/base.a
	@mkdir -p $(@D)
	@echo '  LD  $@'
	@$(CC) $(CFLAGS) $(LDFLAGS) -o $@ $< $(B)/lib/parse.a $(B)/lib/base.a -lcmocka $(L_READER)
$(B)/tests/core/%: tests/core/%.c $(B)/lib/core.a $(B)/lib/sender.a $(CORE_LIBS)
	@mkdir -p $(@D)
	@echo '  LD  $@'
	@$(CC) $(CFLAGS) $(LDFLAGS) -o $@ $< $(B)/lib/core.a $(B)/lib/sender.a $(CORE_LIBS) -lcmocka -lconfuse -levent_core -lsqlite3 \
	    -ljansson -lical -lgnutls $(L_ICU) -lseccomp -lm

# The simulated quarter: all files of tests/sim but the mains are one.
SIM_FILES = $(filter-out tests/sim/test_% tests/sim/quarter.c,$(sort $(wildcard tests/sim/*.c)))
TESTS_SIM = $(B)/tests/sim/test_sim
$(B)/tests/sim/%: tests/sim/%.c $(patsubst %.c,$(B)/obj/%.o,$(SIM_FILES)) $(B)/lib/core.a $(CORE_LIBS)
	@mkdir -p $(@D)
	@echo '  LD  $@'
	@$(CC) $(CFLAGS) $(LDFLAGS) -o $@ $(filter-out %.h,$^) -lcmocka -lconfuse -levent_core -lsqlite3 -ljansson -lical -lgnutls $(L_ICU) \
	    -lseccomp -lm

# ---- the weights of the action items ----------------------------------------

$(B)/tests/items_claims: tests/train/items_claims.c $(B)/lib/parse.a $(B)/lib/base.a
	@mkdir -p $(@D)
	@$(CC) $(CFLAGS) $(LDFLAGS) -Wl,--wrap=items_read -o $@ $< $(B)/lib/parse.a $(B)/lib/base.a $(L_READER)

NOTES ?= corpora/notes
train: $(B)/tests/items_claims ## weights of the action items, from labelled notes (NOTES=DIR)
	python3 tests/train/train.py --notes $(NOTES) --claims $(B)/tests/items_claims --cross 7 \
	    --cases tests/parsers/items.cases --people tests/messages/people.csv --out parsers/language/items_weights.inc
.PHONY: train

# ---- the weights of the second reader of replies ------------------------------

$(B)/tests/answer_units: tests/train/answer_units.c tests/parsers/answer_judge.h $(B)/lib/parse.a $(B)/lib/base.a
	@mkdir -p $(@D)
	@$(CC) $(CFLAGS) $(LDFLAGS) -o $@ $< $(B)/lib/parse.a $(B)/lib/base.a -lcmocka $(L_READER)

REPLIES = tests/parsers/answer.cases $(sort $(wildcard tests/train/replies/*.cases))
train-replies: $(B)/tests/answer_units ## weights of the second reader of replies, from the tests' replies and tests/train/replies/
	python3 tests/train/replies.py --units $(B)/tests/answer_units --cross --out parsers/language/answer_weights.inc $(REPLIES)
.PHONY: train-replies

check: all $(TESTS_PARSE) $(TESTS_CORE) $(TESTS_SIM) ## parsers and core, table tests
	@set -e; for t in $(TESTS_PARSE) $(TESTS_CORE) $(TESTS_SIM); do echo "== $$t"; $$t; done
	@$(PYTEST) tests/templates

SEED ?= 1
quarter: $(B)/tests/sim/quarter ## a simulated quarter and its checks: SEED=n tells it, JSON=1 in JSON; SEEDS=n lives through many
	@$< $(if $(SEEDS),--seeds $(SEEDS),$(if $(JSON),--json) $(SEED))

# Debian's own Python has the modules that the tests need; another one on PATH may not.
PYTHON   ?= /usr/bin/python3
PYTEST    = B=$(abspath $(B)) AGREED_BUILD=$(abspath $(B)) $(PYTHON) -B -m pytest -q -p no:cacheprovider -n $(JOBS_PYTEST) $(PYTEST_ARGS)
# Most of them wait most of the time: more at once than there are processors.
JOBS_PYTEST ?= 4

deps: ## install from Debian what building and testing need, as far as it is missing
	@sh tests/deps

test: ## all tests: check, e2e, stories, calendar, crash
	@$(MAKE) check
	@$(MAKE) e2e
	@$(MAKE) stories
	@$(MAKE) calendar
	@$(MAKE) crash

e2e: all ## the whole daemon on private Dovecot and Postfix
	$(PYTEST) tests/road

stories: all ## who writes what and who gets what, told by the daemon itself; the scripts are in build/stories/
	@$(PYTEST) -q -o console_output_style=classic tests/stories

# ical.js is for this test alone; without npm or a network the rest of it runs all the same.
$(B)/npm/node_modules/ical.js:
	@mkdir -p $(B)/npm
	@if command -v npm >/dev/null; then \
	    npm install --silent --no-audit --no-fund --prefix $(B)/npm ical.js@2 || echo 'calendar: ical.js could not be installed'; \
	else echo 'calendar: npm is not there; ical.js is left out'; fi

calendar: all $(B)/npm/node_modules/ical.js $(patsubst %,$(B)/tests/core/%,test_notice test_invite) ## our calendars as other people's programs read them
	$(PYTEST) -n 1 -rs tests/calendar

thunderbird: all ## an invitation in a real Thunderbird on an unseen screen; pictures in build/thunderbird/
	@AGREED_BUILD=$(abspath $(B)) $(PYTHON) -B tests/thunderbird/thunderbird.py

crash: all ## kill -9 at every commit and in every talk
	$(PYTEST) -n 3 tests/crash

demo: all ## the main job on local servers, in a minute, with what came of it
	@AGREED_BUILD=$(abspath $(B)) $(PYTHON) -B tests/demo/demo.py

# ASan and UBSan want none of the hardening, and the first report ends the program.
ASAN = -fsanitize=address,undefined -fno-sanitize-recover=all -fno-omit-frame-pointer
asan: ## check and e2e with AddressSanitizer and UBSan
	@ASAN_OPTIONS=detect_leaks=1:abort_on_error=0 UBSAN_OPTIONS=print_stacktrace=1 LSAN_OPTIONS=suppressions=$(abspath tests/lsan.supp):print_suppressions=0 \
	    $(MAKE) B=$(B)/asan SANITIZE='$(ASAN)' OPTIMIZE='-O1 -g' HARDEN=-fPIE check e2e

# ---- care ------------------------------------------------------------------

layers: all ## who includes whom, as the design has it
	@$(PYTHON) tests/layers $(B)

lint: ## cppcheck, shellcheck, codespell, mandoc, length of functions
	@CLANG_FORMAT=clang-format-14 sh tests/lint

SOURCES = $(shell git ls-files '*.c' '*.h')
format: ## lay out the C sources
	clang-format-14 -i $(SOURCES)

MANUALS = $(wildcard daemon/*.[1-8] daemon/*/*.[1-8] templates/*.[1-8])
man: ## read the manual pages: make man PAGE=agreed.8
	@mandoc -a $(or $(filter %/$(PAGE),$(MANUALS)),$(MANUALS))

$(B)/bench/%: tests/bench/%.c $(B)/lib/parse.a $(B)/lib/ground.a $(B)/lib/base.a | $(B)/agreed-reader
	@mkdir -p $(@D)
	@$(CC) $(CFLAGS) $(LDFLAGS) -o $@ $< $(B)/lib/parse.a $(B)/lib/ground.a $(B)/lib/base.a $(L_READER)
	@ln -sf ../agreed-reader $(@D)

bench: all $(patsubst tests/%.c,$(B)/%,$(sort $(wildcard tests/bench/bench_*.c))) ## how fast, how large
	@set -e; for b in $(patsubst tests/%.c,$(B)/%,$(sort $(wildcard tests/bench/bench_*.c))); do $$b; done
	@set -e; for b in $(sort $(wildcard tests/bench/bench_*.py)); do AGREED_BUILD=$(abspath $(B)) $(PYTHON) -B $$b; done

FUZZ_SECONDS ?= 60
FUZZERS = $(patsubst tests/fuzz/%.c,$(B)/fuzz/%,$(sort $(wildcard tests/fuzz/fuzz_*.c)))
fuzz: ## every fuzzer (or FUZZ="date ical") for FUZZ_SECONDS of processor time
	@$(MAKE) B=$(B)/fuzz-obj CC=clang-14 WERROR= SANITIZE='-fsanitize=fuzzer-no-link,address,undefined -fno-sanitize-recover=all' \
	    OPTIMIZE='-O1 -g' HARDEN=-fPIE FUZZ_OUT=$(abspath $(B))/fuzz fuzzers
	@FUZZ="$(FUZZ)" FUZZ_SECONDS=$(FUZZ_SECONDS) CORPORA=$(CORPORA) sh tests/fuzz/run $(B)/fuzz

# Inside `fuzz`, with clang: the harnesses over the instrumented parsers.
FUZZ_OUT ?= $(B)/fuzz
fuzzers: $(patsubst tests/fuzz/%.c,$(FUZZ_OUT)/%,$(sort $(wildcard tests/fuzz/fuzz_*.c)))
$(FUZZ_OUT)/%: tests/fuzz/%.c $(B)/lib/parse.a $(B)/lib/templates.a $(B)/lib/base.a
	@mkdir -p $(@D)
	@echo '  LD  $@'
	@$(CC) $(CFLAGS) -fsanitize=fuzzer $(LDFLAGS) -o $@ $< $(B)/lib/parse.a $(B)/lib/templates.a $(B)/lib/base.a $(L_READER)
.PHONY: fuzzers

CORPORA ?= ../shared/corpora
scores: all ## the scorers of the corpora, against the goals and the figures in tests/SCORES.md
	@$(PYTHON) tests/scores --build $(B) --corpora $(CORPORA) $(SCORES_ARGS)

# ---- to a machine ----------------------------------------------------------

install: all ## into $(DESTDIR)$(PREFIX)
	install -d $(DESTDIR)$(PREFIX)/sbin $(DESTDIR)$(PREFIX)/bin $(DESTDIR)$(LIBEXEC) $(DESTDIR)$(SYSCONF)/agreed \
	    $(DESTDIR)$(DATADIR)/templates $(DESTDIR)$(PREFIX)/lib/systemd/system $(DESTDIR)$(PREFIX)/lib/sysusers.d \
	    $(DESTDIR)$(PREFIX)/lib/tmpfiles.d
	install $(B)/agreed $(DESTDIR)$(PREFIX)/sbin
	install $(B)/agreectl $(DESTDIR)$(PREFIX)/bin
	install $(addprefix $(B)/,$(filter agreed-%,$(PROGRAMS))) daemon/agreed-winmail $(DESTDIR)$(LIBEXEC)
	cp -R $(filter-out %.c %.h %.5,$(wildcard templates/*)) $(DESTDIR)$(DATADIR)/templates
	for f in $(MANUALS); do s=$${f##*.}; install -d $(DESTDIR)$(MANDIR)/man$$s; \
	    install -m 644 $$f $(DESTDIR)$(MANDIR)/man$$s; done
	sed 's,@sbindir@,$(PREFIX)/sbin,' systemd/agreed.service >$(B)/agreed.service
	install -m 644 $(B)/agreed.service $(DESTDIR)$(PREFIX)/lib/systemd/system
	install -m 644 systemd/sysusers.conf $(DESTDIR)$(PREFIX)/lib/sysusers.d/agreed.conf
	install -m 644 systemd/tmpfiles.conf $(DESTDIR)$(PREFIX)/lib/tmpfiles.d/agreed.conf
	install -m 644 daemon/agreed.conf $(DESTDIR)$(SYSCONF)/agreed/agreed.conf.example

uninstall: ## what install put there; settings and records stay
	rm -f $(DESTDIR)$(PREFIX)/sbin/agreed $(DESTDIR)$(PREFIX)/bin/agreectl \
	    $(foreach f,$(MANUALS),$(DESTDIR)$(MANDIR)/man$(patsubst .%,%,$(suffix $(f)))/$(notdir $(f))) \
	    $(DESTDIR)$(PREFIX)/lib/systemd/system/agreed.service $(DESTDIR)$(PREFIX)/lib/sysusers.d/agreed.conf \
	    $(DESTDIR)$(PREFIX)/lib/tmpfiles.d/agreed.conf
	rm -rf $(DESTDIR)$(LIBEXEC) $(DESTDIR)$(DATADIR)

dist: ## agreed-VERSION.tar.gz of what is committed
	@mkdir -p $(B)
	git archive --prefix=agreed-$(VERSION)/ -o $(B)/agreed-$(VERSION).tar.gz HEAD
	@echo $(B)/agreed-$(VERSION).tar.gz

clean: ## remove what was built
	rm -rf $(B)

help: ## this list
	@sed -n 's/^\([a-z0-9]*\):.*## \(.*\)/  \1\t\2/p' Makefile | expand -t 14
