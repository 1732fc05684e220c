import { Command } from 'commander';
import { benchmarks } from './benchmarks.js';

const program = new Command('npm run bench --').description(
  'Benchmarks on this machine, against real engines; figures to compare within one run.',
);

for (const { name, description, run } of benchmarks) {
  program
    .command(name)
    .description(description)
    .option('--json', 'print one JSON object and nothing else', false)
    .action(async ({ json }: { json: boolean }) => {
      const figures = await run();
      if (json) process.stdout.write(`${JSON.stringify({ benchmark: name, ...figures })}\n`);
      else console.table(figures);
    });
}

await program.parseAsync();
