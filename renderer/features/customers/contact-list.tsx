import { Badge, Title } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Contact } from '../../../shared/model/customer.ts';

type ContactListProps = { readonly contacts: readonly Contact[] };

/** Whom to ask for, the first one first. */
export function ContactList({ contacts }: ContactListProps) {
  const { t } = useTranslation();
  if (contacts.length === 0) return undefined;
  return (
    <section>
      <Title order={3}>{t('customers.field.contacts')}</Title>
      <ul className="kb-readers">
        {contacts
          .toSorted((a, b) => Number(b.isPrimary ?? false) - Number(a.isPrimary ?? false))
          .map(({ id, name, title, isPrimary }) => (
            <li key={id}>
              {name} <span className="kb-quiet">{title}</span>{' '}
              {isPrimary && (
                <Badge className="kb-tag" color="gray" variant="light" radius="sm" tt="none">
                  {t('customers.contacts.primary')}
                </Badge>
              )}
            </li>
          ))}
      </ul>
    </section>
  );
}
