import { Button, Modal, Select, Stack, Text } from '@mantine/core';
import { useState, type SyntheticEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { BOOK_KINDS, type BookView } from '../../../shared/model/access.ts';
import type { BookId } from '../../../shared/model/ids.ts';
import { DialogFoot } from '../../ui/dialog-foot.tsx';
import { EnforcementBadge } from '../../ui/enforcement-badge.tsx';
import { ReasonField } from '../../ui/reason-field.tsx';

type MoveDialogProps = {
  readonly opened: boolean;
  /** How many are to be moved. */
  readonly count: number;
  /** Whom, where it is one. */
  readonly name?: string | undefined;
  readonly books: readonly BookView[];
  /** Where they all are now, where that is one book; nobody is moved to where they are. */
  readonly from?: BookId | undefined;
  /** Chosen beforehand. */
  readonly to?: BookId | undefined;
  readonly onClose: () => void;
  readonly onMove: (bookId: BookId, reason: string) => void;
};

/** Into which book, and why. Says beforehand when the mover will not be able to open them afterwards. */
export function MoveDialog({ opened, count, name, books, from, to, onClose, onMove }: MoveDialogProps) {
  const { t } = useTranslation();
  const [chosen, setChosen] = useState<string | null>(to ?? null);
  const [reason, setReason] = useState('');
  const target = books.find((book) => book.id === chosen);
  // Whoever finds somebody in the pool wants to know why.
  const needsReason = target?.kind === 'pool';
  const groups = BOOK_KINDS.map((kind) => ({
    group: t(`customers.move.group.${kind}`),
    items: books.filter((book) => book.kind === kind && book.id !== from).map((book) => ({ value: book.id, label: book.name })),
  })).filter(({ items }) => items.length > 0);
  const missing =
    target === undefined ? t('customers.move.missing') : needsReason && reason.trim() === '' ? t('common.giveReason') : undefined;
  const handleSubmit = (event: SyntheticEvent) => {
    event.preventDefault();
    if (target === undefined || missing !== undefined) return;
    onMove(target.id, reason.trim());
    onClose();
  };
  return (
    <Modal
      opened={opened}
      onClose={onClose}
      title={name === undefined ? t('customers.move.title', { count }) : t('customers.move.titleOne', { name })}
      closeButtonProps={{ 'aria-label': t('common.close') }}
    >
      <form onSubmit={handleSubmit}>
        <Stack>
          <Select
            label={t('customers.move.to')}
            data={groups}
            value={chosen}
            onChange={setChosen}
            searchable
            data-autofocus
            nothingFoundMessage={t('customers.move.noBook')}
          />
          {target && !target.opens.private && (
            <Text size="sm">
              {t('customers.move.away', { book: target.name })} <EnforcementBadge enforcement="key" />
            </Text>
          )}
          <ReasonField
            hint={t(needsReason ? 'customers.pool.reasonText' : 'customers.move.reasonText')}
            required={needsReason}
            value={reason}
            onChange={setReason}
          />
          <DialogFoot missing={missing} onCancel={onClose}>
            <Button type="submit" disabled={missing !== undefined}>
              {t('customers.move.button')}
            </Button>
          </DialogFoot>
        </Stack>
      </form>
    </Modal>
  );
}
