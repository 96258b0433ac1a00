import { Alert, Button, Group, Text, TextInput } from '@mantine/core';
import type { SyntheticEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { EnforcementBadge } from '../../ui/enforcement-badge.tsx';

export type Names = { readonly teamName: string; readonly name: string; readonly label: string };

type PeopleStepProps = {
  readonly names: Names;
  readonly onChange: (names: Names) => void;
  readonly onBack: () => void;
  readonly onNext: () => void;
};

const FOUNDER = [
  ['key', 'founderReads'],
  ['signature', 'founderRules'],
  ['deterrent', 'founderHonest'],
] as const;

/** Team and founder, and what being the founder means, said before it happens. */
export function PeopleStep({ names, onChange, onBack, onNext }: PeopleStepProps) {
  const { t } = useTranslation();
  const complete = [names.teamName, names.name, names.label].every((text) => text.trim() !== '');
  const handleName = (name: string) => onChange({ ...names, name, label: names.label === names.name ? name : names.label });
  const handleSubmit = (event: SyntheticEvent) => {
    event.preventDefault();
    if (complete) onNext();
  };
  return (
    <form onSubmit={handleSubmit} className="kb-form">
      <TextInput
        label={t('create.people.team')}
        placeholder={t('create.people.teamExample')}
        value={names.teamName}
        maxLength={80}
        autoComplete="off"
        autoFocus
        onChange={(event) => onChange({ ...names, teamName: event.currentTarget.value })}
      />
      <TextInput
        label={t('create.people.name')}
        value={names.name}
        maxLength={60}
        autoComplete="off"
        onChange={(event) => handleName(event.currentTarget.value)}
      />
      <TextInput
        label={t('create.people.label')}
        description={t('create.people.labelText')}
        value={names.label}
        maxLength={60}
        autoComplete="off"
        onChange={(event) => onChange({ ...names, label: event.currentTarget.value })}
      />
      <Alert variant="light" color="ink" title={t('create.people.founderTitle')}>
        {FOUNDER.map(([enforcement, text]) => (
          <Group key={text} gap={8} mt={4} wrap="nowrap" align="flex-start">
            <EnforcementBadge enforcement={enforcement} />
            <Text size="sm">{t(`create.people.${text}`)}</Text>
          </Group>
        ))}
      </Alert>
      <Group justify="space-between" mt="md">
        <Button variant="subtle" ml={-19} onClick={onBack}>
          {t('common.back')}
        </Button>
        <Group gap="sm">
          {!complete && (
            <Text size="sm" c="dimmed">
              {t('create.people.needed')}
            </Text>
          )}
          <Button type="submit" disabled={!complete}>
            {t('common.next')}
          </Button>
        </Group>
      </Group>
    </form>
  );
}
