$ sqlite3 $XDG_DATA_HOME/copytaster/news.db "SELECT id, address, version_of FROM items"
a|sarnpost.example/index.php?id=1|
b|sarnpost.example/index.php?id=2|
