#!/bin/sh
# Big and hostile input is done, or refused by name; the limit of time catches
# what is quadratic.
cd "$(dirname "$0")/.." || exit
dir=$(mktemp -d) && trap 'rm -rf "$dir"' EXIT || exit
n=0
many() { perl -e 'print $ARGV[0] x $ARGV[1]' -- "$1" "$2"; }
tell() { n=$((n + 1)); [ "$1" = 0 ] && echo "ok $n - $2" || echo "not ok $n - $2"; }
done_in_time() {
	timeout 30 "${COPYTASTER:-build/cc/copytaster}" read --format lines.heads \
	    "$dir/$1" > /dev/null 2>&1
	tell $? "$1"
}
refused() {
	timeout 30 "${COPYTASTER:-build/cc/copytaster}" read "$dir/$1" 2>&1 |
	    grep -q "^rejected: .*$1.*: .*$2"
	tell $? "$1: $2"
}
many '<div>' 100000 > "$dir/deep.html"
many '<b><i><div></b></i>' 30000 > "$dir/crossed.html"
many '<p></div>' 50000 > "$dir/closers.html"
many '<title>x' 50000 > "$dir/titles.html"
many '<script>x' 50000 > "$dir/scripts.html"
many '<!-- ' 50000 > "$dir/unended.html"
many "<a b='x><a b=\"x>" 50000 > "$dir/quotes.html"
many '<p>&' 100000 > "$dir/ampersands.html"
many '<div class=comment id=c-1><b class=author>x</b><p>y' 5000 > "$dir/comments.html"
many '<script type="application/ld+json">{"a":[{"@id":"x",' 20000 > "$dir/ld.html"
many '<a<a<a ' 200000 > "$dir/nested.html"
{ printf '<p '; seq -f 'a%.0f="x"' 100000; echo '>text'; } \
    > "$dir/attributes.html"
many '<p a="x ' 200000 > "$dir/open-values.html"
many 'word and word. ' 700000 > "$dir/one-line.html"
many '<ul><li>x' 100000 > "$dir/lists.html"
many '<table><tr><td>x' 70000 > "$dir/tables.html"
many '<div class="comment">' 50000 > "$dir/named.html"
many '<article><h2><a href=/x>A headline of one</a></h2><p>A text.' 30000 \
    > "$dir/articles.html"
many '<p><b>A headline that is bold</b></p><p>text text text</p>' 120000 \
    > "$dir/bold.html"
many '<p><span class=author>word ' 100000 > "$dir/authors.html"
many '<div itemprop=author>' 100000 > "$dir/deep-authors.html"
many '  1. Somebody says:

   A text.
' 5000 > "$dir/says.txt"
many 'a
' 100000 > "$dir/lines.txt"
many '<rss><channel><item><title>' 20000 > "$dir/items.xml"
mail='From: a@b.example
To: c@d.example
Subject: x
Content-Type:'
{ echo "$mail multipart/mixed; boundary=b"; many '
--b
Content-Type: multipart/mixed; boundary=b
' 50000; } > "$dir/nested.eml"
{ echo "$mail multipart/mixed; boundary=b"; many '
--b

A text.' 50000; } > "$dir/parts.eml"
{ echo "$mail message/rfc822"; echo; } > "$dir/one.eml"
many "$(cat "$dir/one.eml")

" 5000 > "$dir/messages.eml"
{ printf 'From: a@b.example\nTo: c@d.example\nSubject: '; many '=?utf-8?Q?' 50000; } > "$dir/words.eml"
{ echo "$mail text/plain"; echo; many '=' 9000000; } > "$dir/quoted.eml"
many '
From x at 10:30
A: b
' 20000 > "$dir/messages.mbox"
sed -i 1d "$dir/messages.mbox"
many '[a](' 50000 > "$dir/links.md"
many '*a **b _c __d ' 30000 > "$dir/marks.md"
many '`a``b```' 50000 > "$dir/ticks.md"
for f in deep.html crossed.html closers.html titles.html scripts.html unended.html \
    quotes.html ampersands.html comments.html ld.html says.txt lines.txt items.xml \
    nested.eml parts.eml messages.eml words.eml quoted.eml messages.mbox \
    links.md marks.md ticks.md \
    nested.html attributes.html open-values.html one-line.html lists.html tables.html \
    named.html articles.html bold.html authors.html deep-authors.html; do
	done_in_time $f
done
: > "$dir/empty.txt"
many 'a' 70000000 > "$dir/long.txt"
{ printf '{"text":"'; cat "$dir/long.txt"; echo '"}'; } > "$dir/line.jsonl"
many '\000\001\002' 1000 | perl -pe 's/\\(\d+)/chr oct $1/ge' > "$dir/binary.txt"
printf '{"text":\n{"text":"x"}\n' > "$dir/rows.jsonl"
many 'a' 70000000 | gzip -1 > "$dir/bomb.txt.gz"
gzip -c "$dir/says.txt" | head -c 100 > "$dir/cut.txt.gz"
printf 'WARC/1.0\r\nno length\r\n\r\n' > "$dir/bad.warc"
refused empty.txt empty
refused long.txt 'longer than 64 MB'
refused line.jsonl 'line 1: longer than 64 MB'
refused binary.txt 'binary'
refused rows.jsonl 'line 1: not a JSON object'
refused bomb.txt.gz 'longer than 64 MB'
refused cut.txt.gz 'damaged'
refused bad.warc 'record 1: no length'
refused nowhere.txt 'No such file'
echo "1..$n"
