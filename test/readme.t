#!/bin/sh
# The session that the README shows is the one that test/verbs/newsroom plays.
cd "$(dirname "$0")/.." || exit
dir=$(mktemp -d) && trap 'rm -rf "$dir"' EXIT || exit
echo 1..1
awk '/^```$/ { on = !on; next } on && /^\$ copytaster/ { found = 1 } on && found' README.md |
	sed '/^$/d' > "$dir/readme"
cat test/verbs/newsroom/x.add test/verbs/newsroom/x.trace > "$dir/played"
if [ -s "$dir/readme" ] && diff "$dir/readme" "$dir/played" > "$dir/diff"; then
	echo "ok 1 - the README's session"
else
	echo "not ok 1 - the README's session"
	sed 's/^/# /' "$dir/diff"
fi
