import { Group, Switch, Text } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ReminderSettings } from '../../../shared/model/reminder.ts';
import { useSettings } from '../../api/settings.ts';
import { TimeField } from '../../ui/time-field.tsx';
import { Section } from './section.tsx';

/** Whether and when this person is reminded of next steps. */
export function ReminderSection() {
  const { t } = useTranslation();
  const { settings, change } = useSettings();
  const { reminders } = settings;
  // There is always an hour: an emptied field is not one.
  const set = (part: Partial<ReminderSettings>) => {
    const wanted = ReminderSettings.safeParse({ ...reminders, ...part });
    if (wanted.success) change({ reminders: wanted.data });
  };
  /** Kept while typing, saved by Enter or on leaving the field. */
  const [typed, setTyped] = useState<Partial<ReminderSettings>>({});
  const handleSave = () => {
    if (Object.keys(typed).length > 0) set(typed);
    setTyped({});
  };
  return (
    <Section name="reminders" title={t('settings.reminders.title')}>
      <Switch label={t('settings.reminders.on')} checked={reminders.on} onChange={(event) => set({ on: event.currentTarget.checked })} />
      <Group gap="sm" align="flex-end" onBlur={handleSave}>
        <TimeField
          label={t('settings.reminders.quietFrom')}
          value={typed.quietFrom ?? reminders.quietFrom}
          disabled={!reminders.on}
          onChange={(quietFrom) => setTyped({ ...typed, quietFrom })}
          onKeyDown={(event) => event.key === 'Enter' && handleSave()}
        />
        <TimeField
          label={t('settings.reminders.quietUntil')}
          value={typed.quietUntil ?? reminders.quietUntil}
          disabled={!reminders.on}
          onChange={(quietUntil) => setTyped({ ...typed, quietUntil })}
          onKeyDown={(event) => event.key === 'Enter' && handleSave()}
        />
      </Group>
      <Text size="sm" c="dimmed">
        {t('settings.reminders.text')}
      </Text>
    </Section>
  );
}
