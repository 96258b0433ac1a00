import { ActionIcon, Button, Group, Title } from '@mantine/core';
import { IconPencil } from '@tabler/icons-react';
import type { KeyboardEvent, ReactNode, SyntheticEvent } from 'react';
import { useTranslation } from 'react-i18next';

type SectionHeadProps = { readonly title: string; readonly onEdit: (() => void) | undefined };

/** Title of a part of the panel, and the way to change it where it stands. */
export function SectionHead({ title, onEdit }: SectionHeadProps) {
  const { t } = useTranslation();
  return (
    <Group justify="space-between" wrap="nowrap" className="kb-section-head">
      <Title order={3}>{title}</Title>
      {onEdit && (
        <ActionIcon
          variant="subtle"
          color="gray"
          aria-label={t('customers.inline.section', { section: title })}
          title={t('customers.inline.section', { section: title })}
          onClick={onEdit}
        >
          <IconPencil size={15} aria-hidden />
        </ActionIcon>
      )}
    </Group>
  );
}

type SectionFormProps = {
  readonly title: string;
  readonly saving: boolean;
  readonly onSave: () => void;
  readonly onCancel: () => void;
  readonly children: ReactNode;
};

/** A part of the panel while it is changed: Ctrl+Enter saves, Esc goes back. */
export function SectionForm({ title, saving, onSave, onCancel, children }: SectionFormProps) {
  const { t } = useTranslation();
  const handleSubmit = (event: SyntheticEvent) => {
    event.preventDefault();
    if (!saving) onSave();
  };
  const handleKeyDown = (event: KeyboardEvent<HTMLFormElement>) => {
    if (event.defaultPrevented) return;
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) event.currentTarget.requestSubmit();
    if (event.key === 'Escape') onCancel();
  };
  return (
    <form className="kb-section-form" aria-label={title} onSubmit={handleSubmit} onKeyDown={handleKeyDown}>
      {children}
      <Group justify="flex-end" gap={6}>
        <Button variant="default" size="compact-sm" onClick={onCancel}>
          {t('common.cancel')}
        </Button>
        <Button type="submit" size="compact-sm" loading={saving} title={t('customers.form.keys')}>
          {t('common.save')}
        </Button>
      </Group>
    </form>
  );
}
