import { loadConfig } from '@shopcast/config';
import { MediaConfig } from './media.config.js';
import { MediaServer } from './media-server.js';

const sessionId = '0193590a-5f00-7c11-8a00-000000000002';
const now = Date.parse('2026-11-23T12:00:00.500Z');
const MEDIA_SECRET = 'a media secret of at least thirty-two characters';
const serverOf = (env: NodeJS.ProcessEnv) => new MediaServer(loadConfig(MediaConfig, env));

describe('the addresses of a media server', () => {
  it('are those that it has, named as it names them, and good until they expire', () => {
    const MEDIA_HLS_URL = 'https://media.example.com/live';
    const server = serverOf({ MEDIA_SECRET, MEDIA_HLS_URL, MEDIA_HLS_PLAYLIST: '/index.m3u8' });

    const { flvUrl, hlsUrl, expiresAtMs } = server.playback(sessionId, now);

    expect([flvUrl, expiresAtMs]).toEqual([null, Date.parse('2026-11-23T13:00:00Z')]);
    const { pathname, searchParams } = new URL(hlsUrl ?? '');
    expect(pathname).toBe(`/live/${sessionId}/index.m3u8`);
    const permit = Object.fromEntries(searchParams);
    expect(() => server.checkPlayback(sessionId, permit, expiresAtMs - 1)).not.toThrow();
    expect(() => server.checkPlayback(sessionId, permit, expiresAtMs)).toThrow('expired');
  });

  it('are none, and nobody is believed, where there is no media server', () => {
    const server = serverOf({
      MEDIA_PUBLISH_URL: 'rtmp://media.example.com/live',
      MEDIA_FLV_URL: 'https://m.example.com',
    });

    expect(server.playback(sessionId, now)).toMatchObject({ flvUrl: null, hlsUrl: null });
    expect(() => server.publishUrl).toThrow('no media server');
    expect(() => server.checkToken('')).toThrow('not signed');
    expect(() => server.checkPlayback(sessionId, {}, now)).toThrow('not signed');
  });
});
