import { Button, Group, Select, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { AuditAction, AuditTopic } from '../../../shared/model/audit.ts';
import { callQuery } from '../../api/query.ts';
import { ACTION_GROUPS, isFiltered, type AuditFilter } from './audit-filter.ts';

type Props = { readonly filter: AuditFilter; readonly onChange: (filter: AuditFilter) => void };

const GROUPS = ['out', 'customers', 'people', 'vault'] as const;

/** With nothing chosen everything is meant: the word for it reads like a choice. */
const WHOLE = { input: { '--input-placeholder-color': 'var(--mantine-color-text)' } };

/** Person, action, and the token or name an entry is about. */
export function AuditFilters({ filter, onChange }: Props) {
  const { t } = useTranslation();
  const people = useQuery(callQuery('people.list')).data ?? [];
  const pickAction = (choice: string | null) => {
    const topic = AuditTopic.options.find((each) => each === choice);
    const action = topic === undefined && choice !== null ? AuditAction.parse(choice) : undefined;
    onChange({ ...filter, topic, action });
  };
  const pickPerson = (id: string | null) => onChange({ ...filter, actorId: people.find((member) => member.id === id)?.id });

  return (
    <Group role="search" aria-label={t('audit.filter.label')} align="flex-end" gap="sm" mb="md">
      <Select
        label={t('audit.filter.person')}
        placeholder={t('audit.filter.anyone')}
        data={people.map((member) => ({ value: member.id, label: member.name }))}
        value={filter.actorId ?? null}
        onChange={pickPerson}
        clearable
        searchable
        styles={WHOLE}
        w={180}
      />
      <Select
        label={t('audit.filter.action')}
        placeholder={t('audit.filter.any')}
        data={[
          {
            group: t('audit.group.counted'),
            items: AuditTopic.options.map((topic) => ({ value: topic, label: t(`audit.topic.${topic}`) })),
          },
          ...GROUPS.map((group) => ({
            group: t(`audit.group.${group}`),
            items: ACTION_GROUPS[group].map((action) => ({ value: action, label: t(`audit.action.${action}`) })),
          })),
        ]}
        value={filter.topic ?? filter.action ?? null}
        onChange={pickAction}
        clearable
        searchable
        styles={WHOLE}
        w={220}
      />
      <TextInput
        label={t('audit.filter.subject')}
        placeholder={t('audit.filter.subjectExample')}
        value={filter.subject}
        onChange={(event) => onChange({ ...filter, subject: event.currentTarget.value })}
        maxLength={100}
        w={220}
      />
      {isFiltered(filter) && (
        <Button variant="subtle" onClick={() => onChange({ days: filter.days, subject: '' })}>
          {t('audit.filter.clear')}
        </Button>
      )}
    </Group>
  );
}
