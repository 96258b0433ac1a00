import { ActionIcon, Button, Group, Text, Title } from '@mantine/core';
import { IconX } from '@tabler/icons-react';
import type { ClipboardEvent, SyntheticEvent, KeyboardEvent, ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useReturnFocusToList } from './focus-list.ts';

type FormFrameProps = {
  readonly title: string;
  /** What is to be given or mended before it can be saved. */
  readonly missing: string | undefined;
  readonly saving: boolean;
  /** What stands in the way of saving; kept beside the button, in sight however far the form is scrolled. */
  readonly notice?: ReactNode;
  readonly onSave: () => void;
  readonly onCancel: () => void;
  readonly onPaste?: (event: ClipboardEvent<HTMLFormElement>) => void;
  readonly children: ReactNode;
};

/** The form beside the list: Ctrl+Enter saves from anywhere in it, Esc goes back. */
export function FormFrame({ title, missing, saving, notice, onSave, onCancel, onPaste, children }: FormFrameProps) {
  const { t } = useTranslation();
  useReturnFocusToList();
  const handleSubmit = (event: SyntheticEvent) => {
    event.preventDefault();
    if (missing === undefined && !saving) onSave();
  };
  const handleKeyDown = (event: KeyboardEvent<HTMLFormElement>) => {
    if (event.defaultPrevented) return;
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) event.currentTarget.requestSubmit();
    if (event.key === 'Escape') onCancel();
  };
  return (
    <form className="kb-form" onSubmit={handleSubmit} onKeyDown={handleKeyDown} {...(onPaste ? { onPaste } : {})} aria-label={title}>
      <Group justify="space-between" wrap="nowrap">
        <Title order={2}>{title}</Title>
        <ActionIcon variant="subtle" color="gray" aria-label={t('common.cancel')} title={t('common.cancel')} onClick={onCancel}>
          <IconX size={17} aria-hidden />
        </ActionIcon>
      </Group>
      {children}
      <div className="kb-form-foot">
        {notice}
        <Group justify="flex-end" mt={notice ? 'sm' : 0}>
          {missing !== undefined && (
            <Text size="sm" c="dimmed" flex={1}>
              {missing}
            </Text>
          )}
          <Button variant="default" onClick={onCancel}>
            {t('common.cancel')}
          </Button>
          <Button type="submit" disabled={missing !== undefined} loading={saving} title={t('customers.form.keys')}>
            {t('common.save')}
          </Button>
        </Group>
      </div>
    </form>
  );
}
