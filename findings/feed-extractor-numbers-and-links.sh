#!/bin/sh
# @extractus/feed-extractor 7.1.3: identifiers and titles that look like numbers
# are changed, and an Atom entry gets the address of its comments.
#
# Two valid entries.  In RSS: the title "007", the text "1.50" and the guid
# "00123", which is no permalink.  In Atom: a link to the replies before the one
# to the page (RFC 4287 gives each its rel, in any order), published on the first
# of May and updated on the second.
#
# The guess before the first run: strings as they stand; the link without rel or
# with rel="alternate"; published on the first.
#
# Seen: title "7", text "1.5", id "123": what looks like a number becomes one and
# loses its zeros, so the guids "00123" and "123" of two entries are one.  The
# first link is taken whatever its rel, and "published" is the day of the update.
# Who joins such records by id or address joins texts that are not the same.
#
# copytaster takes titles and texts as they stand, and the link by its rel.
set -eu
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
cd "$dir"
npm init -y > /dev/null
npm install --silent @extractus/feed-extractor@7.1.3 > /dev/null
cat > run.mjs <<'JS'
import { extractFromXml } from '@extractus/feed-extractor'
const rss = `<?xml version="1.0"?><rss version="2.0"><channel><title>T</title>
<link>https://a.example/</link><description>d</description><item><title>007</title>
<link>https://a.example/3</link><pubDate>Thu, 02 May 2024 10:00:00 GMT</pubDate>
<description>1.50</description><guid isPermaLink="false">00123</guid></item></channel></rss>`
const atom = `<?xml version="1.0"?><feed xmlns="http://www.w3.org/2005/Atom"><title>T</title>
<id>urn:f</id><updated>2024-05-02T10:00:00Z</updated><entry><id>urn:1</id><title>A</title>
<link rel="replies" href="https://a.example/1/comments"/>
<link rel="alternate" href="https://a.example/1"/><published>2024-05-01T10:00:00Z</published>
<updated>2024-05-02T10:00:00Z</updated><summary>s</summary></entry></feed>`
for (const xml of [rss, atom]) {
	const x = extractFromXml(xml).entries[0]
	console.log([x.id, x.title, x.description, x.link, x.published].join(' | '))
}
JS
got=$(node run.mjs)
want='123 | 7 | 1.5 | https://a.example/3 | 2024-05-02T10:00:00.000Z
urn:1 | A | s | https://a.example/1/comments | 2024-05-02T10:00:00.000Z'
echo "$got"
[ "$got" = "$want" ] || { echo "the behaviour has changed"; exit 1; }
