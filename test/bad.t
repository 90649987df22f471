#!/bin/sh
# What cannot be read is named and counted; what cannot be written loses
# nothing.  Each ends as the help says.
cd "$(dirname "$0")/.." || exit
copytaster=${COPYTASTER:-build/cc/copytaster}
dir=$(mktemp -d) && trap 'umount "$dir/full" 2> /dev/null; chmod -R u+rwx "$dir"; rm -rf "$dir"' EXIT || exit
n=0
is() { # status wanted, words wanted, what, command ...
	status=$1 words=$2 what=$3
	shift 3
	n=$((n + 1))
	said=$("$@" 2>&1)
	got=$?
	if [ $got = "$status" ] && echo "$said" | grep -q "$words"; then
		echo "ok $n - $what"
	else
		echo "not ok $n - $what"
		echo "# ended with $got: $said" | head -5
	fi
}
add() { "$copytaster" add --workers 2 --store "$dir/s" "$@"; }

echo "The ship left Norvik on Monday." > "$dir/good.txt"
: > "$dir/empty.txt"
head -c 5000 /dev/urandom > "$dir/binary.txt"
printf 'Broken \377\376 bytes \300 in a text of some length.\n' > "$dir/utf8.txt"
is 0 "1 text" "a text" add "$dir/good.txt"
is 0 "held already" "the same again" add "$dir/good.txt"
is 3 "empty" "an empty file" add "$dir/empty.txt"
is 3 "1 rejected" "a binary file" add "$dir/binary.txt"
is 0 "1 text" "bytes that are not UTF-8" add "$dir/utf8.txt"
is 3 "no such file\|No such file" "a file that is not there" add "$dir/absent"
printf '\373\377\377\377\000\375' > "$dir/letters.txt"
is 0 "1 text" "a few letters, and no word among them" "$copytaster" add --store "$dir/letters" "$dir/letters.txt"
is 2 "name what to add" "no file named" add
is 2 "no such option" "an option that there is not" add --wrong x

long() {
	head -c 200000000 /dev/zero | tr '\0' 'a' |
		"$copytaster" add --store "$dir/s" "$@" -
}
is 3 "longer than" "a line of 200 MB" long
is 3 "longer than" "a row of 200 MB" long --input-format jsonl
is 3 "not a JSON object" "rows that are none" sh -c "echo '{]' | '$copytaster' add --store '$dir/s' --input-format jsonl -"

# what nobody reads any more is no error; a full disk is
enough() { "$copytaster" read --workers 1 packs test/read 2> "$dir/said" | head -c 1 > /dev/null
	grep -c "cannot write" "$dir/said"; true; }
is 0 "^0" "a reader who has seen enough" enough
is 1 "cannot write" "no room for the output" sh -c "'$copytaster' read test/read/page.html > /dev/full"

mkdir "$dir/closed" && chmod 0 "$dir/closed"
if [ "$(id -u)" = 0 ]; then
	n=$((n + 1)); echo "ok $n - a folder that is closed # SKIP root may read it"
else
	is 3 "ermission denied" "a folder that is closed" add "$dir/closed"
fi

echo "no store" > "$dir/none"
is 5 "not a store" "a store that is none" "$copytaster" add --store "$dir/none" "$dir/good.txt"
is 5 "not a store" "a store that is none, read" "$copytaster" stories --store "$dir/none"
is 5 "no store" "a store that is not there" "$copytaster" stories --store "$dir/nowhere"
sqlite3 "$dir/other" 'CREATE TABLE x (y)' 2> /dev/null || printf 'SQLite format 3\000' > "$dir/other"
is 5 "store" "another program's database" "$copytaster" add --store "$dir/other" "$dir/good.txt"
cp "$dir/s" "$dir/cut" && truncate -s 30000 "$dir/cut"
is 5 "cut" "a store that was cut" "$copytaster" doctor --store "$dir/cut"
is 0 "sound" "the store is sound after all" "$copytaster" doctor --store "$dir/s"

mkdir "$dir/packs"
is 1 "no language packs" "a folder of packs that is empty" env COPYTASTER_PACKS="$dir/packs" "$copytaster" read "$dir/good.txt"
is 1 "cannot write" "help to a full disk" sh -c "'$copytaster' --help > /dev/full"
is 1 "cannot write" "help of a verb to a full disk" sh -c "'$copytaster' add --help > /dev/full"
is 2 "not a date; 2025" "a date that is none" "$copytaster" search --store "$dir/s" --since 28.01.2025 ship
is 2 "is later than" "a time that ends before it begins" "$copytaster" quotes --store "$dir/s" --since 2025 --until 2024
is 2 "no language .xx.: af ar" "a language that there is not" "$copytaster" stories --store "$dir/s" --lang xx
is 0 "0 of 2 stories" "a language that no text has" "$copytaster" stories --store "$dir/s" --lang fr
is 2 "no kind .story.: article teaser" "a kind that there is not" "$copytaster" export items --store "$dir/s" --kind story
is 2 "no row of this id" "a page after nothing" "$copytaster" entities --store "$dir/s" --after nobody
is 2 "no such operator; known are .*title:" "an operator that there is not" "$copytaster" search --store "$dir/s" author:ship
is 2 "stands between two words" "OR at the end" "$copytaster" search --store "$dir/s" ship OR
is 0 "^0 texts" "signs of full text" "$copytaster" search --store "$dir/s" 'NEAR(ship' '{text}:' '^left +' '((' '*'
is 0 "1 text " "what begins with a dash is left out" "$copytaster" search --store "$dir/s" -ship
is 2 "no item of this id" "forget what is not there" "$copytaster" forget --store "$dir/s" nobody
is 5 "no store" "forget in no store" "$copytaster" forget --store "$dir/nowhere" x
is 0 "1 text " "search --limit 0 shows all" "$copytaster" search --store "$dir/s" --limit 0 ship Monday

# A disk of 2 MB, and more than that to add.
mkdir "$dir/full"
if [ "$(id -u)" = 0 ] && mount -t tmpfs -o size=2m none "$dir/full" 2> /dev/null; then
	"$copytaster" add --store "$dir/full/s" "$dir/good.txt" > /dev/null 2>&1
	for i in $(seq 60); do head -c 60000 /dev/urandom | base64; done |
		split -b 80000 - "$dir/big."
	is 1 "space" "a disk that is full" "$copytaster" add --store "$dir/full/s" "$dir"/big.*
	is 0 "ship left" "what was there is there" "$copytaster" export items --store "$dir/full/s"
else
	n=$((n + 2)); echo "ok $((n - 1)) - # SKIP only root can fill a disk"; echo "ok $n - # SKIP"
fi
echo "1..$n"
