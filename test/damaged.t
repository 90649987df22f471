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
print(f'1..{n}')
PY
