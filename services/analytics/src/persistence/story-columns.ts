import type { Folded } from '../domain/fold-facts.js';
import { packStory } from './packed-story.js';
import { Packer } from './packing.js';
import { plainArray, viewerIdArray } from './plain-arrays.js';

/** Stories column by column, as the upsert takes them: their bytes in one piece, and where each begins. */
export class StoryColumns {
  private readonly packer = new Packer();
  private readonly sessionIds: string[] = [];
  private readonly viewerIds: string[] = [];
  private readonly partitions: number[] = [];
  /** Counted from 1, as SQL does. */
  private readonly starts: number[] = [];
  private readonly storyBytes: number[] = [];
  private readonly seenBytes: number[] = [];

  get isEmpty(): boolean {
    return this.starts.length === 0;
  }

  add(partition: number, { sessionId, viewerId, story, seen }: Folded['stories'][number]): void {
    const from = this.packer.length;
    packStory(this.packer, story);
    this.sessionIds.push(sessionId);
    this.viewerIds.push(viewerId);
    this.partitions.push(partition);
    this.starts.push(from + 1);
    this.storyBytes.push(this.packer.length - from);
    this.seenBytes.push(seen.length);
    this.packer.raw(seen);
  }

  values(): unknown[] {
    const [starts, storyBytes, seenBytes] = [this.starts, this.storyBytes, this.seenBytes].map(plainArray);
    const ids = [plainArray(this.sessionIds), viewerIdArray(this.viewerIds)];
    return [...ids, plainArray(this.partitions), this.packer.written, starts, storyBytes, seenBytes];
  }
}
