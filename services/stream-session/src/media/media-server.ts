import { Injectable } from '@nestjs/common';
import {
  isHookToken,
  isSigned,
  mayPlay,
  permitPlayback,
  type PlaybackPermit,
  type PublisherCall,
} from '@shopcast/media';
import { MediaHookRefused, MediaNotConfigured, PlaybackRefused } from '../domain/media/media.errors.js';
import { MediaConfig } from './media.config.js';

export interface PlaybackAddresses {
  readonly flvUrl: string | null;
  readonly hlsUrl: string | null;
  readonly expiresAtMs: number;
}

/** The media server as its neighbours see it: addresses in it, and proofs that a call comes from it. */
@Injectable()
export class MediaServer {
  constructor(private readonly config: MediaConfig) {}

  /** Where publishers connect. @throws MediaNotConfigured */
  get publishUrl(): string {
    const { MEDIA_SECRET, MEDIA_PUBLISH_URL } = this.config;
    if (MEDIA_SECRET === undefined || MEDIA_PUBLISH_URL === undefined) throw new MediaNotConfigured();
    return MEDIA_PUBLISH_URL;
  }

  /** Where this session can be watched for a while, in the forms that the media server knows. */
  playback(sessionId: string, nowMs: number): PlaybackAddresses {
    const { MEDIA_SECRET, MEDIA_FLV_URL, MEDIA_HLS_URL, MEDIA_HLS_PLAYLIST, MEDIA_PLAYBACK_SECONDS } = this.config;
    const expiresAtMs = (Math.floor(nowMs / 1000) + MEDIA_PLAYBACK_SECONDS) * 1000;
    if (MEDIA_SECRET === undefined) return { flvUrl: null, hlsUrl: null, expiresAtMs };
    const permit = { ...permitPlayback(MEDIA_SECRET, sessionId, expiresAtMs) };
    const query = new URLSearchParams(permit).toString();
    const at = (base: string | undefined, end: string) =>
      base === undefined ? null : `${base}/${sessionId}${end}?${query}`;
    return { flvUrl: at(MEDIA_FLV_URL, '.flv'), hlsUrl: at(MEDIA_HLS_URL, MEDIA_HLS_PLAYLIST), expiresAtMs };
  }

  /** @throws PlaybackRefused */
  checkPlayback(sessionId: string, permit: Partial<PlaybackPermit>, nowMs: number): void {
    const { MEDIA_SECRET } = this.config;
    if (MEDIA_SECRET === undefined || !mayPlay(MEDIA_SECRET, sessionId, permit, nowMs)) throw new PlaybackRefused();
  }

  /** For media servers that sign their calls. @throws MediaHookRefused */
  checkSignature(call: PublisherCall, header: string, nowMs: number): void {
    const { MEDIA_SECRET } = this.config;
    if (MEDIA_SECRET === undefined || !isSigned(MEDIA_SECRET, call, header, nowMs)) throw new MediaHookRefused();
  }

  /** For media servers that can only show a token in the address that they call. @throws MediaHookRefused */
  checkToken(given: unknown): void {
    const { MEDIA_SECRET } = this.config;
    if (MEDIA_SECRET === undefined || typeof given !== 'string') throw new MediaHookRefused();
    if (!isHookToken(MEDIA_SECRET, given)) throw new MediaHookRefused();
  }
}
