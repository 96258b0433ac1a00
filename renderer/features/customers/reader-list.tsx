import { Group, Text, Title } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { KeyGroup } from '../../../shared/model/access.ts';
import type { CustomerDetail } from '../../../shared/model/list.ts';
import { EnforcementBadge } from '../../ui/enforcement-badge.tsx';
import { formatList } from '../../ui/format.ts';

type ReaderListProps = { readonly detail: CustomerDetail };

/** Who can open this: the people who hold its keys, group by group, and how firmly that holds. */
export function ReaderList({ detail }: ReaderListProps) {
  const { t, i18n } = useTranslation();
  const keysOf = (groups: readonly KeyGroup[]) =>
    formatList(
      groups.map((group) => t(`keyGroups.${group}`)),
      i18n.language,
    );
  return (
    <section>
      <Title order={3}>{t('customers.readers.title')}</Title>
      <ul className="kb-readers">
        {detail.readers.map((reader) => (
          <li key={`${reader.kind}-${reader.name}`}>
            <Group gap={8} wrap="nowrap" justify="space-between">
              <Text size="sm">{reader.kind === 'recovery' ? t('customers.readers.recovery') : reader.name}</Text>
              <Group gap={8} wrap="nowrap">
                <Text size="xs" c="dimmed" title={keysOf(reader.groups)}>
                  {reader.groups.length > 1 ? t('customers.readers.all') : keysOf(reader.groups)}
                </Text>
                <EnforcementBadge enforcement={reader.enforcement} />
              </Group>
            </Group>
          </li>
        ))}
      </ul>
    </section>
  );
}
