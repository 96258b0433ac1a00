import { Tooltip } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { CustomerRow } from '../../../shared/model/list.ts';
import { useUiStore } from '../../app/ui-store.ts';
import { MaskedValueButton } from './masked-value.tsx';
import { useMayClaim } from './use-claims.ts';

type PhoneCellProps = { readonly row: CustomerRow };

/** First phone of a row, masked; says so where the viewer holds no key to it. */
export function PhoneCell({ row }: PhoneCellProps) {
  if (!row.opensPrivate) return <ClosedPhone row={row} />;
  if (row.maskedPhone === undefined || row.phoneId === undefined) return undefined;
  return <MaskedValueButton customerId={row.id} value={{ id: row.phoneId, kind: 'phone', masked: row.maskedPhone }} inList />;
}

function ClosedPhone({ row }: PhoneCellProps) {
  const { t } = useTranslation();
  const inPool = useUiStore(({ home }) => home === 'pool');
  const mayClaim = useMayClaim();
  const opensByClaim = inPool && mayClaim && row.claim === undefined && row.trashedAt === undefined;
  return (
    <Tooltip label={t(opensByClaim ? 'customers.reach.afterClaimHint' : 'customers.reach.noKeyHint')}>
      <span className="kb-quiet">{t(opensByClaim ? 'customers.reach.afterClaim' : 'customers.reach.noKey')}</span>
    </Tooltip>
  );
}
