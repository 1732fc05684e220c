import { readdirSync, readFileSync } from 'node:fs';
import { extname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import { Injectable, type OnModuleInit } from '@nestjs/common';

/** What `vite build` has made of services/analytics/web; the same place seen from src and from dist. */
const BUILD = fileURLToPath(new URL('../../dist-web', import.meta.url));

const types: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.woff2': 'font/woff2',
  '.json': 'application/json',
};

/** A file of the dashboard, ready to be sent. */
export interface DashboardFile {
  readonly type: string;
  readonly body: Buffer;
  readonly gzipped: Buffer;
  /** Its name changes with its content, so browsers may keep it for ever. */
  readonly immutable: boolean;
}

/**
 * The dashboard's files, held in memory: they are few, and a path that is not among them can reach no other file. The
 * application's own addresses (a session's page) all show its start page.
 */
@Injectable()
export class DashboardPages implements OnModuleInit {
  private readonly files = new Map<string, DashboardFile>();

  async onModuleInit(): Promise<void> {
    for (const path of pathsIn(BUILD)) this.files.set(path, await load(path));
  }

  /** @param path below /dashboard/ @returns undefined for a file that does not exist, or before the pages were built */
  find(path: string): DashboardFile | undefined {
    return this.files.get(path) ?? (extname(path) === '' ? this.files.get('index.html') : undefined);
  }
}

function pathsIn(folder: string): string[] {
  try {
    const entries = readdirSync(folder, { recursive: true, withFileTypes: true });
    return entries
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name).slice(folder.length + 1));
  } catch {
    // Not built: tests of the service do without.
    return [];
  }
}

async function load(path: string): Promise<DashboardFile> {
  const body = readFileSync(join(BUILD, path));
  return {
    type: types[extname(path)] ?? 'application/octet-stream',
    body,
    gzipped: await promisify(gzip)(body),
    immutable: path.startsWith('assets/'),
  };
}
