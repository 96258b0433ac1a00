import { Button, Group, PasswordInput, Progress, Stack, Text, TextInput } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { birthdayForms, bornFrom, type Born } from '../../shared/model/born.ts';
import type { PassphraseRules } from '../../shared/model/passphrase-rules.ts';
import { call } from '../api/client.ts';
import { callQuery } from '../api/query.ts';
import { useAppState } from '../app/app-store.ts';
import { Secret } from './secret.tsx';

type PassphraseFieldProps = {
  readonly label: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
  /** The passphrase typed a second time. */
  readonly repeated: string;
  readonly onRepeated: (repeated: string) => void;
  /** Words that must not carry it: own name, team, label. */
  readonly own: readonly string[];
  /** Ask for what leads and recovery holders need, at least 10^12 guesses. */
  readonly strict: boolean;
  /** Of the vault this passphrase is for. */
  readonly rules: PassphraseRules;
  readonly onAcceptable: (acceptable: boolean) => void;
  /** Where the passphrase is a person's own: asks for their birthday, to look for it. Undefined while none is typed. */
  readonly onBorn?: (born: Born | undefined) => void;
  readonly autoFocus?: boolean;
};

/** A new passphrase, judged while typing, with a generator that shows what it made, and typed once more. */
export function PassphraseField({
  label,
  value,
  onChange,
  repeated,
  onRepeated,
  own,
  strict,
  rules,
  onAcceptable,
  onBorn,
  autoFocus = false,
}: PassphraseFieldProps) {
  const { t } = useTranslation();
  const { language } = useAppState().preferences;
  const [birthday, setBirthday] = useState('');
  const born = bornFrom(birthday);
  const words = [...own, ...(born === undefined ? [] : birthdayForms(born))].filter((word) => word !== '');
  const [made, setMade] = useState<string>();
  const [settled] = useDebouncedValue(value, 250);
  // gcTime 0: the key holds what was typed, so it goes the moment the next one is judged.
  const verdict = useQuery({
    ...callQuery('passphrase.judge', { passphrase: settled, own: words, strict, rules }),
    enabled: settled !== '',
    gcTime: 0,
  });
  const generate = useMutation({
    mutationFn: () => call('passphrase.generate', { language, rules }),
    onSuccess: ({ passphrase }) => {
      setMade(passphrase);
      onChange(passphrase);
    },
  });
  const judged = settled === value && value !== '' ? verdict.data : undefined;
  const acceptable = judged?.acceptable ?? false;
  const least = { least: rules.passphraseMinLength };
  useEffect(() => onAcceptable(acceptable), [acceptable, onAcceptable]);
  const showLabel = { 'aria-label': t('passphrase.show'), tabIndex: 0 };

  return (
    <Stack gap={6}>
      <PasswordInput
        label={label}
        description={`${t(strict ? 'passphrase.strictRule' : 'passphrase.rule', least)}${rules.passphraseClasses ? ` ${t('passphrase.classesRule')}` : ''}`}
        value={value}
        onChange={(event) => onChange(event.currentTarget.value)}
        autoComplete="off"
        spellCheck={false}
        data-autofocus={autoFocus || undefined}
        autoFocus={autoFocus}
        visibilityToggleButtonProps={showLabel}
      />
      <Progress
        aria-label={t('passphrase.strength')}
        size={4}
        value={judged ? (judged.score + 1) * 20 : 0}
        color={acceptable ? 'proven' : 'amber'}
      />
      <div aria-live="polite">
        {value !== '' && !judged && !verdict.error && (
          <Text size="sm" c="dimmed">
            {t('passphrase.judging')}
          </Text>
        )}
        {judged && !acceptable && judged.problems[0] && <Text size="sm">{t(`passphrase.problems.${judged.problems[0]}`, least)}</Text>}
        {judged && acceptable && (
          <Text size="sm" c="var(--kb-proven)">
            {t('passphrase.good')}
          </Text>
        )}
      </div>
      <Group gap="xs">
        <Button variant="default" size="compact-sm" loading={generate.isPending} onClick={() => generate.mutate()}>
          {t('passphrase.generate')}
        </Button>
        {made !== undefined && made === value && <Secret>{made}</Secret>}
      </Group>
      <PasswordInput
        mt={8}
        label={t('passphrase.repeat')}
        value={repeated}
        onChange={(event) => onRepeated(event.currentTarget.value)}
        error={repeated !== '' && repeated !== value && t('passphrase.different')}
        autoComplete="off"
        visibilityToggleButtonProps={showLabel}
      />
      {onBorn && (
        <TextInput
          mt={8}
          label={t('passphrase.born')}
          description={t('passphrase.bornHint')}
          placeholder="1990-05-20"
          value={birthday}
          maxLength={12}
          autoComplete="off"
          inputMode="numeric"
          error={birthday !== '' && born === undefined && t('passphrase.bornOdd')}
          onChange={(event) => {
            setBirthday(event.currentTarget.value);
            onBorn(bornFrom(event.currentTarget.value));
          }}
        />
      )}
    </Stack>
  );
}
