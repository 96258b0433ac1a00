import { Button, Group, Text } from '@mantine/core';
import { useState, type SyntheticEvent } from 'react';
import { useTranslation } from 'react-i18next';
import type { VaultError } from '../../../shared/errors.ts';
import { FIRST_RULES } from '../../../shared/model/passphrase-rules.ts';
import type { Born } from '../../../shared/model/born.ts';
import { ErrorNotice } from '../../ui/error-notice.tsx';
import { PassphraseField } from '../../ui/passphrase-field.tsx';
import type { Names } from './people-step.tsx';

type PassphraseStepProps = {
  readonly names: Names;
  readonly pending: boolean;
  readonly error: VaultError | null;
  readonly onBack: () => void;
  readonly onCreate: (passphrase: string, born: Born | undefined) => void;
};

/** The founder's passphrase. Strict: a copied file can be guessed at offline by anyone. */
export function PassphraseStep({ names, pending, error, onBack, onCreate }: PassphraseStepProps) {
  const { t } = useTranslation();
  const [passphrase, setPassphrase] = useState('');
  const [repeated, setRepeated] = useState('');
  const [acceptable, setAcceptable] = useState(false);
  const [born, setBorn] = useState<Born>();
  const ready = acceptable && repeated === passphrase && !pending;
  const handleSubmit = (event: SyntheticEvent) => {
    event.preventDefault();
    if (ready) onCreate(passphrase, born);
  };
  return (
    <form onSubmit={handleSubmit} className="kb-form">
      <PassphraseField
        label={t('passphrase.label')}
        value={passphrase}
        onChange={setPassphrase}
        repeated={repeated}
        onRepeated={setRepeated}
        own={[names.name, names.teamName, names.label]}
        strict
        rules={FIRST_RULES}
        onAcceptable={setAcceptable}
        onBorn={setBorn}
        autoFocus
      />
      {error && <ErrorNotice error={error} />}
      <Text size="sm" c="dimmed" aria-live="polite">
        {pending ? t('create.passphrase.working') : t('create.passphrase.noBackDoor')}
      </Text>
      <Group justify="space-between">
        <Button variant="subtle" ml={-19} onClick={onBack} disabled={pending}>
          {t('common.back')}
        </Button>
        <Group gap="sm">
          {!ready && !pending && (
            <Text size="sm" c="dimmed">
              {t(acceptable ? 'create.passphrase.repeatFirst' : 'create.passphrase.strongFirst')}
            </Text>
          )}
          <Button type="submit" disabled={!ready} loading={pending}>
            {t('create.passphrase.create')}
          </Button>
        </Group>
      </Group>
    </form>
  );
}
