export { startMediaServer, type MediaServer, type MediaServerOptions } from './start-media-server.js';
