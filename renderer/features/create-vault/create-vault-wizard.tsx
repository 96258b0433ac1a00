import { Stack, Text, Title } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Born } from '../../../shared/model/born.ts';
import { useAppState } from '../../app/app-store.ts';
import { PassphraseStep } from './passphrase-step.tsx';
import { PeopleStep, type Names } from './people-step.tsx';
import { PlaceStep, type ChosenPlace } from './place-step.tsx';
import { useCreateVault } from './use-create-vault.ts';

type CreateVaultWizardProps = { readonly onCancel: () => void };

const STEPS = ['place', 'people', 'passphrase'] as const;

/** Place, names, passphrase; the recovery kit follows when the vault exists. */
export function CreateVaultWizard({ onCancel }: CreateVaultWizardProps) {
  const { t } = useTranslation();
  const { language } = useAppState().preferences;
  const [step, setStep] = useState<(typeof STEPS)[number]>('place');
  const [place, setPlace] = useState<ChosenPlace>();
  const [names, setNames] = useState<Names>({ teamName: '', name: '', label: '' });
  const create = useCreateVault();

  const handleCreate = (passphrase: string, born: Born | undefined) => {
    if (place) create.mutate({ handle: place.handle, ...names, passphrase, born, language });
  };

  return (
    <Stack gap="md">
      <div>
        <Text size="sm" c="dimmed">
          {t('common.step', { step: STEPS.indexOf(step) + 1, steps: STEPS.length + 1 })}
        </Text>
        <Title order={1}>{t(`create.${step}.title`)}</Title>
        <Text c="dimmed" mt={4}>
          {t(`create.${step}.text`)}
        </Text>
      </div>
      {step === 'place' && <PlaceStep place={place} onChoose={setPlace} onCancel={onCancel} onNext={() => setStep('people')} />}
      {step === 'people' && (
        <PeopleStep names={names} onChange={setNames} onBack={() => setStep('place')} onNext={() => setStep('passphrase')} />
      )}
      {step === 'passphrase' && (
        <PassphraseStep
          names={names}
          pending={create.isPending}
          error={create.error}
          onBack={() => setStep('people')}
          onCreate={handleCreate}
        />
      )}
    </Stack>
  );
}
