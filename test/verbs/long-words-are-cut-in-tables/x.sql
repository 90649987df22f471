$ sqlite3 $XDG_DATA_HOME/copytaster/news.db "SELECT length(cast(governs AS blob)), substr(governs, -12) FROM citations"
9|(Reuters)
1002| größer grö…
9|(Reuters)
