import { spawnSync } from 'node:child_process';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PUBLISHED_PROTOS } from '../protos.js';

const BUF = createRequire(import.meta.url).resolve('@bufbuild/buf/bin/buf');

/** Runs buf in a folder of protos. It needs no network. */
export function buf(folder: string, ...args: string[]): { status: number | null; said: string } {
  const { status, stdout, stderr } = spawnSync(process.execPath, [BUF, ...args], {
    cwd: folder,
    encoding: 'utf8',
    env: { HOME: tmpdir(), BUF_CACHE_DIR: join(tmpdir(), 'buf-cache') },
  });
  return { status, said: stdout + stderr };
}

/** What the protos in a folder break of the published ones; empty when nothing. */
export const protoBreaks = (folder: string): string[] =>
  buf(folder, 'breaking', '--against', PUBLISHED_PROTOS).said.split('\n').filter(Boolean);

/** Compiles the protos in a folder, without their comments, so that words may change. */
export const compileProtos = (folder: string, file: string): { status: number | null; said: string } =>
  buf(folder, 'build', '--exclude-source-info', '-o', file);
