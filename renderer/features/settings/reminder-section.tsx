import { Group, Switch, Text, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { ReminderSettings } from '../../../shared/model/reminder.ts';
import { useSettings } from '../../api/settings.ts';
import { Section } from './section.tsx';

/** Whether and when this person is reminded of next steps. */
export function ReminderSection() {
  const { t } = useTranslation();
  const { settings, change } = useSettings();
  const { reminders } = settings;
  // A half typed time is not one yet.
  const set = (part: Partial<ReminderSettings>) => {
    const wanted = ReminderSettings.safeParse({ ...reminders, ...part });
    if (wanted.success) change({ reminders: wanted.data });
  };
  return (
    <Section title={t('settings.reminders.title')}>
      <Switch label={t('settings.reminders.on')} checked={reminders.on} onChange={(event) => set({ on: event.currentTarget.checked })} />
      <Group gap="sm" align="flex-end">
        <TextInput
          type="time"
          label={t('settings.reminders.quietFrom')}
          value={reminders.quietFrom}
          disabled={!reminders.on}
          onChange={(event) => set({ quietFrom: event.currentTarget.value })}
        />
        <TextInput
          type="time"
          label={t('settings.reminders.quietUntil')}
          value={reminders.quietUntil}
          disabled={!reminders.on}
          onChange={(event) => set({ quietUntil: event.currentTarget.value })}
        />
      </Group>
      <Text size="sm" c="dimmed">
        {t('settings.reminders.text')}
      </Text>
    </Section>
  );
}
