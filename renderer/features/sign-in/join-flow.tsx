import { Button, Group, TextInput } from '@mantine/core';
import { useState, type SyntheticEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { ErrorNotice } from '../../ui/error-notice.tsx';
import { JoinForm } from './join-form.tsx';
import { useInspectInvitation } from './use-sign-in.ts';

type JoinFlowProps = { readonly onBack: () => void };

/** An invitation code, then what it says, then the person's own label and passphrase. */
export function JoinFlow({ onBack }: JoinFlowProps) {
  const { t } = useTranslation();
  const [code, setCode] = useState('');
  const inspect = useInspectInvitation();
  const handleSubmit = (event: SyntheticEvent) => {
    event.preventDefault();
    if (code.trim() !== '') inspect.mutate(code.trim());
  };
  if (inspect.data) return <JoinForm code={code.trim()} invitation={inspect.data} onBack={inspect.reset} />;
  return (
    <form onSubmit={handleSubmit} className="kb-form">
      <TextInput
        label={t('signIn.invitation.code')}
        description={t('signIn.invitation.text')}
        value={code}
        onChange={(event) => setCode(event.currentTarget.value)}
        maxLength={100}
        autoComplete="off"
        spellCheck={false}
        autoFocus
        className="kb-code-input"
      />
      {inspect.error && <ErrorNotice error={inspect.error} />}
      <Group justify="space-between">
        <Button variant="default" onClick={onBack}>
          {t('common.back')}
        </Button>
        <Button type="submit" loading={inspect.isPending} disabled={code.trim() === ''}>
          {t('common.next')}
        </Button>
      </Group>
    </form>
  );
}
