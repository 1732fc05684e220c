import { api, type Api, eventually, Installation } from '@shopcast/installation';
import type { Browser, Page } from 'playwright-core';
import { openBrowser } from './harness/browser.js';
import { Ffmpeg } from './harness/ffmpeg.js';

interface Playback {
  readonly publishing: boolean;
  readonly flvUrl: string;
  readonly hlsUrl: string | null;
}

/** The types of the tags in so many bytes of FLV, and its header: 8 audio, 9 video, 18 about the stream. */
function readFlv(flv: Buffer): { header: string; tags: ReadonlySet<number> } {
  const tags = new Set<number>();
  for (let at = 13; at + 11 <= flv.length; at += 15 + flv.readUIntBE(at + 1, 3)) tags.add(flv.readUInt8(at));
  return { header: flv.subarray(0, 5).toString('hex'), tags };
}

async function watch(url: string, bytes: number): Promise<Buffer> {
  const { body, status } = await fetch(url);
  if (status !== 200 || !body) throw new Error(`the media server answers ${status}`);
  let seen = Buffer.alloc(0);
  for await (const chunk of body) {
    seen = Buffer.concat([seen, chunk]);
    if (seen.length >= bytes) break;
  }
  return seen;
}

interface Played {
  readonly seconds: number;
  readonly frames: number;
}

interface Player {
  readonly currentTime: number;
  getVideoPlaybackQuality(): { totalVideoFrames: number };
}

const position = (page: Page): Promise<Played> =>
  page.locator('video').evaluate((video: unknown) => {
    const player = video as Player;
    return { seconds: player.currentTime, frames: player.getVideoPlaybackQuality().totalVideoFrames };
  });

/** How far the page's player comes in a moment: seconds of sound or pictures, and pictures. */
async function progress(page: Page): Promise<Played> {
  const before = await position(page);
  await page.waitForTimeout(600);
  const after = await position(page);
  return { seconds: after.seconds - before.seconds, frames: after.frames - before.frames };
}

describe('a real stream', () => {
  const running: Ffmpeg[] = [];
  let browser: Browser;
  let installation: Installation;
  let host: Api;
  let sessionId: string;
  beforeAll(async () => {
    // The grace would take ten seconds, and after a start publishers get twenty to give a sign of life.
    Object.assign(process.env, { MEDIA_GRACE_MS: '1000', MEDIA_SILENT_MS: '8000' });
    [browser, installation] = await Promise.all([openBrowser(), Installation.make('embedded')]);
    await installation.start();
    const account = await installation.api.post<{ ownerKey: string }>('/v1/accounts', { name: 'Studio' });
    host = api(installation.url, account.body.ownerKey);
    const planned = await host.post<{ sessionId: string }>('/v1/sessions', { title: 'Tea', medium: 'video' });
    sessionId = planned.body.sessionId;
    await host.put(`/v1/sessions/${sessionId}/media`, { publishingGoesLive: true, coverUrl: null });
  }, 120_000);
  afterAll(async () => {
    await Promise.allSettled([...running.map((ffmpeg) => ffmpeg.kill()), browser?.close()]);
    await installation.remove();
  });

  const issue = async () =>
    (await host.post<{ publishUrl: string; streamKey: string }>(`/v1/sessions/${sessionId}/ingest-keys`, {})).body;
  const publish = (medium: 'video' | 'audio', { publishUrl, streamKey }: { publishUrl: string; streamKey: string }) => {
    const ffmpeg = new Ffmpeg(medium, publishUrl, streamKey);
    running.push(ffmpeg);
    return ffmpeg;
  };
  const playback = async () => (await host.get<Playback>(`/v1/sessions/${sessionId}/playback`)).body;
  const untilPublishing = (wanted: boolean) =>
    eventually(`publishing: ${wanted}`, playback, ({ publishing }) => publishing === wanted);
  const untilSeen = (page: Page, what: string, isSeen: (moment: Played) => boolean) =>
    eventually(what, () => progress(page), isSeen);
  const untilState = (wanted: string) =>
    eventually(
      `a ${wanted} session`,
      () => host.get<{ state: string }>(`/v1/sessions/${sessionId}`),
      ({ body }) => body.state === wanted,
    );

  it('goes from ffmpeg to viewers: video, then audio only; a killed publisher pauses and resumes the session', async () => {
    const old = await issue();
    const key = await issue();
    const refused = [old.streamKey, `${sessionId}?key=wrong`].map((streamKey) =>
      publish('audio', { ...key, streamKey }),
    );
    for (const ffmpeg of refused) {
      expect(await ffmpeg.ended).not.toBe(0);
      expect(ffmpeg.said).toContain('ingest.key_refused');
    }
    expect((await host.get<{ state: string }>(`/v1/sessions/${sessionId}`)).body.state).toBe('draft');

    const video = publish('video', key);
    const { flvUrl } = await untilPublishing(true);
    await untilState('live');
    const page = await browser.newPage();
    await page.goto(`${installation.url}/live/${sessionId}`);
    await untilSeen(page, 'moving pictures', ({ seconds, frames }) => seconds > 0.2 && frames > 1);
    const reused = publish('audio', key);
    expect(await reused.ended).not.toBe(0);
    expect(reused.said).toContain('ingest.in_use');
    expect(readFlv(await watch(flvUrl, 8_000))).toEqual({ header: '464c560105', tags: new Set([18, 8, 9]) });
    for (const forged of [
      flvUrl.replace('signature=', 'signature=A'),
      flvUrl.replace('expires=1', 'expires=2'),
      flvUrl.split('?')[0] ?? '',
    ]) {
      expect((await fetch(forged)).status).toBe(403);
    }

    await video.kill();
    await untilPublishing(false);
    await untilState('paused');
    const audio = publish('audio', key);
    await untilState('live');
    expect(readFlv(await watch((await playback()).flvUrl, 2_000))).toEqual({
      header: '464c560104',
      tags: new Set([18, 8]),
    });
    await untilSeen(page, 'sound where pictures were', ({ seconds, frames }) => seconds > 0.2 && frames === 0);
    await host.put(`/v1/sessions/${sessionId}/state`, { state: 'ended' });
    // Who goes on after the end is cut off at the next sign of life.
    expect(await audio.ended).not.toBe(0);
  }, 60_000);
});
