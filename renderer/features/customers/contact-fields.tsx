import { ActionIcon, Button, Group, Radio, TextInput } from '@mantine/core';
import { IconPlus, IconTrash } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { Contact } from '../../../shared/model/customer.ts';
import { ContactId } from '../../../shared/model/ids.ts';

type ContactFieldsProps = {
  readonly contacts: readonly Contact[];
  readonly onChange: (contacts: readonly Contact[]) => void;
  /** Below a heading that names them already. */
  readonly inSection?: boolean;
};

const CONTACTS_MAX = 20;

function newContact(): Contact {
  return { id: ContactId.parse(crypto.randomUUID().replaceAll('-', '').slice(0, 12)), name: '' };
}

/** The people to talk to at a company; one of them is asked for first. */
export function ContactFields({ contacts, onChange, inSection = false }: ContactFieldsProps) {
  const { t } = useTranslation();
  const change = (id: ContactId, part: Partial<Contact>) =>
    onChange(contacts.map((each) => (each.id === id ? { ...each, ...part } : each)));
  const handlePrimary = (id: ContactId) =>
    onChange(contacts.map(({ isPrimary: _was, ...each }) => (each.id === id ? { ...each, isPrimary: true } : each)));
  const handleTitle = ({ title: _was, ...each }: Contact, title: string) =>
    onChange(contacts.map((other) => (other.id === each.id ? { ...each, ...(title === '' ? {} : { title }) } : other)));
  return (
    <div role="group" aria-label={t('customers.field.contacts')}>
      {contacts.map((each, index) => (
        <Group key={each.id} gap={6} wrap="nowrap" align="flex-end" mb={6}>
          <TextInput
            style={{ flex: 1 }}
            {...(index === 0 && !inSection ? { label: t('customers.field.contacts') } : {})}
            aria-label={t('customers.contacts.name')}
            placeholder={t('customers.contacts.name')}
            value={each.name}
            maxLength={100}
            autoComplete="off"
            onChange={(event) => change(each.id, { name: event.currentTarget.value })}
          />
          <TextInput
            w={110}
            aria-label={t('customers.field.title')}
            placeholder={t('customers.field.title')}
            value={each.title ?? ''}
            maxLength={100}
            autoComplete="off"
            onChange={(event) => handleTitle(each, event.currentTarget.value)}
          />
          <Radio mb={8} label={t('customers.contacts.primary')} checked={each.isPrimary ?? false} onChange={() => handlePrimary(each.id)} />
          <ActionIcon
            variant="default"
            size="input-sm"
            aria-label={t('customers.contacts.remove', { name: each.name })}
            onClick={() => onChange(contacts.filter(({ id }) => id !== each.id))}
          >
            <IconTrash size={16} aria-hidden />
          </ActionIcon>
        </Group>
      ))}
      {contacts.length < CONTACTS_MAX && (
        <Button
          variant="subtle"
          size="compact-sm"
          leftSection={<IconPlus size={15} aria-hidden />}
          onClick={() => onChange([...contacts, newContact()])}
        >
          {t('customers.contacts.add')}
        </Button>
      )}
    </div>
  );
}
