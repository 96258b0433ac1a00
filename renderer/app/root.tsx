import { MantineProvider } from '@mantine/core';
import { useColorScheme } from '@mantine/hooks';
import { ModalsProvider } from '@mantine/modals';
import { Notifications } from '@mantine/notifications';
import { QueryClientProvider, type QueryClient } from '@tanstack/react-query';
import { Router } from 'wouter';
import { useHashLocation } from 'wouter/use-hash-location';
import { cssVariables, theme } from '../ui/theme.ts';
import { App } from './app.tsx';
import { useAppState } from './app-store.ts';

type RootProps = { readonly client: QueryClient; readonly nonce: string };

/** Providers, outermost first. The theme follows main's preferences; the browser stores nothing. */
export function Root({ client, nonce }: RootProps) {
  const chosen = useAppState().preferences.theme;
  const system = useColorScheme('light', { getInitialValueInEffect: false });
  return (
    <MantineProvider
      theme={theme}
      cssVariablesResolver={cssVariables}
      forceColorScheme={chosen === 'system' ? system : chosen}
      getStyleNonce={() => nonce}
    >
      <QueryClientProvider client={client}>
        <Router hook={useHashLocation}>
          <ModalsProvider>
            {/* At the left: in the middle they would lie over the buttons of a dialog, at the right over those of the form there. */}
            <Notifications position="bottom-left" limit={4} />
            <App />
          </ModalsProvider>
        </Router>
      </QueryClientProvider>
    </MantineProvider>
  );
}
