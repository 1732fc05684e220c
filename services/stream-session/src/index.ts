export { StreamSessionModule } from './stream-session.module.js';
