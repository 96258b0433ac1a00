import { Button, Group } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useLocation } from 'wouter';
import { PATHS } from '../../app/places.ts';
import { useMayWrite, useSession } from '../../app/session.ts';
import { ALL_CUSTOMERS, useUiStore, type ListScope } from '../../app/ui-store.ts';
import { EmptyState } from '../../ui/empty-state.tsx';

type ListEmptyProps = { readonly scope: ListScope; readonly narrowed: boolean };

/** An empty list: nothing matches, or nothing is there yet – then the Excel list comes first. */
export function ListEmpty({ scope, narrowed }: ListEmptyProps) {
  const { t } = useTranslation();
  const { permissions } = useSession();
  const mayWrite = useMayWrite();
  const { setListQuery, setDetailMode, enterList } = useUiStore.getState();
  const [, navigate] = useLocation();
  if (narrowed) {
    return (
      <EmptyState
        title={t('customers.empty.noMatch')}
        text={t('customers.empty.noMatchText')}
        action={
          <Button variant="default" onClick={() => setListQuery({ ...ALL_CUSTOMERS, ...(scope === 'trash' ? { trashed: true } : {}) })}>
            {t('customers.empty.showAll')}
          </Button>
        }
      />
    );
  }
  const toCustomers = (
    <Button
      variant="default"
      onClick={() => {
        enterList('customers');
        navigate(PATHS.customers);
      }}
    >
      {t('today.empty.button')}
    </Button>
  );
  if (scope !== 'customers')
    return (
      <EmptyState title={t(`customers.empty.${scope}`)} text={t(`customers.empty.${scope}Text`)} action={scope === 'pool' && toCustomers} />
    );
  if (!mayWrite) return <EmptyState title={t('customers.empty.first')} text={t('customers.empty.readerText')} />;
  return (
    <EmptyState
      title={t('customers.empty.first')}
      text={t('customers.empty.firstText')}
      action={
        <Group>
          {permissions.importCustomers && <Button onClick={() => navigate(PATHS.import)}>{t('customers.empty.import')}</Button>}
          {permissions.createCustomers && (
            <Button variant="default" onClick={() => setDetailMode('create')}>
              {t('customers.new.button')}
            </Button>
          )}
        </Group>
      }
    />
  );
}
