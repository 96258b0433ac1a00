import { ActionIcon, Text, Tooltip } from '@mantine/core';
import { IconRestore } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { HistoryChange, HistoryEntry, RestoreTarget } from '../../../shared/model/history.ts';
import type { CustomerDetail } from '../../../shared/model/list.ts';
import { TimeText } from '../../ui/time-text.tsx';
import { useRestoreValue } from './use-customer.ts';

type HistoryItemProps = { readonly detail: CustomerDetail; readonly entry: HistoryEntry };

/** One change: what each field was, what it became, by whom, and a way back. */
export function HistoryItem({ detail, entry }: HistoryItemProps) {
  const { t } = useTranslation();
  const restore = useRestoreValue(detail);
  return (
    <>
      <ul className="kb-changes">
        {entry.changes.map((change) => (
          <ChangeLine
            key={change.group === 'card' ? change.field : change.valueId}
            change={change}
            canRestore={detail.canEdit}
            onRestore={(target) => restore.mutate({ pastId: entry.id, target })}
          />
        ))}
      </ul>
      <Text size="xs" c="dimmed">
        {t('customers.history.by', { name: entry.byName })} · <TimeText at={entry.at} />
      </Text>
    </>
  );
}

type ChangeLineProps = {
  readonly change: HistoryChange;
  readonly canRestore: boolean;
  readonly onRestore: (target: RestoreTarget) => void;
};

function ChangeLine({ change, canRestore, onRestore }: ChangeLineProps) {
  const { t } = useTranslation();
  if (change.group === 'card' && change.field === 'trashedAt')
    return <li>{t(change.became.length > 0 ? 'customers.history.trashed' : 'customers.history.restored')}</li>;
  const field = change.group === 'card' ? t(`customers.field.${change.field}`) : t(`customers.kind.${change.kind}`);
  const shown = (texts: readonly string[]) => {
    if (texts.length === 0) return t('customers.history.nothing');
    return change.group === 'card' && change.field === 'doNotContact' ? t('customers.doNotContact') : texts.join(t('common.listSeparator'));
  };
  const target: RestoreTarget =
    change.group === 'private'
      ? { group: 'private', valueId: change.valueId }
      : { group: 'card', field: change.field as Exclude<typeof change.field, 'trashedAt'> };
  const label = t('customers.history.restore', { field, was: shown(change.was) });
  return (
    <li>
      <span>{t('customers.history.change', { field, was: shown(change.was), became: shown(change.became) })}</span>
      {canRestore && (
        <Tooltip label={label}>
          <ActionIcon variant="subtle" color="gray" size="sm" aria-label={label} onClick={() => onRestore(target)}>
            <IconRestore size={14} aria-hidden />
          </ActionIcon>
        </Tooltip>
      )}
    </li>
  );
}
