import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { repositoryRoot } from '@shopcast/servers';

const PAGE = join(repositoryRoot(), 'deploy', 'docs', 'analysts.md');
const EXAMPLE = /```sh\n(kcat [^]*?)```\s+```text\n([^]*?)```/;

/** What the analysts' page says that its kcat line prints, and what it prints at this broker. */
export function kcatExample(brokers: string): { readonly said: string; readonly printed: string } {
  const [, command = '', said = ''] = EXAMPLE.exec(readFileSync(PAGE, 'utf8')) ?? [];
  const printed = execFileSync('sh', ['-c', command.replace('localhost:9092', brokers)], { encoding: 'utf8' });
  return { said, printed };
}
