import { LivePage } from './live-page.js';
import { drawPage } from '../page/draw-page.js';

const [, sessionId = ''] = /^\/live\/([^/]+)/.exec(window.location.pathname) ?? [];

drawPage(<LivePage sessionId={decodeURIComponent(sessionId)} />);
