$ sqlite3 -header $XDG_DATA_HOME/copytaster/news.db "SELECT n, id, capture, kind, parent, depth, url, title, outlet, language, published, address, version_of, content <> 0, size FROM items"
n|id|capture|kind|parent|depth|url|title|outlet|language|published|address|version_of|content <> 0|size
1|30c124f7a07a35bf.1|1|article||0|https://gazette.example/ferry|Ferry aground|Sarn Gazette|en|2024-05-01T08:00Z|gazette.example/ferry||1|296
2|486d05fb2db8c6b9.1|2|article||0|https://gazette.example/ferry2|Ferry aground|Sarn Gazette|en|2024-05-01T08:00Z|gazette.example/ferry2||1|296
