#!/bin/sh
# Captures whose bytes are damaged are named; a rebuild keeps what they gave
# before.  Until it is done, and if it is cut short, the old half is there.
copytaster=${COPYTASTER:-build/cc/copytaster}
cd "$(dirname "$0")/.." || exit
dir=$(mktemp -d) && trap 'rm -rf "$dir"' EXIT || exit
"$copytaster" add --store "$dir/news.db" examples/newsroom > "$dir/log" 2>&1 ||
	{ cat "$dir/log"; exit 1; }
python3 - "$copytaster" "$dir" <<'PY'
import random
import resource
import shutil
import signal
import sqlite3
import subprocess
import sys
import time

engine, folder = sys.argv[1:]
bad = folder + '/bad.db'
OBJECTS = 'items statements edges copies stories utterances'.split()
n = 0


def ok(claim, name):
    global n
    n += 1
    print(f"{'' if claim else 'not '}ok {n} - {name}", flush=True)


def run(*args, store=bad, **more):
    out = subprocess.run([engine, args[0], '--store', store, *args[1:]], capture_output=True, timeout=60, **more)
    return out.returncode, out.stdout.decode(errors='replace'), out.stderr.decode(errors='replace')


def fresh():
    for end in ('', '-wal', '-shm'):
        try:
            shutil.os.unlink(bad + end)
        except FileNotFoundError:
            pass
    shutil.copy(folder + '/news.db', bad)


def damaged(sql, *values):
    fresh()
    db = sqlite3.connect(bad)
    db.execute(sql, values)
    db.commit()
    db.close()


def held(store=bad):
    return [run('export', what, store=store) for what in OBJECTS]


random.seed(1)
WHOLE = held(folder + '/news.db')
db = sqlite3.connect(folder + '/news.db')
RAW = dict(db.execute('SELECT n, raw FROM captures').fetchall())
PATHS = dict(db.execute('SELECT n, path FROM captures').fetchall())
db.close()


def lost_bytes(number, raw, name):
    """A capture with other bytes: named, and its items stay."""
    damaged('UPDATE captures SET raw = ? WHERE n = ?', raw, number)
    status, out, err = run('doctor')
    ok(status == 5 and PATHS[number] in err and 'sound' not in out and f'1 of {len(RAW)} captures' in err,
       name + ': named by doctor')
    status, out, err = run('doctor', '--rebuild')
    ok(status == 5 and PATHS[number] in err and '0 captures have none' in err, name + ': named by rebuild')
    ok(held() == WHOLE, name + ': what it gave is kept')


for number in random.sample(sorted(RAW), 5):
    raw = bytearray(RAW[number])
    bit = random.randrange(len(raw) * 8)
    raw[bit // 8] ^= 1 << bit % 8
    lost_bytes(number, bytes(raw), f'bit {bit} of capture {number}')
lost_bytes(1, RAW[2], 'bytes of another capture')
lost_bytes(3, b'', 'no bytes')
lost_bytes(2, RAW[2][:-3], 'bytes cut')
damaged("UPDATE captures SET raw = x'00'")
status, out, err = run('doctor', '--rebuild')
ok(status == 5 and f'{len(RAW)} of {len(RAW)} captures' in err and held() == WHOLE, 'all captures damaged')
damaged('DELETE FROM items WHERE capture = 2')
db = sqlite3.connect(bad)
db.execute("UPDATE captures SET raw = x'00' WHERE n = 2")
db.commit()
db.close()
status, out, err = run('doctor', '--rebuild')
ok(status == 5 and '1 captures have none' in err, 'without items there is nothing to keep, and it is said')

# pages of the file itself: it ends, in time, and says so
size = shutil.os.path.getsize(folder + '/news.db')
for seed in range(24):
    random.seed(seed)
    fresh()
    with open(bad, 'r+b') as f:
        for _ in range(1 + seed % 3):
            f.seek(random.randrange(8192, size - 600))
            f.write(random.randbytes(random.choice((1, 40, 500))))
    status, out, err = run('doctor', '--rebuild')
    ok(status in (0, 1, 3, 5) and len(err) < 100000 and (status == 0 or err), f'damaged pages {seed}: ends')
    if status == 0:
        ok([x[0] for x in held()] == [0] * len(OBJECTS), f'damaged pages {seed}: sound after that')

# meanwhile, and after it was cut short
QUERY = 'silent corridor'
fresh()
told = run('trace', QUERY)
damaged("UPDATE about SET value = value WHERE key = 'rules'")
began = time.time()
work = subprocess.Popen([engine, 'doctor', '--rebuild', '--store', bad], stdout=subprocess.DEVNULL)
same = asked = 0
while work.poll() is None:
    asked += 1
    same += run('trace', QUERY) == told
took = time.time() - began
ok(work.returncode == 0 and asked and same == asked, f'asked during a rebuild: {same} of {asked} as before')
for number in (signal.SIGKILL, signal.SIGTERM, signal.SIGINT):
    good = True
    for part in (0.1, 0.3, 0.5, 0.7):
        fresh()
        work = subprocess.Popen([engine, 'doctor', '--rebuild', '--store', bad], stdout=subprocess.DEVNULL,
                                stderr=subprocess.DEVNULL)
        time.sleep(took * part)
        work.send_signal(number)
        work.wait()
        good = good and work.returncode in (0, 130, -number) and held() == WHOLE
    ok(good, f'rebuild ended by {number.name}: all is as before')


def no_room():
    signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (200000, 200000))


fresh()
status, out, err = run('doctor', '--rebuild', preexec_fn=no_room)
ok(status in (1, 5) and err, 'no room for a rebuild: said')
ok(held() == WHOLE, 'no room for a rebuild: all is as before')
print(f'1..{n}')
PY
