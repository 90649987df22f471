$ sqlite3 $XDG_DATA_HOME/copytaster/news.db "SELECT id, address, version_of FROM items"
r0|sarnpost.example/ferries?page=2|
r1|sarnpost.example/ferries?id=3|
r2|sarnpost.example/ferries?ref=port|
r3|sarnpost.example:8080/ferries|
r4|m.sarnpost.example/ferries|
r5|sarnpost.example/Ferries|
r6|sarnpost.example/ferries.html|
r7|sarnpost.example/ferries?q=utm_source|
r8|sarnpost.example#!/ferries|
r9|sarnpost.example/ferry|
