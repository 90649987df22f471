#!/bin/sh
# What is written as CSV is what is written as JSON, and unknown names are
# usage errors, told once.
copytaster=${COPYTASTER:-build/cc/copytaster}
cd "$(dirname "$0")/.." || exit
dir=$(mktemp -d) && trap 'rm -rf "$dir"' EXIT || exit
"$copytaster" add --store "$dir/news.db" examples/newsroom > "$dir/log" 2>&1 ||
	{ cat "$dir/log"; exit 1; }
python3 - "$copytaster" "$dir" <<'PY'
import csv
import io
import json
import subprocess
import sys

engine, folder = sys.argv[1:]
n = 0


def ok(claim, name):
    global n
    n += 1
    print(f"{'' if claim else 'not '}ok {n} - {name}")


def run(*args, text=''):
    return subprocess.run([engine, *args], input=text.encode(), capture_output=True)


def table(*args, text=''):
    out = run(*args, text=text).stdout.decode()
    rows = list(csv.reader(io.StringIO(out, newline='')))
    return rows[0], rows[1:], out


def lines(*args, text=''):
    return [json.loads(x) for x in run(*args, text=text).stdout.decode().split('\n') if x]


store = ['--store', folder + '/news.db']
for what in 'items statements citations entities copies stories utterances edges'.split():
    names, rows, out = table('export', what, '--format', 'csv', *store)
    records = lines('export', what, *store)
    ok(len(rows) == len(records) > 0, f'{what}: as many rows as records')
    ok(len(set(names)) == len(names), f'{what}: names differ')
    ok(all(len(r) == len(names) for r in rows), f'{what}: rows are as wide as their names')
    for name in ('id', 'item', 'kind', 'title', 'text', 'words', 'a_spans', 'confidence', 'a_share'):
        if name in names and not isinstance(records[0][name], (list, dict)):
            ok([r[names.index(name)] for r in rows] ==
               ['' if x[name] is None else str(x[name]).removesuffix('.0') for x in records],
               f'{what}: {name} is the same')

names, rows, _ = table('export', 'edges', '--format', 'csv', *store)
edges = lines('export', 'edges', *store)
at = names.index
ok([r[at('to')] for r in rows] == [x['to']['id'] for x in edges], 'edges: an end is its id')
ok([r[at('to_name')] for r in rows] == [x['to'].get('name') or '' for x in edges], 'edges: a voice has its name')
ok([json.loads(r[at('evidence_from')]) for r in rows] == [x['evidence']['from'] for x in edges], 'edges: evidence')
ok('to_voice' not in names, 'edges: what only the store needs is not written')

text = '=1+2, said "Anna Orsk".\n\n@harbor -x'
row = json.dumps({'id': '=cmd', 'title': '-1+1', 'text': text})
args = ['read', '--input-format', 'jsonl', '-']
names, rows, out = table(*args, '--format', 'csv', text=row)
cells = dict(zip(names, rows[0]))
record = lines(*args, text=row)[0]
ok(cells['text'] == "'" + record['text'], "a text that begins with = has a ' before it")
ok(cells['id'] == "'=cmd" and cells['title'] == "'-1+1", 'so have others')
ok(out.split('\n')[1].startswith("'=cmd,"), 'without need of quotes')
ok('\r' not in out and out.endswith('\n'), 'lines end in LF')
ok(names[-1] == 'text' and 'published_value' in names, 'the text is last, fields of one record have its name before')
names, rows, _ = table(*args, '--format', 'csv.blocks', text=row)
ok(names == ['item', 'span', 'kind'] and rows[0][0] == "'=cmd", 'a layer: records, with the id of their item')
names, rows, _ = table('read', '--format', 'csv.statements', 'examples/newsroom')
ok(names[:3] == ['item', 'id', 'type'] and rows[0][1] == 's1', 'records with an id')

for args, known in ((['read', '--format', 'nope', 'x', 'y'], b'json lines csv'),
                    (['export', 'edges', '--format', 'nope', *store], b'json lines csv'),
                    (['read', '--input-format', 'nope', 'x', 'y'], b'jsonl'),
                    (['add', '--input-format', 'nope', 'x', 'y', *store], b'jsonl'),
                    (['export', 'nope', *store], b'utterances')):
    got = run(*args)
    ok(got.returncode == 2 and known in got.stderr and got.stderr.count(b'\n') == 1,
       ' '.join(args[:3]) + ': usage, once, with the known ones')
for verb in 'read', 'export':
    ok(b'json lines csv' in run(verb, '--help').stdout, verb + ' --help lists the formats')
print(f'1..{n}')
PY
