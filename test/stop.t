#!/bin/sh
# A signal ends any work soon, with status 130; who stops reading ends an
# export; a file that is cut while it is read is said to be cut.
copytaster=${COPYTASTER:-build/cc/copytaster}
cd "$(dirname "$0")/.." || exit
dir=$(mktemp -d) && trap 'rm -rf "$dir"' EXIT || exit
python3 - "$copytaster" "$dir" <<'PY'
import json
import os
import signal
import subprocess
import sys
import time

engine, folder = sys.argv[1:]
n = 0
SOON = 5        # seconds; a checked build on a busy machine


def ok(claim, name):
    global n
    n += 1
    print(f"{'' if claim else 'not '}ok {n} - {name}", flush=True)
    return claim


def start(*args, **more):
    return subprocess.Popen([engine, *args], stdout=subprocess.PIPE, stderr=subprocess.PIPE, **more)


def row(i, words):
    return json.dumps({'id': f'd{i}', 'language': 'en', 'title': f'Ship {i}', 'text': words}) + '\n'


many = folder + '/rows.jsonl'
with open(many, 'w') as f:
    for i in range(1500):
        k = i // 3
        f.write(row(i, f'The ship {k} left the port of Norvik with {k} tons of grain. "We will be back by day '
                       f'{k * 7}," said Anna Orsk, who speaks for line {k % 50}. ' * 3))
whole = folder + '/whole.db'
began = time.time()
ok(subprocess.run([engine, 'add', '--store', whole, many], capture_output=True).returncode == 0, 'all is added')
took = time.time() - began


def stopped(name, number, after, *args, **more):
    """Ends soon after a signal, says so, or was done before."""
    work = start(*args, **more)
    time.sleep(after)
    done = work.poll() is not None
    work.send_signal(number)
    sent = time.time()
    if args[-1] == '-':     # nothing more comes, and nothing ends
        work.wait(60)
        said = work.stderr.read()
    else:
        said = work.communicate(timeout=60)[1]
    lasted, code = time.time() - sent, work.returncode
    # a signal may come before the program has asked to be told of it
    ends = done or code in (0, 130, -number)
    if not ok(lasted < SOON and ends and (code != 130 or b'interrupted' in said), name):
        print(f'# status {code} after {lasted:.1f} s: {said!r}')
    return code


for number in (signal.SIGINT, signal.SIGTERM):
    for workers in ('1', '4') if number == signal.SIGINT else ('2',):
        for args in (('add', '--store', folder + '/new.db'), ('read',)):
            ok(stopped(f'{args[0]} waits for input, {workers} workers, {number.name}', number, 0.7, args[0],
                       '--workers', workers, *args[1:], '-', stdin=subprocess.PIPE) == 130, '130 then')
        # most of the time of a run goes by while it relates
        ended = set()
        for part in (2, 5, 8):
            store = f'{folder}/{number}{workers}{part}.db'
            ended.add(stopped(f'add, {part} tenths, {workers} workers, {number.name}', number, took * part / 10, 'add',
                              '--workers', workers, '--store', store, many))
        ok(130 in ended, 'some were interrupted')
    for args in (('trace', 'the ship 7 left the port'), ('trace', '--json', 'grain'), ('export', 'statements'),
                 ('export', 'edges'), ('quotes',), ('entities',)):
        stopped(f'{args[0]} {args[-1]}, {number.name}', number, 0.15, args[0], '--store', whole, *args[1:])
objects = 'items edges stories'.split()
export = {x: subprocess.run([engine, 'export', x, '--store', whole], capture_output=True).stdout for x in objects}
subprocess.run([engine, 'add', '--store', store, many], capture_output=True)
ok(all(subprocess.run([engine, 'export', x, '--store', store], capture_output=True).stdout == export[x]
       for x in objects), 'the next add finishes it')

# who has seen enough
work = start('export', 'items', '--store', whole)
work.stdout.readline()
work.stdout.close()
work.wait()
ok(work.returncode == -signal.SIGPIPE, 'export ends when nobody reads')

# a file that is cut while it is read: the pipe is full, so the program waits
for name, size in (('rows.jsonl', 12 << 20), ('box.mbox', 12 << 20)):
    path = f'{folder}/cut-{name}'
    text = 'The ship left the port of Norvik with grain. ' * 20
    with open(path, 'w') as f:
        for i in range(size // 900):
            f.write(row(i, text) if name.endswith('jsonl') else
                    f'From a@b.example Mon Jan  1 00:00:00 2024\nFrom: a@b.example\nSubject: {i}\n\n{text}\n\n')
    work = start('read', '--workers', '1', path)
    work.stdout.readline()
    os.truncate(path, 6 << 20)
    said = work.communicate()[1]
    ok(work.returncode == 3 and b'was cut while it was read' in said, name + ' is cut')

print(f'1..{n}')
PY
