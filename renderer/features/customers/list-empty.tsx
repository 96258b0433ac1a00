import { Button, Group } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useLocation } from 'wouter';
import { useDraft } from '../../api/drafts.ts';
import { PATHS } from '../../app/places.ts';
import { useMayWrite, useSession } from '../../app/session.ts';
import { ALL_CUSTOMERS, useUiStore, type ListScope } from '../../app/ui-store.ts';
import { EmptyState } from '../../ui/empty-state.tsx';
import { NewDraft, newDraftOf } from './pasted-card.ts';

type ListEmptyProps = { readonly scope: ListScope; readonly narrowed: boolean };

/** An empty list: nothing matches, or nothing is there yet – then the Excel list comes first. */
export function ListEmpty({ scope, narrowed }: ListEmptyProps) {
  const { t } = useTranslation();
  const { permissions } = useSession();
  const mayWrite = useMayWrite();
  const { setListQuery, setDetailMode, enterList } = useUiStore.getState();
  const [, navigate] = useLocation();
  const searched = useUiStore((store) => store.listQuery.search.trim());
  const [draft, setDraft] = useDraft('new', NewDraft);
  const handleNew = () => {
    setDraft(draft ?? newDraftOf(searched));
    setDetailMode('create');
  };
  if (narrowed) {
    return (
      <EmptyState
        title={t('customers.empty.noMatch')}
        text={t(searched === '' ? 'customers.empty.noMatchFilter' : 'customers.empty.noMatchText')}
        action={
          <Group>
            <Button variant="default" onClick={() => setListQuery({ ...ALL_CUSTOMERS, ...(scope === 'trash' ? { trashed: true } : {}) })}>
              {t('customers.empty.showAll')}
            </Button>
            {scope === 'customers' && permissions.createCustomers && searched !== '' && (
              <Button variant="default" onClick={handleNew}>
                {t('customers.empty.create', { name: searched })}
              </Button>
            )}
          </Group>
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
      action={permissions.importCustomers && <Button onClick={() => navigate(PATHS.import)}>{t('customers.empty.import')}</Button>}
    />
  );
}
