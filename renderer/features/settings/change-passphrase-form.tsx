import { Button, Text } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState, type SyntheticEvent } from 'react';
import { useTranslation } from 'react-i18next';
import type { Born } from '../../../shared/model/born.ts';
import { call } from '../../api/client.ts';
import { useSession } from '../../app/session.ts';
import { ErrorNotice } from '../../ui/error-notice.tsx';
import { PassphraseField } from '../../ui/passphrase-field.tsx';
import { showDone } from '../../ui/toasts.tsx';
import { OwnPassphrase } from './own-passphrase.tsx';

const EMPTY = { current: '', next: '', again: '' } as const;

/** Changes the own passphrase; leads and admins need a stronger one, because a copied file can be guessed at. */
export function ChangePassphraseForm() {
  const { t } = useTranslation();
  const client = useQueryClient();
  const { name, teamName, roles, policy } = useSession();
  const { passphraseMinLength, passphraseClasses } = policy;
  const [typed, setTyped] = useState<Readonly<Record<keyof typeof EMPTY, string>>>(EMPTY);
  const [acceptable, setAcceptable] = useState(false);
  const [born, setBorn] = useState<Born>();
  const type = (part: Partial<typeof typed>) => setTyped((before) => ({ ...before, ...part }));
  const change = useMutation({
    mutationFn: () => call('passphrase.change', { current: typed.current, next: typed.next, born }),
    onSuccess: () => {
      setTyped(EMPTY);
      void client.invalidateQueries();
      showDone(t('settings.passphrase.changed'));
    },
    meta: { inline: true },
  });
  const ready = typed.current !== '' && acceptable && typed.next === typed.again;
  const handleSubmit = (event: SyntheticEvent) => {
    event.preventDefault();
    if (ready) change.mutate();
  };

  return (
    <form onSubmit={handleSubmit} style={{ display: 'grid', gap: 12, width: '100%', maxWidth: 420 }}>
      <OwnPassphrase label={t('settings.passphrase.current')} value={typed.current} onChange={(current) => type({ current })} />
      <PassphraseField
        label={t('settings.passphrase.next')}
        value={typed.next}
        onChange={(next) => type({ next })}
        repeated={typed.again}
        onRepeated={(again) => type({ again })}
        own={[name, teamName]}
        strict={roles.includes('lead') || roles.includes('admin')}
        rules={{ passphraseMinLength, passphraseClasses }}
        onAcceptable={setAcceptable}
        onBorn={setBorn}
      />
      {change.error && <ErrorNotice error={change.error} />}
      <Text size="sm" c="dimmed">
        {t('settings.passphrase.copies')}
      </Text>
      <Button
        type="submit"
        disabled={!ready}
        loading={change.isPending}
        justify="center"
        {...(ready ? {} : { title: t('settings.passphrase.missing') })}
      >
        {t('settings.passphrase.change')}
      </Button>
    </form>
  );
}
