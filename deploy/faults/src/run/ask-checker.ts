import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { repositoryRoot } from '@shopcast/servers';
import type { CheckerVerdict } from '../report/report.js';

interface CheckerJson {
  readonly orders: number;
  readonly rules: Readonly<Record<string, { readonly refuted: number }>>;
  readonly sessions: Readonly<Record<string, Readonly<Record<string, number>>>>;
}

/** Runs the checker as `npm run check:orders` does; what it tells people goes to stderr. */
export async function askChecker(installation: string, history: string, sessionId: string): Promise<CheckerVerdict> {
  const program = join(repositoryRoot(), 'deploy', 'check-orders', 'dist', 'main.js');
  const flags = ['--installation', installation, '--history', history, '--wait', '90', '--json'];
  const checker = spawn(process.execPath, [...process.execArgv, program, ...flags], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let stdout = '';
  checker.stdout.on('data', (text: Buffer) => (stdout += text.toString()));
  const status = await new Promise<number | null>((resolve) => checker.once('close', resolve));
  const lines = stdout.trimEnd().split('\n');
  const found = status === 2 ? undefined : (JSON.parse(lines.at(-1) ?? '') as CheckerJson);
  process.stderr.write(`${(found ? lines.slice(0, -1) : lines).join('\n')}\n`);
  return {
    status,
    refuted: Object.entries(found?.rules ?? {}).flatMap(([rule, { refuted }]) => (refuted > 0 ? [rule] : [])),
    orders: found?.orders ?? 0,
    sales: found?.sessions[sessionId],
  };
}
