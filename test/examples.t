#!/bin/sh
# The sample newsroom: what is known of it comes out.
copytaster=${COPYTASTER:-build/cc/copytaster}
cd "$(dirname "$0")/.." || exit
store=$(mktemp -d) && trap 'rm -rf "$store"' EXIT || exit
"$copytaster" add --store "$store/news.db" examples/newsroom > "$store/log" 2>&1 ||
	{ cat "$store/log"; exit 1; }
python3 - "$copytaster" "$store/news.db" <<'PY'
import json
import subprocess
import sys

n = 0


def holds(t, want):
    kind, _, value = want.partition(' ')
    origins = t['origins']
    if kind == 'texts' or kind == 'origins':
        return len(t[kind]) == int(value)
    if kind == 'languages':
        return t['languages'] == int(value)
    if kind == 'unnamed':
        return sum(not o['named'] for o in origins) == int(value)
    if kind == 'witness':
        return any(o['witness'] and o['witness']['name'] == value for o in origins)
    if kind == 'origin':
        return any(value in [o['name'], *o['names']] for o in origins)
    if kind == 'held':
        return all(o['held'] for o in origins)
    return any(x['name'] == value for x in t[kind])


for line in open('examples/truths', encoding='utf8'):
    if line.startswith('#'):
        continue
    query, *wants = line.rstrip('\n').split('\t')
    out = subprocess.run([sys.argv[1], 'trace', '--store', sys.argv[2],
        '--json', '--', query], capture_output=True)
    t = json.loads(out.stdout) if out.returncode == 0 else None
    for want in wants:
        n += 1
        unmet = ' # TODO known to fail' if want.startswith('?') else ''
        want = want.lstrip('?')
        ok = t is not None and holds(t, want)
        print(f"{'' if ok else 'not '}ok {n} - {query}: {want}{unmet}")
print(f'1..{n}')
PY
