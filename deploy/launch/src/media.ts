import type { InstallationSecrets } from './installation-secrets.js';
import { rolePassword } from './installation-secrets.js';

/** Where an installation on this machine takes RTMP and serves HTTP-FLV: after the ports of its API and gRPC. */
export interface MediaPorts {
  readonly rtmp: number;
  readonly http: number;
}

/** @param port of the API */
export const mediaPorts = (port: number): MediaPorts => ({ rtmp: port + 5, http: port + 6 });

/** What services and the media server know of each other, as environment variables. */
export const mediaEnvironment = (secrets: InstallationSecrets, { rtmp, http }: MediaPorts) => ({
  MEDIA_SECRET: rolePassword(secrets, 'media'),
  MEDIA_PUBLISH_URL: `rtmp://127.0.0.1:${rtmp}/live`,
  MEDIA_FLV_URL: `http://127.0.0.1:${http}/live`,
});
