import { Button, Group, Text, TextInput } from '@mantine/core';
import { useState, type SyntheticEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { ErrorNotice } from '../../ui/error-notice.tsx';
import { useUnlockWithKit } from './use-sign-in.ts';

type KitFormProps = { readonly onBack: () => void };

/** Signing in with the printed recovery kit. */
export function KitForm({ onBack }: KitFormProps) {
  const { t } = useTranslation();
  const [code, setCode] = useState('');
  const unlock = useUnlockWithKit();
  const handleSubmit = (event: SyntheticEvent) => {
    event.preventDefault();
    if (code.trim() !== '') unlock.mutate(code.trim());
  };
  return (
    <form onSubmit={handleSubmit} className="kb-form">
      <TextInput
        label={t('signIn.kit.code')}
        description={t('signIn.kit.text')}
        value={code}
        onChange={(event) => setCode(event.currentTarget.value)}
        maxLength={200}
        autoComplete="off"
        spellCheck={false}
        autoFocus
        className="kb-code-input"
      />
      <Text size="sm" c="dimmed">
        {t('signIn.kit.after')}
      </Text>
      {unlock.error && <ErrorNotice error={unlock.error} />}
      <Group justify="space-between">
        <Button variant="default" onClick={onBack}>
          {t('common.back')}
        </Button>
        <Button type="submit" loading={unlock.isPending} disabled={code.trim() === ''}>
          {t('signIn.unlock')}
        </Button>
      </Group>
    </form>
  );
}
