# Two commands do everything: `make demo` and `make test`. Both install what is missing first.

SWIFT_FLAGS ?=
CONFIG ?= release
DEMO_PEOPLE ?= 100000
FUZZ_ROUNDS ?= 200000
FUZZ_SEED ?= 1
RELEASE_TESTS ?= LinkageTests
KHOP = .build/$(CONFIG)/khop

.PHONY: demo test check build bench bench-growth bench-peers fuzz format lint tools tools-test clean test-release bench-names

demo: tools                ## Grow a synthetic province, match it, show the report
	swift build -c release --product khop --static-swift-stdlib -Xswiftc -use-ld=lld $(SWIFT_FLAGS)
	.ci/demo $(DEMO_PEOPLE)

test: tools-test lint           ## Everything that must hold: lint, warnings, all tests, end-to-end run
	swift build --build-tests $(SWIFT_FLAGS)
	swift test --skip-build $(SWIFT_FLAGS)
	swift build -c release --product khop --static-swift-stdlib -Xswiftc -use-ld=lld $(SWIFT_FLAGS)
	.ci/end-to-end

check: tools               ## A quick subset of the tests
	swift build --build-tests $(SWIFT_FLAGS)
	swift test --skip-build --skip SyntheticProvinceTests --skip AuthenticationTests --skip khopTests $(SWIFT_FLAGS)

test-release: tools        ## The tests of the matcher with the optimiser on; RELEASE_TESTS chooses others
	swift test -c release -Xswiftc -enable-testing --scratch-path .build/test-release --filter '$(RELEASE_TESTS)' $(SWIFT_FLAGS)

build: tools               ## The release binary
	swift build -c release --product khop --static-swift-stdlib -Xswiftc -use-ld=lld $(SWIFT_FLAGS)

fuzz: tools                ## The fuzz tests for longer; FUZZ_ROUNDS inputs each, FUZZ_SEED begins elsewhere
	swift build --build-tests $(SWIFT_FLAGS)
	KHOP_FUZZ_ROUNDS=$(FUZZ_ROUNDS) KHOP_FUZZ_SEED=$(FUZZ_SEED) \
	  swift test --skip-build --filter FuzzTests $(SWIFT_FLAGS)

bench: build               ## Figures of single parts (BENCH_SUITES chooses) and of whole runs on generated provinces
	.ci/bench

bench-growth: build        ## Seconds and memory from 10 thousand people on; GROWTH_PEOPLE chooses the sizes, up to 100000000
	.ci/bench-growth

bench-peers: build         ## Khớp beside a C floor, Polars, DuckDB and Splink on the same files; PEERS_PEOPLE chooses the size
	.ci/bench-peers

bench-names: build         ## Pairs of names: the aligner, Jaro–Winkler and RapidFuzz, speed and area under the curve
	.ci/bench-names

format:                    ## Format all Swift files in place
	swift format -i -r Sources Tests Package.swift Benchmarks/Sources Benchmarks/Package.swift

lint:
	swift format lint --strict -r Sources Tests Package.swift Benchmarks/Sources Benchmarks/Package.swift
	.ci/undocumented

tools:
	@.ci/install-tools

tools-test:
	@.ci/install-tools test

clean:
	rm -rf .build demo
