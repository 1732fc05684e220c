import { appendFileSync, existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const DRAWERS = 64;
/** What is held in memory, in characters of JSON, before the drawers are emptied to disk. */
const USUAL_MEMORY = 64_000_000;

interface Filed<Paper> {
  readonly key: string;
  readonly paper: Paper;
}

/**
 * Papers that come in any order, taken out again grouped by what they are about. Little is held in memory, and more
 * lies on disk, so that millions of orders can be checked with the memory of a few.
 */
export class Cabinet<Paper> {
  private readonly drawers: string[][] = Array.from({ length: DRAWERS }, () => []);
  private folder: string | undefined;
  private held = 0;

  constructor(private readonly memory = USUAL_MEMORY) {}

  file(key: string, paper: Paper): void {
    const text = JSON.stringify({ key, paper } satisfies Filed<Paper>);
    this.drawers[drawerOf(key)]?.push(text);
    this.held += text.length;
    if (this.held > this.memory) this.toDisk();
  }

  /** Everything about one key at a time, in the order in which it was filed. */
  *dossiers(): Generator<readonly [key: string, papers: readonly Paper[]]> {
    for (const [index, texts] of this.drawers.entries()) {
      const dossiers = new Map<string, Paper[]>();
      for (const text of [...this.onDisk(index), ...texts]) {
        const { key, paper } = JSON.parse(text) as Filed<Paper>;
        const papers = dossiers.get(key);
        if (papers) papers.push(paper);
        else dossiers.set(key, [paper]);
      }
      yield* dossiers;
    }
  }

  discard(): void {
    if (this.folder !== undefined) rmSync(this.folder, { recursive: true, force: true });
  }

  private toDisk(): void {
    this.folder ??= mkdtempSync(join(tmpdir(), 'shopcast-check-'));
    for (const [index, texts] of this.drawers.entries()) {
      if (texts.length > 0) appendFileSync(this.drawerFile(index), `${texts.join('\n')}\n`);
      texts.length = 0;
    }
    this.held = 0;
  }

  private onDisk(index: number): string[] {
    if (this.folder === undefined || !existsSync(this.drawerFile(index))) return [];
    return readFileSync(this.drawerFile(index), 'utf8').trimEnd().split('\n');
  }

  private drawerFile(index: number): string {
    return join(this.folder ?? '', `drawer-${index}.jsonl`);
  }
}

/** FNV-1a: ids made at the same time begin alike, so all of their characters count. */
function drawerOf(key: string): number {
  let hash = 0x811c9dc5;
  for (let at = 0; at < key.length; at += 1) hash = Math.imul(hash ^ key.charCodeAt(at), 0x01000193);
  return (hash >>> 0) % DRAWERS;
}
