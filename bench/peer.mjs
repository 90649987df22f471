// Pages through Mozilla Readability on linkedom.
// usage: node peer.mjs FOLDER-OF-NODE-MODULES FILE...
//
// Says how many bytes and pages were read, how many failed, and the seconds of
// CPU that took; pages are in memory before the clock runs.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

const require = createRequire(process.argv[2] + '/');
const { Readability } = require('@mozilla/readability');
const { parseHTML } = require('linkedom');
const files = process.argv.slice(3).map(path => readFileSync(path));
const pages = files.map(bytes => bytes.toString('utf8'));
let failed = 0;
const began = process.cpuUsage();
for (const page of pages) {
	try {
		new Readability(parseHTML(page).document).parse();
	} catch {
		failed++;
	}
}
const used = process.cpuUsage(began);
console.log(files.reduce((n, b) => n + b.length, 0), pages.length, failed,
    (used.user + used.system) / 1e6);
