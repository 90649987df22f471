$ sqlite3 -header $XDG_DATA_HOME/copytaster/news.db "SELECT n, id, capture, kind, parent, depth, url, title, outlet, language, published, address, version_of, content <> 0, size FROM items"
n|id|capture|kind|parent|depth|url|title|outlet|language|published|address|version_of|content <> 0|size
1|e257fdd5499ee0c9.1|1|article||0||Ferry aground||en||a.txt||1|296
