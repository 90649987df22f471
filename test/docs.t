#!/bin/sh
# The documents that are made of the dictionaries are those of today, their
# queries run, the man page is well formed, the session of the README is what
# the program prints, and the prose can be read.
copytaster=${COPYTASTER:-build/cc/copytaster}
cd "$(dirname "$0")/.." || exit
dir=$(mktemp -d) && trap 'rm -rf "$dir"' EXIT || exit
n=0

# ok NAME COMMAND...: it ends well; else what it says is told.
ok() {
	name=$1; shift
	n=$((n + 1))
	if "$@" > "$dir/said" 2>&1; then
		echo "ok $n - $name"
	else
		echo "not ok $n - $name"
		sed 's/^/# /' "$dir/said"
	fi
}

# A made part that was changed by hand must be noticed.
notices() {
	mkdir -p "$dir/tree/doc" "$dir/tree/tools" &&
	    cp doc/record.md doc/store.md doc/copytaster.1 "$dir/tree/doc" &&
	    cp tools/make-docs "$dir/tree/tools" &&
	    ln -sfn "$PWD/src" "$dir/tree/src" &&
	    ln -sfn "$PWD/examples" "$dir/tree/examples" &&
	    cp meson.build "$dir/tree" &&
	    sed -i 's/Lund Courier/Another/' "$dir/tree/doc/store.md" || return
	"$dir/tree/tools/make-docs" --check "$program" > "$dir/notices"
	[ $? = 1 ] && [ "$(cat "$dir/notices")" = "out of date: doc/store.md" ]
}

# Prose with one fault of each kind: each is told, and nothing else.
prose_faults() {
	tree=$dir/prose
	mkdir -p "$tree/doc" "$tree/packs" "$tree/tools" "$tree/src" || return
	cp tools/lint-prose tools/lint "$tree/tools"
	: > "$tree/README.md"; : > "$tree/CONTRIBUTING.md"
	: > "$tree/packs/README.md"; echo "voice" > "$tree/src/a.c"
	{
		echo "A sentence of six short words."
		echo
		for i in 1 2 3 4 5 6; do echo "this sentence has no end yet"; done
		echo "See [this](nowhere.md) and \`src/nothing.c\`. Fine: \`src/a.c\`."
		echo
		printf '%0101d\n' 0 | tr 0 'a ' | sed 's/aaaaaaaaa/aaaaaaaa /g'
	} > "$tree/doc/bad.md"
	cat > "$tree/doc/words.md" <<-END
	| word | means | where |
	|---|---|---|
	| **voice** | Somebody. | \`src/a.c\` |
	| **unused** | Nothing. | \`src/a.c\` |
	END
	"$tree/tools/lint-prose" > "$dir/faults"
	[ $? = 1 ] && cut -d: -f1-3 "$dir/faults" | sort > "$dir/told" &&
	sort <<-END | diff - "$dir/told"
	doc/bad.md:11: 101 columns
	doc/bad.md:3: a sentence of 40 words
	doc/bad.md:9: no file nowhere.md
	doc/bad.md:9: no src/nothing.c
	doc/words.md:4: unused is used nowhere in src/ or tools/lint
	doc/words.md:4: unused stands behind voice
	END
}

man_page() {
	groff -man -ww -z doc/copytaster.1 2> "$dir/groff" &&
	    ! [ -s "$dir/groff" ] || { cat "$dir/groff"; return 1; }
}

every_verb() {
	for verb in $(sed -n 's/^COMMAND(\(.*\))/\1/p' src/command/commands.def); do
		grep -q "^.SS copytaster $verb\>" doc/copytaster.1 || echo "no $verb"
	done | { ! grep .; }
}

# The first block of README.md that begins with `$ `, played again.
session() {
	sed -n '/^```$/,/^```$/p' README.md | sed '1d; /^```$/,$d' > "$dir/want"
	mkdir -p "$dir/bin" && ln -sf "$program" "$dir/bin/copytaster" || return
	sed -n 's/^\$ //p' "$dir/want" | while read -r line; do
		echo "\$ $line"
		PATH=$dir/bin:$PATH XDG_DATA_HOME=$dir/data sh -c "$line" 2>&1
		echo
	done | sed '$d' > "$dir/got"
	[ -s "$dir/want" ] && diff "$dir/want" "$dir/got"
}

program=$(realpath "$copytaster")
ok "what is made is of today; tools/make-docs makes it again" \
	tools/make-docs --check "$program"
ok "a made part that was changed is noticed" notices
ok "the man page has every verb" every_verb
if command -v groff > /dev/null; then
	ok "the man page is well formed" man_page
else
	n=$((n + 1)); echo "ok $n - the man page # SKIP no groff"
fi
ok "each fault of prose is told" prose_faults
ok "the prose can be read, and what it names is there" tools/lint-prose
ok "the session of README.md is of today" session
echo "1..$n"
