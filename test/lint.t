#!/bin/sh
# The lint says so when a rule of the house is broken: a small tree that keeps
# all rules, and one change at a time that breaks one.
cd "$(dirname "$0")/.." || exit
here=$PWD
tree=$(mktemp -d) && trap 'rm -rf "$tree"' EXIT || exit
n=0

plant() {
	rm -rf "$tree"/*
	mkdir -p "$tree"/src/base "$tree"/src/read/line "$tree"/src/read/page \
	    "$tree"/src/analyze "$tree"/packs/en "$tree"/tools "$tree"/build
	cp "$here"/tools/lint "$here"/tools/lint-words "$tree"/tools
	cd "$tree" || exit
	printf 'base  memory\nread  bytes to items\nanalyze  questions\n' > src/ORDER
	printf 'line  a line\npage  a page\n' > src/read/ORDER
	printf 'sold\tact\n' > packs/en/speech
	echo 'int base_one(void);' > src/base/base.h
	printf '#include "base/base.h"\n\nint\nbase_one(void)\n{\n\treturn 1;\n}\n' > src/base/base.c
	printf '#include "base/base.h"\n\nint line_one(void);\n' > src/read/line/line.h
	printf '#include "read/line/line.h"\n\nint\nline_one(void)\n{\n\treturn 1;\n}\n' > src/read/line/line.c
	printf 'int page_one(void);\n' > src/read/page/tree.h
	printf '#include "read/line/line.h"\n#include "read/page/tree.h"\n\nint\npage_one(void)\n{\n\treturn 1;\n}\n' > src/read/page/tree.c
	printf 'int read_one(void);\n' > src/read/read.h
	printf '#include "read/read.h"\n\nint\nread_one(void)\n{\n\treturn 1;\n}\n' > src/read/read.c
	printf 'PASS(none)\n' > src/analyze/passes.def
}

# complain NAME MESSAGE: the lint fails, and says so in these words
complain() {
	said=$(tools/lint 2>&1) && said="no complaint"
	n=$((n + 1))
	case $said in
	*"$2"*) echo "ok $n - $1" ;;
	*) echo "not ok $n - $1"; echo "$said" | sed 's/^/# /' ;;
	esac
}

plant
n=$((n + 1))
if said=$(tools/lint 2>&1); then echo "ok $n - a tree that keeps the rules"
else echo "not ok $n - a tree that keeps the rules"; echo "$said" | sed 's/^/# /'; fi

plant; echo '#include "read/read.h"' >> src/base/base.c
complain "a folder includes one below it" "read is not above base in src/ORDER"
plant; echo '#include "read/line/line.h"' > src/analyze/x.c
complain "a folder includes another door" "the door is read/read.h"
plant; echo '#include "read/page/tree.h"' >> src/read/line/line.c
complain "a room includes one below it" "it is not above line in src/read/ORDER"
plant; mkdir src/read/attic; echo 'int x;' > src/read/attic/x.c
complain "a room is in no order" "attic is not in src/read/ORDER"
plant; printf 'int page_two(void);\n' > src/read/page/two.h
printf '#include "read/page/tree.h"\n#include "read/page/two.h"\n\nint\npage_two(void)\n{\n\treturn 1;\n}\n' > src/read/page/two.c
echo '#include "read/page/two.h"' >> src/read/page/tree.c
complain "two files use each other" "files use each other in a circle"
plant; echo 'int page_three(void);' >> src/read/page/tree.h
complain "a header declares what another file defines" "declares page_three"
plant; echo 'size_t x;' >> src/read/page/tree.h
complain "a header that cannot be first" "does not compile alone"
plant; echo 'void *x(void) { return malloc(1); }' >> src/read/read.c
complain "memory outside of base" "heap memory belongs in base"
plant; echo 'const char *x = "en";' >> src/read/read.c
complain "C that names a language" "the language en belongs in packs"
plant; echo 'const char *x = "sold";' >> src/read/read.c
complain "C that has a word of a pack" "is a word"
plant; echo 'void x(struct p *q) { q->use = 1; }' >> src/read/read.c
complain "the use of a paragraph set elsewhere" "the use of a paragraph belongs in read/page"
plant; echo 'const struct pass pass_x = { 0 };' > src/analyze/x.c
complain "a pass that no list names" "is in no list"
plant; awk 'BEGIN { print "int\nlong_one(void)\n{"; for (i = 0; i < 70; i++) print "\t;"; print "}" }' >> src/read/read.c
complain "a long function" "too long"
plant; awk 'BEGIN { printf "int "; for (i = 0; i < 90; i++) printf "x"; print ";" }' >> src/read/read.c
complain "a wide line" "too wide"
echo "1..$n"
