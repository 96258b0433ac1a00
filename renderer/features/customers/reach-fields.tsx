import { ActionIcon, Autocomplete, Button, Group, Select, TextInput } from '@mantine/core';
import { IconPencil, IconPlus, IconRestore, IconTrash } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { REACH_KINDS, type Contact } from '../../../shared/model/customer.ts';
import type { ContactId } from '../../../shared/model/ids.ts';
import type { AddedReach, KeptReach } from './card-draft.ts';
import { useReachLabels } from './reach-labels.ts';

type WhoseFieldProps = {
  readonly contacts: readonly Contact[];
  readonly value: ContactId | undefined;
  readonly disabled?: boolean;
  readonly width?: string | number;
  readonly onChange: (contactId: ContactId | undefined) => void;
};

/** Whose a number is, where a company has contacts. */
function WhoseField({ contacts, value, disabled = false, width = 104, onChange }: WhoseFieldProps) {
  const { t } = useTranslation();
  const named = contacts.filter(({ name }) => name.trim() !== '');
  if (named.length === 0) return undefined;
  return (
    <Select
      w={width}
      aria-label={t('customers.contacts.whose')}
      placeholder={t('customers.contacts.company')}
      data={named.map(({ id, name }) => ({ value: id, label: name }))}
      value={value ?? null}
      clearable
      disabled={disabled}
      onChange={(chosen) => onChange(chosen ?? undefined)}
    />
  );
}

type KeptReachFieldsProps = {
  readonly kept: readonly KeptReach[];
  readonly contacts: readonly Contact[];
  readonly onChange: (kept: readonly KeptReach[]) => void;
};

/** Values that exist: a number can be replaced or removed without anyone seeing the old one. */
export function KeptReachFields({ kept, contacts, onChange }: KeptReachFieldsProps) {
  const { t } = useTranslation();
  const labels = useReachLabels();
  const change = (at: number, op: KeptReach['op'], text = '') =>
    onChange(kept.map((each, index) => (index === at ? { ...each, op, text } : each)));
  const own = (at: number, contactId: ContactId | undefined) =>
    onChange(kept.map((each, index) => (index === at ? { ...each, contactId } : each)));
  return kept.map(({ value, op, text, contactId }, index) => {
    const named = { kind: t(`customers.kind.${value.kind}`), masked: value.masked };
    return (
      <Group key={value.id} gap={6} wrap="nowrap" align="flex-end">
        <TextInput
          style={{ flex: 1 }}
          label={labels.shown(value.label) ?? named.kind}
          variant={op === 'replace' ? 'default' : 'filled'}
          readOnly={op !== 'replace'}
          value={op === 'replace' ? text : t(op === 'remove' ? 'customers.reach.willGo' : 'customers.reach.masked', named)}
          placeholder={t('customers.reach.newValue', named)}
          maxLength={500}
          autoComplete="off"
          onChange={(event) => change(index, 'replace', event.currentTarget.value)}
        />
        <WhoseField contacts={contacts} value={contactId} disabled={op === 'remove'} onChange={(chosen) => own(index, chosen)} />
        {op === 'keep' ? (
          <>
            <ActionIcon
              variant="default"
              size="input-sm"
              aria-label={t('customers.reach.replace', named)}
              onClick={() => change(index, 'replace')}
            >
              <IconPencil size={16} aria-hidden />
            </ActionIcon>
            <ActionIcon
              variant="default"
              size="input-sm"
              aria-label={t('customers.reach.remove', named)}
              onClick={() => change(index, 'remove')}
            >
              <IconTrash size={16} aria-hidden />
            </ActionIcon>
          </>
        ) : (
          <ActionIcon variant="default" size="input-sm" aria-label={t('customers.reach.keep', named)} onClick={() => change(index, 'keep')}>
            <IconRestore size={16} aria-hidden />
          </ActionIcon>
        )}
      </Group>
    );
  });
}

type AddedReachFieldsProps = {
  readonly added: readonly AddedReach[];
  readonly contacts: readonly Contact[];
  readonly onChange: (added: readonly AddedReach[]) => void;
};

/** New ways to reach the customer. */
export function AddedReachFields({ added, contacts, onChange }: AddedReachFieldsProps) {
  const { t } = useTranslation();
  const labels = useReachLabels();
  const change = (key: number, part: Partial<AddedReach>) =>
    onChange(added.map((each) => (each.key === key ? { ...each, ...part } : each)));
  const kinds = REACH_KINDS.map((kind) => ({ value: kind, label: t(`customers.kind.${kind}`) }));
  const handleAdd = () => onChange([...added, { key: (added.at(-1)?.key ?? 0) + 1, kind: 'phone', text: '', label: '' }]);
  return (
    <>
      {added.map((each) => (
        <Group key={each.key} gap={6} align="flex-end">
          <Select
            w={104}
            aria-label={t('customers.reach.kindOf')}
            data={kinds}
            value={each.kind}
            allowDeselect={false}
            onChange={(kind) => change(each.key, { kind: kind ?? 'phone' })}
          />
          <TextInput
            style={{ flex: '1 1 100px' }}
            aria-label={t(`customers.kind.${each.kind}`)}
            placeholder={t(`customers.kindExample.${each.kind}`)}
            value={each.text}
            maxLength={500}
            autoComplete="off"
            onChange={(event) => change(each.key, { text: event.currentTarget.value })}
          />
          <Autocomplete
            w={92}
            aria-label={t('customers.reach.label')}
            placeholder={t('customers.reach.label')}
            data={labels.presets}
            value={labels.shown(each.label) ?? ''}
            maxLength={40}
            onChange={(label) => change(each.key, { label: labels.stored(label) })}
          />
          <ActionIcon
            variant="default"
            size="input-sm"
            aria-label={t('common.remove')}
            onClick={() => onChange(added.filter((other) => other.key !== each.key))}
          >
            <IconTrash size={16} aria-hidden />
          </ActionIcon>
          <WhoseField width="100%" contacts={contacts} value={each.contactId} onChange={(contactId) => change(each.key, { contactId })} />
        </Group>
      ))}
      <div>
        <Button variant="subtle" size="compact-sm" leftSection={<IconPlus size={15} aria-hidden />} onClick={handleAdd}>
          {t('customers.reach.add')}
        </Button>
      </div>
    </>
  );
}
