import { Badge } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { z } from 'zod';
import type { CustomerDetail } from '../../../shared/model/list.ts';
import { useDraft } from '../../api/drafts.ts';
import { CardDraft } from './card-draft.ts';
import { ContactFields } from './contact-fields.tsx';
import { SectionForm, SectionHead } from './section-form.tsx';
import { useSaveCard } from './use-customer.ts';

type ContactListProps = { readonly detail: CustomerDetail };

const Contacts = z.strictObject({ contacts: CardDraft.shape.contacts });

/** Whom to ask for, the first one first; added and changed in place. */
export function ContactList({ detail }: ContactListProps) {
  const { t } = useTranslation();
  const [unsaved, setUnsaved] = useDraft(`contacts:${detail.id}`, Contacts);
  const save = useSaveCard(detail);
  const contacts = detail.card.contacts ?? [];
  const title = t('customers.field.contacts');
  if (contacts.length === 0 && !detail.canEdit) return undefined;
  const handleSave = () => {
    const named = (unsaved?.contacts ?? []).filter(({ name }) => name.trim() !== '');
    save.mutate({ contacts: named.length === 0 ? undefined : named }, { onSuccess: () => setUnsaved(undefined) });
  };
  // Most customers are one person: then it is a word among others, not a part of the panel with nothing in it.
  if (contacts.length === 0 && unsaved === undefined)
    return (
      <button
        type="button"
        className="kb-inline kb-inline-empty kb-contacts-empty"
        aria-label={t('customers.inline.section', { section: title })}
        title={t('customers.contacts.none')}
        onClick={() => setUnsaved({ contacts })}
      >
        {`+ ${title}`}
      </button>
    );
  return (
    <section>
      <SectionHead title={title} onEdit={detail.canEdit && unsaved === undefined ? () => setUnsaved({ contacts }) : undefined} />
      {unsaved === undefined ? (
        <ul className="kb-readers">
          {contacts
            .toSorted((a, b) => Number(b.isPrimary ?? false) - Number(a.isPrimary ?? false))
            .map(({ id, name, title: job, isPrimary }) => (
              <li key={id}>
                {name} <span className="kb-quiet">{job}</span>{' '}
                {isPrimary && (
                  <Badge className="kb-tag" color="gray" variant="light" radius="sm" tt="none">
                    {t('customers.contacts.primary')}
                  </Badge>
                )}
              </li>
            ))}
        </ul>
      ) : (
        <SectionForm title={title} saving={save.isPending} onSave={handleSave} onCancel={() => setUnsaved(undefined)}>
          <ContactFields inSection contacts={unsaved.contacts} onChange={(next) => setUnsaved({ contacts: next })} />
        </SectionForm>
      )}
    </section>
  );
}
