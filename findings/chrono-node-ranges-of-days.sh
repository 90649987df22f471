#!/bin/sh
# chrono-node 2.7.8: days joined by "to" and "until" become other days or hours.
#
# News texts say when in ranges of days.  Asked on 15 May 2024 (UTC):
#
#   on the night of May 3 to 4	3 May, perhaps to 4 May
#   from 3 May until 5 May	3 to 5 May
#
# The guess before the first run: for the first "May 3" and perhaps its end; for
# the second a range, or two dates.
#
# Seen: both phrases are taken as one whole, which looks right; but the first is
# a range from the day of asking to the day of asking, with nothing known of day
# and month, and the second begins and ends at three o'clock on 5 May: "from 3"
# has become an hour.  The words that were matched are the right ones; only who
# asks isCertain('day') learns that no day was found in them.
#
# copytaster gives each day that is named as a time of its own, with its words.
set -eu
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
cd "$dir"
npm init -y > /dev/null
npm install --silent chrono-node@2.7.8 > /dev/null
cat > run.js <<'JS'
const chrono = require('chrono-node');
const day = { instant: new Date('2024-05-15T12:00:00Z'), timezone: 'UTC' };
for (const words of ['on the night of May 3 to 4', 'from 3 May until 5 May'])
	for (const x of chrono.parse(words, day))
		console.log(x.text + ': ' + x.start.date().toISOString().slice(0, 16) + ' to ' +
		    x.end.date().toISOString().slice(0, 16) + ', day known: ' + x.start.isCertain('day'));
JS
got=$(TZ=UTC node run.js)
want='night of May 3 to 4: 2024-05-15T12:00 to 2024-05-15T12:00, day known: false
from 3 May until 5 May: 2024-05-05T03:00 to 2024-05-05T03:00, day known: false'
echo "$got"
[ "$got" = "$want" ] || { echo "the behaviour has changed"; exit 1; }
