import '@mantine/core/styles.css';
import '@mantine/dates/styles.css';
import '@mantine/notifications/styles.css';
import './ui/base.css';
import './app/frame.css';
import './features/customers/customers.css';
import { setNonce } from 'get-nonce';
import { createRoot } from 'react-dom/client';
import { createQueryClient, watchEvents } from './api/query.ts';
import { onEvent } from './api/events.ts';
import { acceptAppState, refreshAppState } from './app/app-store.ts';
import { dropKitAtLock } from './app/kit-store.ts';
import { Root } from './app/root.tsx';
import { startTranslations } from './i18n/i18n.ts';
import { reportFailure } from './app/failures.ts';
import { speakOfEmptyFields } from './ui/validity.ts';

async function start(): Promise<void> {
  const nonce = document.querySelector<HTMLMetaElement>('meta[name="csp-nonce"]')?.content ?? '';
  setNonce(nonce);
  // Before the first state is asked for, so that no change between the answer and the first screen gets lost.
  onEvent('app.changed', acceptAppState);
  const app = await refreshAppState();
  await startTranslations(app.preferences.language);
  const client = createQueryClient(reportFailure);
  watchEvents(client);
  dropKitAtLock();
  speakOfEmptyFields();
  const root = document.getElementById('root');
  if (root) createRoot(root).render(<Root client={client} nonce={nonce} />);
}

void start();
