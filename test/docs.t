#!/bin/sh
# The documents that are made of the dictionaries are those of today, their
# queries run, the man page is well formed, and the session of the README is
# what the program prints.
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
ok "the session of README.md is of today" session
echo "1..$n"
