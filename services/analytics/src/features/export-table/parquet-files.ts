import { createReadStream, type ReadStream } from 'node:fs';
import { mkdtemp, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Injectable } from '@nestjs/common';
import type { Export } from './export-table.handler.js';

export interface ParquetFile {
  readonly stream: ReadStream;
  readonly bytes: number;
}

/** Makes Parquet files, one after the other: the engine takes up to half a gigabyte, and what does not fit lies on disk. */
@Injectable()
export class ParquetFiles {
  private turn: Promise<unknown> = Promise.resolve();

  /** The file is gone when its stream has been closed. */
  make(exported: Export): Promise<ParquetFile> {
    const made = this.turn.then(() => writeFile(exported));
    this.turn = made.catch(() => undefined);
    return made;
  }
}

async function writeFile({ table, rows }: Export): Promise<ParquetFile> {
  const folder = await mkdtemp(join(tmpdir(), 'shopcast-export-'));
  const forget = () => rm(folder, { recursive: true, force: true });
  try {
    const file = join(folder, 'rows.parquet');
    // Loaded with the first file: the engine is large, and most processes never make one.
    const { writeParquet } = await import('@shopcast/archive');
    await writeParquet({ columns: table.columns, rows }, { file, work: join(folder, 'rows.duckdb') });
    const stream = createReadStream(file);
    stream.once('close', () => void forget());
    return { stream, bytes: (await stat(file)).size };
  } catch (error) {
    await forget();
    throw error;
  }
}
