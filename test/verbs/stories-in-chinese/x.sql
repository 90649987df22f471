$ sqlite3 $XDG_DATA_HOME/copytaster/news.db "SELECT items.id FROM search JOIN items ON items.n = search.rowid WHERE search MATCH '獭'"
c
