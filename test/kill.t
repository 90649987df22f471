#!/bin/sh
# add is killed at twenty moments and done again: the same content as if it
# had never been, with one worker and with four.
cd "$(dirname "$0")/.." || exit
copytaster=${COPYTASTER:-build/cc/copytaster}
dir=$(mktemp -d) && trap 'rm -rf "$dir"' EXIT || exit
echo 1..6

# Enough rows for several batches; some are copies of others.
awk 'BEGIN {
	for (i = 1; i <= 1200; i++) {
		n = i % 7 ? i : i - 3
		printf "{\"id\":\"d%d\",\"language\":\"en\",\"published\":" \
		    "\"2024-03-%02dT10:00:00Z\",\"title\":\"Ship %d\"," \
		    "\"text\":\"The ship %d left the port of Norvik with %d " \
		    "tons of grain. \\\"We will be back by day %d,\\\" said " \
		    "Anna Orsk, who speaks for line %d.\"}\n",
		    i, i % 28 + 1, n, n, n * 3, n + 2, n % 50
	}
}' > "$dir/rows.jsonl"

objects="items statements citations entities copies stories utterances edges"
content() {
	for o in $objects; do
		"$copytaster" export $o --json --store "$1" || echo failed
	done | cksum
}
add() {	# store, workers
	"$copytaster" add --workers "$2" --store "$1" "$dir/rows.jsonl" \
	    > /dev/null 2>&1
}
test() { # number, what it says
	[ "$got" = "$want" ] && echo "ok $1 - $2" || echo "not ok $1 - $2"
}

told() { # after a kill: are items that have no relations yet told?
	[ "$(sqlite3 "$dir/killed" "SELECT (SELECT count(*) FROM items) > 0
	    AND value = '1' FROM about WHERE key = 'stale'" 2> /dev/null)" = 1 ] ||
		return
	"$copytaster" stories --store "$dir/killed" 2>&1 > /dev/null |
		grep -q "items are not yet related" || {
		said=no; echo "# not said when killed after $at s"; }
}

began=$(date +%s%N)
add "$dir/whole" 1
took=$((($(date +%s%N) - began) / 1000000))
want=$(content "$dir/whole")
[ "$("$copytaster" export items --store "$dir/whole" | wc -l)" = 1200 ] &&
	echo "ok 1 - all is there" || echo "not ok 1 - all is there"
add "$dir/four" 4
got=$(content "$dir/four")
test 2 "four workers make the same as one"

n=3
for workers in 1 4; do
	same=yes said=yes
	for i in 1 2 3 4 5 6 7 8 9 10; do
		rm -f "$dir"/killed*
		# itself, not a shell that has it for a child
		"$copytaster" add --workers $workers --store "$dir/killed" \
		    "$dir/rows.jsonl" > /dev/null 2>&1 &
		at=$(awk -v i=$i -v w=$workers -v t=$took 'BEGIN { srand(i * 10 + w)
			print t / 1000 * (i - rand()) / 10 }')
		sleep "$at"
		kill -9 $! 2> /dev/null
		wait $! 2> /dev/null
		told
		add "$dir/killed" $workers
		[ "$(content "$dir/killed")" = "$want" ] || {
			same=no; echo "# differs when killed after $at s"; }
	done
	[ $same = yes ] && echo "ok $n - killed and done again, $workers" ||
		echo "not ok $n - killed and done again, $workers"
	[ $said = yes ] && echo "ok $((n + 1)) - what is not related is said" ||
		echo "not ok $((n + 1)) - what is not related is said"
	n=$((n + 2))
done
