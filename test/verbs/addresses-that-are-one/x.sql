$ sqlite3 $XDG_DATA_HOME/copytaster/news.db "SELECT id, address, version_of FROM items"
r0|sarnpost.example/ferries|
r1|sarnpost.example/ferries|r0
r2|sarnpost.example/ferries|r1
r3|sarnpost.example/ferries|r2
r4|sarnpost.example/ferries|r3
r5|sarnpost.example/ferries|r4
r6|sarnpost.example/ferries|r5
r7|sarnpost.example/ferries|r6
r8|sarnpost.example/ferries|r7
r9|sarnpost.example/ferries|r8
