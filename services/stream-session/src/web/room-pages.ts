import { fileURLToPath } from 'node:url';
import { Injectable } from '@nestjs/common';
import { BuiltPages, type PageSources } from '@shopcast/http';
import { MediaConfig } from '../media/media.config.js';

/** The files of the viewers' page and the host console, as built from services/stream-session/web. */
@Injectable()
export class RoomPages extends BuiltPages {
  /** What the pages load from elsewhere: streams from the media server, covers from wherever hosts keep them. */
  readonly sources: PageSources;

  constructor({ MEDIA_FLV_URL, MEDIA_HLS_URL }: MediaConfig) {
    super(fileURLToPath(new URL('../../dist-web', import.meta.url)));
    const streams = [MEDIA_FLV_URL, MEDIA_HLS_URL].filter((url) => url !== undefined).map((url) => new URL(url).origin);
    this.sources = { connect: [...new Set(streams)], media: ['blob:'], images: ['https:'] };
  }
}
