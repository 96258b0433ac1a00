import { Tooltip } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { CustomerRow } from '../../../shared/model/list.ts';
import { MaskedValueButton } from './masked-value.tsx';

type PhoneCellProps = { readonly row: CustomerRow };

/** First phone of a row, masked; says so where the viewer holds no key to it. */
export function PhoneCell({ row }: PhoneCellProps) {
  const { t } = useTranslation();
  if (!row.opensPrivate) {
    return (
      <Tooltip label={t('customers.reach.noKeyHint')}>
        <span className="kb-quiet">{t('customers.reach.noKey')}</span>
      </Tooltip>
    );
  }
  if (row.maskedPhone === undefined || row.phoneId === undefined) return undefined;
  return <MaskedValueButton customerId={row.id} value={{ id: row.phoneId, kind: 'phone', masked: row.maskedPhone }} inList />;
}
