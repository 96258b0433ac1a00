import { useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { BookView } from '../../../shared/model/access.ts';
import type { CustomerId } from '../../../shared/model/ids.ts';
import { callQuery } from '../../api/query.ts';
import { useUiStore } from '../../app/ui-store.ts';
import { ErrorNotice } from '../../ui/error-notice.tsx';
import { CreateForm } from './create-form.tsx';
import { CustomerView } from './customer-view.tsx';
import { EditForm } from './edit-form.tsx';
import { useCustomer } from './use-customer.ts';

type DetailPanelProps = { readonly books: readonly BookView[] };

/** Beside the list: a customer, the form that changes one, or the form for a new one. */
export function DetailPanel({ books }: DetailPanelProps) {
  const { t } = useTranslation();
  const openId = useUiStore((store) => store.openId);
  const mode = useUiStore((store) => store.detailMode);
  return (
    <aside className="kb-detail" aria-label={t('customers.detail.label')}>
      {mode === 'create' && <CreateForm books={books} />}
      {mode !== 'create' && openId !== undefined && <OpenCustomer key={openId} id={openId} books={books} />}
    </aside>
  );
}

function OpenCustomer({ id, books }: DetailPanelProps & { readonly id: CustomerId }) {
  const mode = useUiStore((store) => store.detailMode);
  const client = useQueryClient();
  const { data, error } = useCustomer(id);
  if (error) return <ErrorNotice error={error} />;
  if (!data) return undefined;
  const handleReload = () => client.query({ ...callQuery('customers.get', { id }), staleTime: 0 });
  if (mode === 'edit') return <EditForm detail={data} onReload={handleReload} />;
  return <CustomerView detail={data} books={books} />;
}
