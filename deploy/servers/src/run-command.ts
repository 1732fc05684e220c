import { spawn } from 'node:child_process';

export interface CommandResult {
  readonly status: number;
  readonly output: string;
}

/** Runs a program to its end and collects what it prints. A program that does not exist has status 127. */
export function runCommand(program: string, args: readonly string[], env = process.env): Promise<CommandResult> {
  return new Promise((done) => {
    let output = '';
    const child = spawn(program, args, { env, stdio: ['ignore', 'pipe', 'pipe'] });
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => (output += String(chunk)));
    child.once('error', (error) => done({ status: 127, output: error.message }));
    child.once('close', (status) => done({ status: status ?? 1, output }));
  });
}

/** The last line that says something, for a message of one line. */
export function lastLine(output: string): string {
  return output.trim().split('\n').at(-1) ?? '';
}
