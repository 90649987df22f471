$ sqlite3 $XDG_DATA_HOME/copytaster/news.db "SELECT url, address, version_of FROM items"
https://harborwire.example/2026/ferries|harborwire.example/2026/ferries|
https://sarnpost.example/news/ferries-4711|sarnpost.example/news/ferries-4711|
https://lundcourier.example/f1|lundcourier.example/f1|
