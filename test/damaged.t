#!/bin/sh
# Rows of relations that lie are left out or refused; nothing crashes, and
# nothing is told that no text holds.
copytaster=${COPYTASTER:-build/cc/copytaster}
cd "$(dirname "$0")/.." || exit
dir=$(mktemp -d) && trap 'rm -rf "$dir"' EXIT || exit
"$copytaster" add --store "$dir/news.db" examples/newsroom > "$dir/log" 2>&1 ||
	{ cat "$dir/log"; exit 1; }
python3 - "$copytaster" "$dir" <<'PY'
import json
import shutil
import sqlite3
import subprocess
import sys

engine, folder = sys.argv[1:]
n = 0


def ok(claim, name):
    global n
    n += 1
    print(f"{'' if claim else 'not '}ok {n} - {name}")


def run(*args):
    out = subprocess.run([engine, args[0], '--store', folder + '/bad.db', *args[1:]], capture_output=True)
    return out.returncode, out.stdout.decode(errors='replace'), out.stderr.decode()


def damaged(sql):
    shutil.copy(folder + '/news.db', folder + '/bad.db')
    db = sqlite3.connect(folder + '/bad.db')
    db.executescript(sql)
    db.commit()
    db.close()


QUERY = 'silent corridor'
damaged('')
db = sqlite3.connect(folder + '/bad.db')
HELD = db.execute('SELECT (SELECT count(*) FROM items), (SELECT count(*) FROM captures)').fetchone()
db.close()
whole = json.loads(run('trace', '--json', QUERY)[1])
# what is no row of ours: told, with what to do
for sql in ("UPDATE edges SET here = 'nonsense'", "UPDATE utterances SET statement = -1",
            "UPDATE voices SET named = 7", "UPDATE edges SET confidence = 'sure'"):
    damaged(sql)
    status, out, err = run('trace', '--json', QUERY)
    ok(status == 5 and not out and 'rebuild' in err, sql)
# what points to nothing: left out
for sql in ("UPDATE edges SET here = '[[0,4000000]]', governs = '[[3000000,4000000]]'",
            "UPDATE edges SET \"from\" = 'nobody'", "UPDATE edges SET \"to\" = 'nobody'",
            "UPDATE edges SET kind = 'invents'", "DELETE FROM voices"):
    damaged(sql)
    status, out, err = run('trace', '--json', QUERY)
    t = json.loads(out) if status == 0 else {}
    ok(status == 0 and len(t['texts']) == len(whole['texts']), sql + ': the texts are found')
    ok(status == 0 and len(t['edges']) < len(whole['edges']), sql + ': what lies is not told')
for sql in ("UPDATE utterances SET statement = 0", "UPDATE utterances SET statement = 99999",
            "UPDATE utterances SET item = 'nobody'", "UPDATE utterances SET utterance = NULL",
            "UPDATE members SET story = 'none'", "UPDATE members SET item = NULL",
            "UPDATE stories SET id = NULL, title = NULL, first = NULL", "UPDATE voices SET id = NULL, kind = NULL",
            "UPDATE voices SET witness = id", "UPDATE edges SET changes = '}{'",
            "UPDATE copies SET a_spans = '[[5,4000000]]'", "UPDATE copies SET b = a",
            "UPDATE edges SET \"to\" = \"from\", to_voice = 0"):
    damaged(sql)
    ok(all(run(*x)[0] == 0 for x in (('trace', QUERY), ('trace', '--json', QUERY), ('stories',))), sql)
    good = True
    for what in 'edges copies stories utterances'.split():
        status, out, err = run('export', what)
        good = good and status == 0 and all(json.loads(x) for x in out.split('\n') if x)
        good = good and run('export', what, '--format', 'csv')[0] == 0
    ok(good, sql + ': exports are JSON and CSV')
# numbers and JSON that no line of JSON may have
for sql in ("UPDATE edges SET confidence = 9e999", "UPDATE edges SET confidence = -9e999",
            "UPDATE copies SET a_share = 9e999", "UPDATE edges SET confidence = NULL"):
    damaged(sql)
    ok(all(run(*x)[0] in (0, 5) and 'inf' not in run(*x)[1] for x in (
        ('export', 'edges'), ('export', 'copies'), ('trace', '--json', QUERY))), sql)
for changes in ('[1,\n2]', '[\t{"a" : 1 }\r\n]', '[1e999]', '{"a":1', '[NaN]', '{a:1}', '[' * 3000, '\x00[]', ' '):
    damaged("UPDATE edges SET changes = '" + changes.replace('\x00', "' || char(0) || '") + "'")
    status, out, err = run('export', 'edges')
    ok(status in (0, 5) and all(json.loads(x) for x in out.split('\n') if x) and (status or out),
       repr(changes[:20]) + ' as changes')
# what acts, or is of another shape: refused by who reads and by who writes, and does nothing
SHAPES = (
    'CREATE TRIGGER t AFTER INSERT ON captures BEGIN DELETE FROM items; END',
    'CREATE TRIGGER "a b" BEFORE UPDATE ON about BEGIN DELETE FROM items; END',
    'CREATE VIEW v AS SELECT 1',
    'DROP TABLE stories; CREATE VIEW stories AS WITH RECURSIVE x (n) AS (SELECT 1 UNION ALL '
    'SELECT n FROM x) SELECT n, n AS id, n AS title, n AS items, n AS texts, n AS origins, n AS unnamed, '
    'n AS first, n AS last, n AS languages FROM x',
    'DROP TABLE about; CREATE VIEW about AS SELECT \'derived\' AS key, \'1\' AS value',
    'CREATE TABLE notes (x)',
    'CREATE INDEX i ON items (abs(size))',
    'ALTER TABLE stories ADD COLUMN more',
    'ALTER TABLE captures ADD COLUMN more',
    'DROP TABLE voices; CREATE TABLE voices (n INTEGER PRIMARY KEY, id TEXT AS (zeroblob(n)))',
    'CREATE VIRTUAL TABLE f USING fts5 (x)',
    'DROP TABLE search; CREATE TABLE search (text)',
    "UPDATE about SET value = 'old' WHERE key = 'derived'; "
    'CREATE TRIGGER t AFTER INSERT ON about BEGIN DELETE FROM captures; END',
)
more = folder + '/more.txt'
with open(more, 'w') as f:
    f.write('Nobody has seen the ship since Monday.')
for sql in SHAPES:
    damaged(sql)
    said = [run(*x) for x in (('stories',), ('trace', QUERY), ('add', more), ('doctor', '--rebuild'))]
    ok(all(status == 5 and not out for status, out, err in said), sql[:70] + ': refused')
    db = sqlite3.connect(folder + '/bad.db')
    ok(db.execute('SELECT (SELECT count(*) FROM items), (SELECT count(*) FROM captures)').fetchone() == HELD,
       sql[:70] + ': nothing is done')
    db.close()
print(f'1..{n}')
PY
