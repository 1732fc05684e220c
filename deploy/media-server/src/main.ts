import { loadConfig } from '@shopcast/config';
import { MediaServerConfig } from './media-server.config.js';
import { startMediaServer } from './start-media-server.js';

const config = loadConfig(MediaServerConfig, process.env);
const server = await startMediaServer({
  host: config.HOST,
  rtmpPort: config.MEDIA_RTMP_PORT,
  httpPort: config.MEDIA_HTTP_PORT,
  secret: config.MEDIA_SECRET,
  hookUrl: config.MEDIA_HOOK_URL,
  graceMs: config.MEDIA_GRACE_MS,
});
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => void server.stop());
