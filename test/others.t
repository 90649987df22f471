#!/bin/sh
# Reading a store needs no right to write, and leaves nothing beside it.
copytaster=${COPYTASTER:-build/cc/copytaster}
cd "$(dirname "$0")/.." || exit
dir=$(mktemp -d) && trap 'chmod -R u+w "$dir"; rm -rf "$dir"' EXIT || exit
"$copytaster" add --store "$dir/news.db" examples/newsroom > "$dir/log" 2>&1 ||
	{ cat "$dir/log"; exit 1; }
python3 - "$copytaster" "$dir" <<'PY'
import os
import shutil
import sqlite3
import subprocess
import sys

engine, folder = sys.argv[1:]
root = os.getuid() == 0
n = 0
VERBS = (('trace', 'silent corridor'), ('trace', '--json', 'silent corridor'), ('stories',), ('quotes',),
         ('entities',), ('search', 'corridor'), ('export', 'items'), ('export', 'edges'), ('doctor',))


def ok(claim, name):
    global n
    n += 1
    print(f"{'' if claim else 'not '}ok {n} - {name}", flush=True)


def other():
    """Somebody else, if there is leave to become one."""
    if root:
        os.setgroups([])
        os.setgid(65534)
        os.setuid(65534)


def run(store, args, who=other):
    out = subprocess.run([engine, args[0], '--store', store, *args[1:]], capture_output=True, preexec_fn=who)
    return out.returncode, out.stdout, out.stderr


def place(name, folder_mode, store='news.db', mode=0o444):
    here = f'{folder}/{name}'
    os.mkdir(here)
    path = f'{here}/{store}'
    shutil.copy(folder + '/news.db', path)
    os.chmod(path, mode)
    os.chmod(here, folder_mode)
    return here, path


def same(here, path, name):
    before = sorted(os.listdir(here))
    good = all(run(path, verb) == (0, said, b'') for verb, said in WHOLE)
    ok(good, name + ': answers')
    ok(sorted(os.listdir(here)) == before, name + ': leaves nothing')


os.chmod(folder, 0o755)
os.chmod(folder + '/news.db', 0o644)
WHOLE = [(verb, run(folder + '/news.db', verb, None)[1]) for verb in VERBS]
same(*place('closed', 0o555), 'a folder that may not be written')
same(*place('open', 0o777 | 0o1000), 'a folder that may be written, a file that may not')
same(*place('odd', 0o555, 'a?b=c#d%41%.db'), 'a name with signs of addresses')
here, path = place('linked', 0o555)
os.symlink(path, folder + '/link.db')
same(here, folder + '/link.db', 'a link')
if root:        # the owner may still write
    here, path = place('kept', 0o755, mode=0o644)
    same(here, path, 'the store of another')
    with open(folder + '/more.txt', 'w') as f:
        f.write('Nobody has seen the ship since Monday.')
    ok(run(path, ('add', folder + '/more.txt'), None)[0] == 0, 'the owner adds after that')
    # while the owner has it open, with what is not yet in the file itself
    here, path = place('live', 0o755, mode=0o644)
    db = sqlite3.connect(path)
    db.execute("UPDATE about SET value = value")
    db.commit()
    os.chmod(path + '-wal', 0o644)
    os.chmod(path + '-shm', 0o644)
    same(here, path, 'while the owner has it open')
    db.close()
print(f'1..{n}')
PY
