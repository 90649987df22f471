#!/bin/sh
# What is packed reads as what is not: whole files, in members, in archives,
# in the answers of servers.
cd "$(dirname "$0")/.." || exit
copytaster=${COPYTASTER:-build/cc/copytaster}
dir=$(mktemp -d) && trap 'rm -rf "$dir"' EXIT || exit
n=0
blocks() { "$copytaster" read --format lines.blocks "$1" 2>&1 | sed "s|$dir/||g"; }
same() { # what, file, what is wanted
	n=$((n + 1))
	blocks "$2" > "$dir/got"
	if printf '%s\n' "$3" | diff "$dir/got" - > "$dir/diff"; then
		echo "ok $n - $1"
	else
		echo "not ok $n - $1"
		sed 's/^/# /' "$dir/diff"
	fi
}
cat > "$dir/page.html" <<'X'
<html><body><h1>Ferry stops</h1><p>The ferry to Vell stops on Monday, the city said in the evening.</p></body></html>
X
cat > "$dir/feed.feed" <<'X'
{"version": "https://jsonfeed.org/version/1.1", "items": [{"id": "1", "content_text": "The ferry stops."}]}
X
cat > "$dir/letter.eml" <<'X'
From: a@b.example
To: c@d.example
Subject: Ferry stops

The ferry to Vell stops on Monday, the city said.
X
{ echo 'From a@b.example Sun May  4 06:15:00 2031'; cat "$dir/letter.eml"; echo; } > "$dir/one.mbox"
cat "$dir/one.mbox" "$dir/one.mbox" > "$dir/two.mbox"
printf '# Ferry stops\n\nThe **ferry** stops on Monday.\n' > "$dir/page.md"
printf '{"id":"a","text":"The ferry stops."}\n' > "$dir/rows.jsonl"
record() { # type, file
	printf 'WARC/1.1\r\nWARC-Type: %s\r\nWARC-Target-URI: https://courier.example/%s\r\nWARC-Date: 2031-05-04T09:00:00Z\r\nContent-Length: %d\r\n\r\n' \
	    "$1" "$2" "$(wc -c < "$dir/$2")"
	cat "$dir/$2"
	printf '\r\n\r\n'
}
answer() { # header, body
	printf 'HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n%s\r\n\r\n' "$1"
	cat "$dir/$2"
}
page='Ferry stops	title
The ferry to Vell stops on Monday, the city said in the evening.	body'
letter='Ferry stops	title
The ferry to Vell stops on Monday, the city said.	body'
md='Ferry stops	title
The ferry stops on Monday.	body'
for f in page.html feed.feed letter.eml two.mbox page.md rows.jsonl; do
	gzip -k "$dir/$f"
	zstd -q "$dir/$f"
done
for z in gz zst; do
	same "html.$z" "$dir/page.html.$z" "$page"
	same "feed.$z" "$dir/feed.feed.$z" "The ferry stops.	body"
	same "eml.$z" "$dir/letter.eml.$z" "$letter"
	same "mbox.$z" "$dir/two.mbox.$z" "$letter
$letter"
	same "md.$z" "$dir/page.md.$z" "$md"
	same "jsonl.$z" "$dir/rows.jsonl.$z" "The ferry stops.	body"
done
cp "$dir/two.mbox.gz" "$dir/inbox"
same "by content, whatever it is called" "$dir/inbox" "$letter
$letter"
gzip -c "$dir/page.html.gz" > "$dir/twice.gz"
{ printf '\120\052\115\030\003\000\000\000abc'; cat "$dir/page.html.zst"; } > "$dir/skip.zst"
same "a frame of zstd without content first" "$dir/skip.zst" "$page"
same "packed twice" "$dir/twice.gz" "rejected: twice.gz: binary data, not a text
copytaster: 1 of 1 inputs rejected"

# members and frames, one a record
record resource page.html > "$dir/r1"
record revisit page.html > "$dir/r2"
record metadata page.html > "$dir/r3"
record request page.html > "$dir/r4"
record resource page.md > "$dir/r5"
for r in 1 2 3 4 5; do
	gzip -c "$dir/r$r" >> "$dir/all.warc.gz"
	zstd -qc "$dir/r$r" >> "$dir/all.warc.zst"
done
same "members of gzip" "$dir/all.warc.gz" "$page
$md
passed over: all.warc.gz: revisits 1"
same "frames of zstd" "$dir/all.warc.zst" "$page
$md
passed over: all.warc.zst: revisits 1"
{ cat "$dir/all.warc.gz"; head -c 40 "$dir/all.warc.gz"; } > "$dir/cut.warc.gz"
same "a member that is cut" "$dir/cut.warc.gz" "rejected: cut.warc.gz: damaged compressed data
$page
$md
passed over: cut.warc.gz: revisits 1
copytaster: 1 of 3 inputs rejected"
{ cat "$dir/rows.jsonl"; head -c 30 "$dir/rows.jsonl"; } | gzip -c | head -c 50 > "$dir/cut.jsonl.gz"
same "rows that are cut" "$dir/cut.jsonl.gz" "rejected: cut.jsonl.gz: line 2: not a JSON object
rejected: cut.jsonl.gz: damaged compressed data
The ferry stops.	body
copytaster: 2 of 3 inputs rejected"
{ sed 's/^Content-Length.*/Content-Length: 30\r/' "$dir/r3"; cat "$dir/r5"; } > "$dir/torn.warc"
same "a length that is wrong" "$dir/torn.warc" "rejected: torn.warc: record 2: not a WARC record
$md
copytaster: 1 of 2 inputs rejected"

# JSON is read where it is a feed
{ printf 'HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n\r\n'; cat "$dir/feed.feed"; } > "$dir/j1"
{ printf 'HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n\r\n'; echo '{"items": ["x"]}'; } > "$dir/j2"
{ record response j2; record response j1; } > "$dir/json.warc"
same "a feed in JSON" "$dir/json.warc" "The ferry stops.	body
passed over: json.warc: files that are no pages 1"

# answers
answer 'Content-Encoding: gzip' page.html.gz > "$dir/a1"
{ printf '%x\r\n' "$(wc -c < "$dir/page.html.gz")"; cat "$dir/page.html.gz"; printf '\r\n0\r\n\r\n'; } > "$dir/chunks"
answer 'Content-Encoding: gzip
Transfer-Encoding: chunked' chunks > "$dir/a2"
answer 'Content-Encoding: br' page.html > "$dir/a3"
printf '\213\002\200abc\002' > "$dir/br"
answer 'Content-Encoding: br' br > "$dir/a4"
answer 'Content-Encoding: gzip' page.html > "$dir/a5"
head -c 60 "$dir/page.html.gz" > "$dir/half"
answer 'Content-Encoding: gzip' half > "$dir/a6"
zstd -qc < "$dir/page.html" > "$dir/long.zst"	# its length is not told
answer 'Content-Encoding: zstd' long.zst > "$dir/a7"
head -c 60 "$dir/long.zst" > "$dir/half.zst"
answer 'Content-Encoding: zstd' half.zst > "$dir/a8"
# Brotli as it is without a compressor: page.html in one stored block
size=$(($(wc -c < "$dir/page.html") - 1))
{ printf '%b' "\\0$(printf %o $(((size & 15) << 4)))"
  printf '%b' "\\0$(printf %o $((size >> 4 & 255)))\\0$(printf %o $((size >> 12 & 15 | 16)))"
  cat "$dir/page.html"; printf '\003'; } > "$dir/page.br"
answer 'Content-Encoding: br' page.br > "$dir/a9"
answer 'Content-Encoding: compress' br > "$dir/a10"
head -c 1000000 /dev/zero | tr '\0' ' ' | zstd -qc > "$dir/blank.zst"
answer 'Content-Encoding: zstd' blank.zst > "$dir/a11"
{ cat "$dir/page.html"; head -c 60000 /dev/zero | tr '\0' '\n'; } | zstd -qc > "$dir/some.zst"
answer 'Content-Encoding: zstd' some.zst > "$dir/a12"
for a in 1 2 3 4 5 6 7 8 9 10 11 12; do record response a$a > "$dir/a$a.warc"; done
same "an answer in gzip" "$dir/a1.warc" "$page"
same "the same in chunks" "$dir/a2.warc" "$page"
same "declared as brotli, and plain" "$dir/a3.warc" "$page"
same "damaged Brotli" "$dir/a4.warc" "rejected: a4.warc: record 1: damaged Brotli data
copytaster: 1 of 1 inputs rejected"
same "an answer in Brotli" "$dir/a9.warc" "$page"
same "an encoding that is not read" "$dir/a10.warc" 'rejected: a10.warc: record 1: encoding "compress" is not read
copytaster: 1 of 1 inputs rejected'
same "declared as gzip, and plain" "$dir/a5.warc" "$page"
same "an answer that is cut" "$dir/a6.warc" "rejected: a6.warc: record 1: damaged gzip data
copytaster: 1 of 1 inputs rejected"
same "an answer in zstd" "$dir/a7.warc" "$page"
same "one that is cut" "$dir/a8.warc" "rejected: a8.warc: record 1: damaged zstd data
copytaster: 1 of 1 inputs rejected"
same "blanks that are packed too well" "$dir/a11.warc" "rejected: a11.warc: record 1: unpacks to more than 1032 times its size
copytaster: 1 of 1 inputs rejected"
same "blanks that are packed well" "$dir/a12.warc" "$page"
echo "1..$n"
