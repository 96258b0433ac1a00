import { Button, Loader, PasswordInput, Text, UnstyledButton } from '@mantine/core';
import { useEffect, useRef, useState, type SyntheticEvent } from 'react';
import { useTranslation } from 'react-i18next';
import type { SignInLabel } from '../../../shared/model/app.ts';
import { asVaultError } from '../../api/client.ts';
import { ErrorNotice } from '../../ui/error-notice.tsx';
import { KeyFileLine } from './key-file-line.tsx';
import { SecurityKeyButton } from './security-key-button.tsx';
import { useKeyFile } from './use-key-file.ts';
import { useUnlock } from './use-sign-in.ts';
import { useWaitSeconds, WaitNotice } from './wait-notice.tsx';

type PassphraseFormProps = { readonly labels: readonly SignInLabel[] };

/** Who, then the passphrase. With one label the choice is made already. */
export function PassphraseForm({ labels }: PassphraseFormProps) {
  const { t } = useTranslation();
  const [picked, setChosen] = useState<SignInLabel['slotId']>();
  // Worked out anew each time: right after a lock the list is still on its way.
  const chosen = picked ?? (labels.length === 1 ? labels[0]?.slotId : undefined);
  const [passphrase, setPassphrase] = useState('');
  const input = useRef<HTMLInputElement>(null);
  const unlock = useUnlock();
  const file = useKeyFile(chosen);
  const person = labels.find(({ slotId }) => slotId === chosen);
  const needsFile = person?.factors.includes('file') ?? false;
  const waitSeconds = useWaitSeconds(unlock.error, unlock.submittedAt);
  // A disabled field takes no focus: after a refusal it is free only in the next drawing.
  useEffect(() => {
    if (!unlock.isPending) input.current?.focus();
  }, [chosen, unlock.isPending]);

  const handleChoose = (label: SignInLabel) => {
    unlock.reset();
    setPassphrase('');
    setChosen(label.slotId);
  };
  const handleSubmit = (event: SyntheticEvent) => {
    event.preventDefault();
    if (!chosen || passphrase === '' || waitSeconds > 0 || (needsFile && !file.chosen)) return;
    unlock.mutate(
      { slotId: chosen, passphrase, ...(needsFile && file.chosen ? { keyFile: file.chosen.handle } : {}) },
      {
        onError: (error) => {
          if (asVaultError(error).code === 'HANDLE_EXPIRED') file.forget();
          setPassphrase('');
        },
      },
    );
  };

  return (
    <form onSubmit={handleSubmit} className="kb-form">
      {labels.length !== 1 && (
        <ul className="kb-choices kb-choices-scroll" aria-label={t('signIn.labels')}>
          {labels.map((label, index) => (
            <li key={label.slotId}>
              <UnstyledButton
                className="kb-choice"
                aria-pressed={label.slotId === chosen}
                autoFocus={index === 0}
                onClick={() => handleChoose(label)}
              >
                {label.label}
              </UnstyledButton>
            </li>
          ))}
        </ul>
      )}
      {labels.length === 1 && <Text fw={600}>{labels[0]?.label}</Text>}
      {/* Somebody is always on the list; it is empty only until the vault's new process has read it. */}
      {labels.length === 0 && <Loader size="sm" aria-label={t('common.loading')} />}
      {chosen && (
        <>
          <PasswordInput
            ref={input}
            label={t('passphrase.label')}
            value={passphrase}
            onChange={(event) => {
              // Whoever has begun to type stays chosen when the list grows under them.
              setChosen(chosen);
              setPassphrase(event.currentTarget.value);
            }}
            autoComplete="off"
            disabled={unlock.isPending}
            visibilityToggleButtonProps={{ 'aria-label': t('passphrase.show'), tabIndex: 0 }}
          />
          {needsFile && <KeyFileLine file={file} />}
          {person && person.securityKeys.length > 0 && <SecurityKeyButton keys={person.securityKeys} />}
          {unlock.error && <ErrorNotice error={unlock.error} />}
          {unlock.error && <WaitNotice error={unlock.error} waitSeconds={waitSeconds} />}
          <Button type="submit" loading={unlock.isPending} disabled={passphrase === '' || waitSeconds > 0 || (needsFile && !file.chosen)}>
            {t('signIn.unlock')}
          </Button>
        </>
      )}
    </form>
  );
}
