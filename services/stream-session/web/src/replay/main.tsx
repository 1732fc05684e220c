import { ReplayPage } from './replay-page.js';
import { drawPage } from '../page/draw-page.js';

const [, sessionId = ''] = /^\/replay\/([^/]+)/.exec(window.location.pathname) ?? [];

drawPage(<ReplayPage sessionId={decodeURIComponent(sessionId)} />);
