import { Button } from '@mantine/core';
import type { ReactNode } from 'react';
import { ErrorBoundary, type FallbackProps } from 'react-error-boundary';
import { useTranslation } from 'react-i18next';
import { Redirect, Route, Switch } from 'wouter';
import type { BookView } from '../../shared/model/access.ts';
import { AccountScreen } from '../features/audit/account-screen.tsx';
import { AuditScreen } from '../features/audit/audit-screen.tsx';
import { BackupScreen } from '../features/backup/backup-screen.tsx';
import { CustomersScreen } from '../features/customers/customers-screen.tsx';
import { DashboardScreen } from '../features/dashboard/dashboard-screen.tsx';
import { ExportScreen } from '../features/export/export-screen.tsx';
import { ImportScreen } from '../features/import/import-screen.tsx';
import { PeopleScreen } from '../features/people/people-screen.tsx';
import { TodayScreen } from '../features/customers/today-screen.tsx';
import { SettingsScreen } from '../features/settings/settings-screen.tsx';
import { ErrorNotice } from '../ui/error-notice.tsx';
import { PATHS, placesFor, type Place } from './places.ts';
import { useSession } from './session.ts';

type RoutesProps = { readonly books: readonly BookView[] };

const SCREENS: Readonly<Record<Place, ReactNode>> = {
  today: <TodayScreen />,
  customers: <CustomersScreen key="customers" home="customers" />,
  pool: <CustomersScreen key="pool" home="pool" />,
  dashboard: <DashboardScreen />,
  import: <ImportScreen />,
  export: <ExportScreen />,
  people: <PeopleScreen />,
  audit: <AuditScreen />,
  backup: <BackupScreen />,
  settings: <SettingsScreen />,
  account: <AccountScreen />,
};

/** One screen a place; a screen that fails leaves the rail and the others alone. */
export function Routes({ books }: RoutesProps) {
  const places = placesFor(useSession(), books);
  // Whoever sees no customers is here for the log.
  const first = (['today', 'audit'] as const).find((place) => places.includes(place)) ?? places[0] ?? 'settings';
  return (
    <Switch>
      {places.map((place) => (
        <Route key={place} path={PATHS[place]}>
          <ErrorBoundary FallbackComponent={ScreenFailure}>{SCREENS[place]}</ErrorBoundary>
        </Route>
      ))}
      <Route>
        <Redirect to={PATHS[first]} replace />
      </Route>
    </Switch>
  );
}

function ScreenFailure({ error, resetErrorBoundary }: FallbackProps) {
  const { t } = useTranslation();
  return (
    <div className="kb-screen">
      <ErrorNotice
        error={error}
        action={
          <Button mt="sm" variant="default" onClick={resetErrorBoundary}>
            {t('common.tryAgain')}
          </Button>
        }
      />
    </div>
  );
}
