import { useEffect } from 'react';
import { ErrorBoundary } from 'react-error-boundary';
import { useEvent } from '../api/events.ts';
import { doubtImport, forgetImport } from '../features/import/import-store.ts';
import { SignInScreen } from '../features/sign-in/sign-in-screen.tsx';
import { speak } from '../i18n/i18n.ts';
import { ErrorNotice } from '../ui/error-notice.tsx';
import { clearPassing, clearToasts } from '../ui/toasts.tsx';
import { useAppState, useAppStore } from './app-store.ts';
import { dropDrafts } from '../api/drafts.ts';
import { useKitStore } from './kit-store.ts';
import { NewKitScreen } from '../features/create-vault/new-kit-screen.tsx';
import { useHearReminders } from './reminders.ts';
import { Unlocked } from './unlocked.tsx';
import { WelcomeScreen } from './welcome-screen.tsx';

const ZOOM = { normal: '1', large: '1.15', larger: '1.3' } as const;

/** Chooses what the window shows from the phase main reports. */
export function App() {
  const { phase, preferences } = useAppState();
  const ending = useAppStore((store) => store.ending);
  useEffect(clearToasts, [phase]);
  useEvent('vault.locked', dropDrafts);
  useEvent('vault.locked', forgetImport);
  useEvent('customers.changed', doubtImport);
  useHearReminders();
  useEffect(() => {
    clearPassing();
    void speak(preferences.language);
  }, [preferences.language]);
  useEffect(() => {
    document.documentElement.style.setProperty('zoom', ZOOM[preferences.textSize]);
  }, [preferences.textSize]);
  return (
    <ErrorBoundary fallbackRender={({ error }) => <ErrorNotice error={error} />}>
      {ending ? <Ending /> : <Phase phase={phase} />}
    </ErrorBoundary>
  );
}

const STAYS_AFTER_MS = 3_000;

/** Nothing, until the window is replaced. */
function Ending() {
  useEffect(() => {
    const timer = setTimeout(useAppStore.getState().stay, STAYS_AFTER_MS);
    return () => clearTimeout(timer);
  }, []);
  return null;
}

function Phase({ phase }: { readonly phase: 'welcome' | 'locked' | 'unlocked' }) {
  const newKit = useKitStore((store) => store.sheet);
  if (phase === 'welcome') return <WelcomeScreen />;
  if (phase === 'locked') return <SignInScreen />;
  return newKit ? <NewKitScreen sheet={newKit} /> : <Unlocked />;
}
