import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { takeKeyFromAddress } from './access/access-key.js';
import { App } from './app/app.js';
import './theme/tokens.css';
import './theme/base.css';

takeKeyFromAddress();

const root = document.getElementById('root');
if (root === null) throw new Error('index.html lacks the element that the page is drawn into');
createRoot(root).render(
  <StrictMode>
    <App />
  </StrictMode>,
);
