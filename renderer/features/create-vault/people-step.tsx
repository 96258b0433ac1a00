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
        <Text size="sm">
          {t('create.people.founderReads')} <EnforcementBadge enforcement="key" />
        </Text>
        <Text size="sm" mt={4}>
          {t('create.people.founderRules')} <EnforcementBadge enforcement="signature" />
        </Text>
        <Text size="sm" mt={4}>
          {t('create.people.founderHonest')} <EnforcementBadge enforcement="deterrent" />
        </Text>
      </Alert>
      <Group justify="space-between" mt="md">
        <Button variant="subtle" onClick={onBack}>
          {t('common.back')}
        </Button>
        <Button type="submit" disabled={!complete}>
          {t('common.next')}
        </Button>
      </Group>
    </form>
  );
}
