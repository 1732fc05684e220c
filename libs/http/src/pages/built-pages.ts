import { readdirSync, readFileSync } from 'node:fs';
import { extname, join } from 'node:path';
import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import type { OnModuleInit } from '@nestjs/common';

const types: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.woff2': 'font/woff2',
  '.json': 'application/json',
};

/** A file of a page, ready to be sent. */
export interface PageFile {
  readonly type: string;
  readonly body: Buffer;
  readonly gzipped: Buffer;
  /** Its name changes with its content, so browsers may keep it for ever. */
  readonly immutable: boolean;
}

/**
 * The files of a service's pages, held in memory: they are few, and a path that is not among them can reach no other
 * file. The addresses that a page draws itself all show its start page.
 */
export class BuiltPages implements OnModuleInit {
  private readonly files = new Map<string, PageFile>();

  /** @param folder what `vite build` has made */
  constructor(private readonly folder: string) {}

  async onModuleInit(): Promise<void> {
    for (const path of this.paths()) this.files.set(path, await load(this.folder, path));
  }

  /**
   * @param path below the page's own address
   * @param start shown for whatever is no file
   * @returns undefined for a file that does not exist, or before the pages were built
   */
  find(path: string, start = 'index.html'): PageFile | undefined {
    return this.files.get(path) ?? (extname(path) === '' ? this.files.get(start) : undefined);
  }

  private paths(): string[] {
    try {
      const entries = readdirSync(this.folder, { recursive: true, withFileTypes: true });
      return entries
        .filter((entry) => entry.isFile())
        .map((entry) => join(entry.parentPath, entry.name).slice(this.folder.length + 1));
    } catch {
      // Not built: tests of the service do without.
      return [];
    }
  }
}

async function load(folder: string, path: string): Promise<PageFile> {
  const body = readFileSync(join(folder, path));
  return {
    type: types[extname(path)] ?? 'application/octet-stream',
    body,
    gzipped: await promisify(gzip)(body),
    immutable: path.startsWith('assets/'),
  };
}
