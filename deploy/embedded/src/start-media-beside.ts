import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { MediaPorts } from '@shopcast/launch';
import { type MediaServer, startMediaServer } from '@shopcast/media-server';

/**
 * The media server in this process. It speaks to the services as one elsewhere would; without it they do not go on
 * either.
 */
export async function startMediaBeside(
  app: Pick<NestFastifyApplication, 'close'>,
  url: string,
  { rtmp, http }: MediaPorts,
  secret: string,
): Promise<MediaServer> {
  try {
    const hookUrl = `${url}/v1/media-hooks/shopcast`;
    return await startMediaServer({ host: '127.0.0.1', rtmpPort: rtmp, httpPort: http, secret, hookUrl });
  } catch (error) {
    await app.close();
    throw error;
  }
}
