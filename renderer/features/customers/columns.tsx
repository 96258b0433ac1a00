import { createColumnHelper, tableFeatures } from '@tanstack/react-table';
import type { TFunction } from 'i18next';
import { DAY_MS } from '../../../shared/model/day.ts';
import { TRASH_DAYS } from '../../../shared/model/duplicates.ts';
import type { CustomerRow } from '../../../shared/model/list.ts';
import { TimeText } from '../../ui/time-text.tsx';
import { NextStepText } from './next-step.tsx';
import { PhoneCell } from './phone-cell.tsx';

export const features = tableFeatures({});
const helper = createColumnHelper<typeof features, CustomerRow>();

/** Days until a lead's program may purge the customer. */
function daysLeft(trashedAt: number, now: number): number {
  return Math.max(0, TRASH_DAYS - Math.floor((now - trashedAt) / DAY_MS));
}

/** Column definitions in the person's language; in the trash the last one counts the days that are left. */
export function customerColumns(t: TFunction, scope: { readonly trashed: boolean }) {
  const text = (id: 'level' | 'stage' | 'city' | 'source' | 'company' | 'title' | 'nextStepOn') =>
    helper.accessor(id, { id, header: t(`customers.column.${id}`), cell: ({ row }) => row.original[id] });
  return helper.columns([
    helper.accessor('name', {
      id: 'name',
      header: t('customers.column.name'),
      cell: ({ row }) => (
        <span className={row.original.doNotContact ? 'kb-name kb-name-quiet' : 'kb-name'}>
          {row.original.name}
          {row.original.claim && <span className="kb-claimed">{t('customers.claim.by', { name: row.original.claim.name })}</span>}
          {row.original.doNotContact && <span className="kb-visually-hidden">{t('customers.doNotContact')}</span>}
        </span>
      ),
    }),
    text('company'),
    helper.display({ id: 'phone', header: t('customers.column.phone'), cell: ({ row }) => <PhoneCell row={row.original} /> }),
    text('level'),
    text('stage'),
    text('city'),
    helper.display({
      id: 'tags',
      header: t('customers.column.tags'),
      cell: ({ row }) => row.original.tags.join(' · '),
    }),
    helper.display({
      id: 'nextStep',
      header: t('customers.column.nextStep'),
      cell: ({ row }) => <NextStepText text={row.original.nextStep} on={row.original.nextStepOn} time={row.original.nextStepTime} />,
    }),
    text('source'),
    helper.display({
      id: 'updated',
      header: t(scope.trashed ? 'customers.trash.column' : 'customers.column.updated'),
      cell: ({ row }) =>
        row.original.trashedAt === undefined ? (
          <TimeText at={row.original.updatedAt} inList />
        ) : (
          <span className="kb-quiet">{t('customers.trash.left', { count: daysLeft(row.original.trashedAt, Date.now()) })}</span>
        ),
    }),
    text('title'),
    text('nextStepOn'),
    helper.display({
      id: 'lastContact',
      header: t('customers.column.lastContact'),
      cell: ({ row }) => row.original.lastContactAt !== undefined && <TimeText at={row.original.lastContactAt} inList />,
    }),
  ]);
}
