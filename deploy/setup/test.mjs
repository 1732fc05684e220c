/**
 * `npm test`: installs and builds what is missing, then lint, format and types side by side, then all specs: unit and
 * integration beside each other, then end to end, first what wants the whole machine. Specs that mostly wait run beside
 * the rest from the start.
 * `npm test -- <pattern>` runs only the specs whose path matches.
 */
import { build } from './build.mjs';
import { install } from './install.mjs';
import { lanes } from './lanes.mjs';
import { programs } from './programs.mjs';
import { checkMachine } from './requirements.mjs';
import { check, report, specs } from './verdicts.mjs';

checkMachine();
install();
build();
programs();

const pattern = process.argv.slice(2);
if (pattern.length > 0) {
  await specs('specs', ['--runInBand', ...pattern]);
} else {
  await Promise.all([specs('waiting', ['--testPathPatterns', lanes.waiting, '--runInBand']), checksAndPlainSpecs()]);
  await specs('end to end, alone', ['--testPathPatterns', lanes.alone, '--runInBand']);
  await specs('end to end, two at a time', ['--testPathPatterns', lanes.beside, '--maxWorkers=2']);
}
report();

async function checksAndPlainSpecs() {
  await Promise.all([check('lint', ['eslint/bin/eslint.js', '.']), formatAndTypes()]);
  await specs('unit and integration', ['--testPathPatterns', lanes.plain]);
}

/** One after the other, together they take as long as lint. */
async function formatAndTypes() {
  await check('types', ['typescript/bin/tsc', '-p', '.', '--noEmit']);
  await check('types of the pages', ['typescript/bin/tsc', '-p', 'tsconfig.pages.json', '--noEmit']);
  await check('format', ['prettier/bin/prettier.cjs', '--check', '--log-level=warn', '.']);
}
