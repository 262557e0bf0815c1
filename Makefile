# Targets for people and for .ci/run. KG_SHARED names a folder of corpora and scorers; what needs it says so and skips
# where it is unset.

GO      ?= go
export CGO_ENABLED ?= 0

.PHONY: build demo test race soak fuzz lint man schema eval models bench clean

build: ## bin/kg
	$(GO) build -trimpath -o bin/kg ./cmd/kg

demo: build ## build, read the sample articles, load the graph, answer saved queries
	rm -rf demo.db
	bin/kg build -d demo.db data/articles
	bin/kg info -d demo.db
	bin/kg query -d demo.db claims-of lukashenko
	bin/kg query -d demo.db denials
	bin/kg query -d demo.db how-many bodies
	bin/kg query -d demo.db roles austin
	bin/kg query -d demo.db sources

test: ## all tests
	$(GO) test ./...

race: ## the same tests under the race detector, random ones fewer times and without corpora (needs a C compiler; Cayley's suite takes four minutes of it)
	KG_SHARED= CGO_ENABLED=1 $(GO) test -race -short -timeout 30m ./...

soak: ## the store's random tests again and again: 102 kills, crashes, models, paths beside Cayley's memstore; an hour or so
	KG_SOAK=17 $(GO) test ./internal/quadstore -run 'TestKilled|TestCrash|TestModel|TestDifferential' -timeout 6h -v

FUZZTIME ?= 10m
FUZZ = internal/nquads:FuzzParseLine internal/nquads:FuzzBlocks internal/quadstore:FuzzTerm internal/quadstore:FuzzLiteral \
	internal/quadstore:FuzzKey internal/quadstore:FuzzRun internal/quadstore:FuzzParsed internal/query:FuzzHeader \
	internal/input:FuzzArticles extract/reading:FuzzReader extract:FuzzRead

fuzz: ## the readers of N-Quads, keys, headers of queries, articles and sentences, FUZZTIME each
	@for t in $(FUZZ); do \
		$(GO) test ./$${t%%:*} -run '^$$' -fuzz "^$${t##*:}$$" -fuzztime $(FUZZTIME) -parallel 1 || exit 1; \
	done

lint: ## gofmt, vet, staticcheck
	@test -z "$$(gofmt -l .)" || { echo "gofmt would change:"; gofmt -l .; exit 1; }
	$(GO) vet ./...
	$(GO) tool staticcheck ./...

man: build ## man/: a man page a command
	bin/kg man man

schema: ## terms.go, ontology.ttl and VOCABULARY.md from schema/vocabulary.tsv
	$(GO) generate ./schema

eval: build ## quality on the articles and corpora of KG_SHARED, written to EVALUATION.md
	$(GO) run ./internal/eval -kg bin/kg -o EVALUATION.md

# Three networks learn the treebanks, each otherwise, and teach the one that kg carries on raw text.
LEARN = GOMAXPROCS=1 $(GO) run ./internal/models -vectors bin/models/vectors.gob
LEARN_SAYING = GOMAXPROCS=1 $(GO) run ./internal/models/attribution
SAYS = extract/attribution/model/polnear.bin

models: ## the models of extract/reading, extract/naming, extract/attribution, extract/coreference, extract/nominals, extract/stances and extract/relations from the corpora of KG_SHARED and our own articles; an hour and a half on one core
	mkdir -p bin/models
	$(LEARN) -seed 1 -keep bin/models/first.gob
	$(LEARN) -seed 2 -width 192 -upper 2 -arc 96 -passes 14 -keep bin/models/second.gob
	$(LEARN) -seed 3 -upper 2 -arc 96 -passes 12 -keep bin/models/third.gob
	$(LEARN) -seed 4 -upper 2 -arc 96 -passes 6 -last 0.34 -from bin/models/third.gob \
		-teachers bin/models/first.gob,bin/models/second.gob,bin/models/third.gob -o extract/reading/model/english.bin
	GOMAXPROCS=1 $(GO) run ./internal/models/naming
	$(LEARN_SAYING) -vectors bin/models/vectors.gob -seed 2 -o bin/models/says.bin
	$(LEARN_SAYING) -from bin/models/says.bin -words 16000 -passes 6 -rate 1.2e-3 -seed 3 -o $(SAYS)
	GOMAXPROCS=1 $(GO) run ./internal/models/coreference
	GOMAXPROCS=1 $(GO) run ./internal/models/nominals
	GOMAXPROCS=1 $(GO) run ./internal/models/stances
	GOMAXPROCS=1 $(GO) run ./internal/models/relations

bench: ## kg's store and its peers compared, written to BENCHMARKS.md; seven minutes and two gigabytes of TMPDIR
	$(GO) run ./internal/bench -o BENCHMARKS.md

clean:
	rm -rf bin man demo.db
