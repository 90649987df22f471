#!/bin/sh
# The documents that are made of the dictionaries are those of today, their
# queries run, and the man page is well formed.
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
echo "1..$n"
