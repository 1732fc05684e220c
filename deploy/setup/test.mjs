/**
 * `npm test`: installs and builds what is missing, then lint, format and types side by side, then all specs: unit and
 * integration beside each other, end-to-end one after the other, since each wants the whole machine.
 * `npm test -- <pattern>` runs only the specs whose path matches.
 */
import { build } from './build.mjs';
import { ffmpeg } from './ffmpeg.mjs';
import { install } from './install.mjs';
import { checkMachine } from './requirements.mjs';
import { check, report, specs } from './verdicts.mjs';

checkMachine();
install();
build();
ffmpeg();

const pattern = process.argv.slice(2);
if (pattern.length > 0) {
  await specs('specs', ['--runInBand', ...pattern]);
} else {
  await Promise.all([check('lint', ['eslint/bin/eslint.js', '.']), formatAndTypes()]);
  await specs('unit and integration', ['--testPathPatterns', '(?<!e2e-)spec\\.ts$']);
  await specs('end to end', ['--testPathPatterns', 'e2e-spec\\.ts$', '--runInBand']);
}
report();

/** One after the other, together they take as long as lint. */
async function formatAndTypes() {
  await check('types', ['typescript/bin/tsc', '-p', '.', '--noEmit']);
  await check('types of the pages', ['typescript/bin/tsc', '-p', 'tsconfig.pages.json', '--noEmit']);
  await check('format', ['prettier/bin/prettier.cjs', '--check', '--log-level=warn', '.']);
}
