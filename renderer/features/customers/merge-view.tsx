import { Button, Group, Stack, Text } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { Card } from '../../../shared/model/customer.ts';
import { MERGE_FIELDS, type DuplicatePair, type MergeField, type MergeRequest } from '../../../shared/model/duplicates.ts';
import { useBookName } from '../../api/books.ts';
import { call } from '../../api/client.ts';
import { offerUndo } from '../../ui/edits.ts';
import { ErrorNotice } from '../../ui/error-notice.tsx';
import { useCustomer } from './use-customer.ts';
import { useSetApart } from './use-set-apart.ts';

const SIDES = ['kept', 'other'] as const;
type Side = (typeof SIDES)[number];
export type MergeChoices = Partial<Readonly<Record<MergeField, Side>>>;
type MergeViewProps = {
  readonly pair: DuplicatePair;
  /** Said not to be the same already. */
  readonly isApart: boolean;
  readonly chosen: MergeChoices;
  readonly onChoose: (chosen: MergeChoices) => void;
  readonly onDone: () => void;
};

/** Both side by side; where they differ, a choice a line. The left one stays. */
export function MergeView({ pair, isApart, chosen, onChoose, onDone }: MergeViewProps) {
  const { t } = useTranslation();
  const bookName = useBookName();
  const kept = useCustomer(pair.first.id);
  const other = useCustomer(pair.second.id);
  const merge = useMutation({
    mutationFn: (request: MergeRequest) => call('customers.merge', request),
    onSuccess: ({ card }) => {
      offerUndo(t('customers.merge.done', { name: card.name }));
      onDone();
    },
    meta: { inline: true },
  });
  const setApart = useSetApart(pair);
  const error = kept.error ?? other.error ?? merge.error;
  if (!kept.data || !other.data) return error && <ErrorNotice error={error} />;
  const cards = { kept: kept.data.card, other: other.data.card };
  const [left, right] = [kept.data, other.data];
  const text = (card: Card, field: MergeField): string => {
    const value = card[field];
    return value === true ? t('customers.merge.yes') : value === undefined || value === false ? '' : value;
  };
  /** What is empty on one side is taken from the other unless somebody says no. */
  const sideOf = (field: MergeField): Side =>
    chosen[field] ?? (text(cards.kept, field) === '' && text(cards.other, field) !== '' ? 'other' : 'kept');
  const differing = MERGE_FIELDS.filter((field) => text(cards.kept, field) !== text(cards.other, field));
  const handleMerge = () =>
    merge.mutate({
      survivor: { id: left.id, version: left.version },
      other: { id: right.id, version: right.version },
      take: differing.filter((field) => sideOf(field) === 'other'),
    });
  return (
    <Stack gap="sm">
      {error && <ErrorNotice error={error} />}
      <table className="kb-merge">
        <thead>
          <tr>
            <th scope="col">{t('customers.merge.field')}</th>
            {[left, right].map((detail) => (
              <th key={detail.id} scope="col">
                {detail.card.name} <span className="kb-quiet">{bookName(detail.bookName)}</span>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {differing.map((field) => (
            <tr key={field}>
              <th scope="row">{t(field === 'doNotContact' ? 'customers.doNotContact' : `customers.field.${field}`)}</th>
              {SIDES.map((side) => {
                const shown = text(cards[side], field) || t('customers.merge.empty');
                const label = t(field === 'doNotContact' ? 'customers.doNotContact' : `customers.field.${field}`);
                return (
                  <td key={side}>
                    <label>
                      <input
                        type="radio"
                        name={field}
                        checked={sideOf(field) === side}
                        aria-label={t('customers.merge.choose', { field: label, value: shown })}
                        onChange={() => onChoose({ ...chosen, [field]: side })}
                      />{' '}
                      {shown}
                    </label>
                  </td>
                );
              })}
            </tr>
          ))}
        </tbody>
      </table>
      <Text size="sm" c="dimmed">
        {t('customers.merge.both')}
      </Text>
      <Group justify="flex-end">
        <Button variant="default" onClick={onDone}>
          {t('common.back')}
        </Button>
        {!isApart && (
          <Button variant="default" disabled={merge.isPending} onClick={() => setApart.mutate(true, { onSuccess: onDone })}>
            {t('customers.duplicates.apart')}
          </Button>
        )}
        <Button loading={merge.isPending} onClick={handleMerge}>
          {t('customers.merge.button')}
        </Button>
      </Group>
    </Stack>
  );
}
