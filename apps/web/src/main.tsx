import '@mantine/core/styles.css';
import '@mantine/notifications/styles.css';
import './lib/theme/tokens.css';
import './lib/theme/base.css';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { App } from './app';
import { startTexts } from './lib/i18n';
import { resumeSession } from './lib/session';

const root = document.getElementById('root');
if (!root) throw new Error('index.html has no #root');

void resumeSession();
void startTexts().then(() =>
  createRoot(root).render(
    <StrictMode>
      <App />
    </StrictMode>,
  ),
);
