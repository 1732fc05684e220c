import { loadLiveStateConfig } from './live-state.config.js';

describe('the live-state configuration', () => {
  it('is in memory unless told otherwise', () => {
    expect(loadLiveStateConfig({}).LIVE_STATE).toBe('memory');
  });

  it('does not do without an address when it is Redis', () => {
    expect(() => loadLiveStateConfig({ LIVE_STATE: 'redis' })).toThrow(/REDIS_URL/);
    expect(loadLiveStateConfig({ LIVE_STATE: 'redis', REDIS_URL: 'redis://127.0.0.1:6379' }).REDIS_URL).toBeDefined();
  });
});
