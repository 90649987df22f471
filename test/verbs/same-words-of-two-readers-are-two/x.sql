$ sqlite3 -header $XDG_DATA_HOME/copytaster/news.db "SELECT n, id, capture, kind, parent, depth, url, title, outlet, language, published, address, version_of, content <> 0, size FROM items"
n|id|capture|kind|parent|depth|url|title|outlet|language|published|address|version_of|content <> 0|size
1|48d2fc8d8d128c00.1|1|article||0|https://gazette.example/ferry|Ferry aground|Sarn Gazette|en|2024-05-01T08:00Z|gazette.example/ferry||1|296
2|48d2fc8d8d128c00.2|1|comment|48d2fc8d8d128c00.1|1||||en|2024-05-01T10:00Z|||1|11
3|48d2fc8d8d128c00.3|1|comment|48d2fc8d8d128c00.1|1||||en|2024-05-01T11:00Z|||1|11
