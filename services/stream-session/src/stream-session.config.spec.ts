import { ConfigError, loadConfig } from '@shopcast/config';
import { StreamSessionConfig } from './stream-session.config.js';

const STREAM_SESSION_DATABASE_URL = 'postgres://app:secret@localhost:5432/stream_session';

describe('the environment of stream-session', () => {
  it('needs only the database; everything else has a harmless default', () => {
    const config = loadConfig(StreamSessionConfig, { STREAM_SESSION_DATABASE_URL });
    expect(config.ROOM_RECONNECT_GRACE_MS).toBe(30_000);
    expect(config.STREAM_SESSION_DATABASE_OWNER_URL).toBeUndefined();
    expect(() => loadConfig(StreamSessionConfig, {})).toThrow(ConfigError);
  });

  it('refuses values that make no sense, by name', () => {
    const wrong = { STREAM_SESSION_DATABASE_URL, ROOM_TICK_MS: '0', ROOM_FRAME_BURST: 'many' };
    expect(() => loadConfig(StreamSessionConfig, wrong)).toThrow(/ROOM_TICK_MS[^]*ROOM_FRAME_BURST/);
  });
});
