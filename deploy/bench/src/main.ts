import { Command } from 'commander';
import { benchmarks } from './benchmarks.js';

const program = new Command('npm run bench --').description(
  'Benchmarks on this machine, against real engines; figures to compare within one run.',
);

for (const { name, description, options, run } of benchmarks) {
  const command = program
    .command(name)
    .description(description)
    .option('--json', 'print one JSON object and nothing else', false);
  (options?.(command) ?? command).action(async ({ json, ...chosen }: { json: boolean }) => {
    const figures = await run(chosen as never);
    if (json) process.stdout.write(`${JSON.stringify({ benchmark: name, ...figures })}\n`);
    else console.table(figures);
  });
}

await program.parseAsync();
