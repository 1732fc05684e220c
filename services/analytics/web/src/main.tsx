import { takeKeyFromAddress } from '@shopcast/page';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { App } from './app/app.js';
import '@shopcast/page/tokens.css';
import '@shopcast/page/base.css';

takeKeyFromAddress();

const root = document.getElementById('root');
if (root === null) throw new Error('index.html lacks the element that the page is drawn into');
createRoot(root).render(
  <StrictMode>
    <App />
  </StrictMode>,
);
