import { Chip, Group, Text, Title } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { ExportField } from '../../../shared/model/exchange.ts';
import { CARD_FIELDS, PRIVATE_FIELDS } from './export-draft.ts';

type Props = { readonly chosen: ReadonlySet<ExportField>; readonly onChange: (fields: ReadonlySet<ExportField>) => void };

const GROUPS = [
  ['card', CARD_FIELDS],
  ['private', PRIVATE_FIELDS],
] as const;

/** Columns of the file. The fewer leave, the better, so none is chosen that nobody asked for. */
export function FieldChoice({ chosen, onChange }: Props) {
  const { t } = useTranslation();
  return (
    <section aria-labelledby="fields-title">
      <Title order={2} id="fields-title" mb="xs">
        {t('export.fields.title')}
      </Title>
      <Chip.Group multiple value={[...chosen]} onChange={(next) => onChange(new Set(next.map((field) => ExportField.parse(field))))}>
        {GROUPS.map(([group, fields]) => (
          <Group key={group} gap={8} mb={8} role="group" aria-label={t(`export.fields.${group}`)} wrap="nowrap" align="flex-start">
            <Text size="sm" c="dimmed" w={128} pt={4} aria-hidden style={{ flexShrink: 0 }}>
              {t(`export.fields.${group}`)}
            </Text>
            <Group gap={8}>
              {fields.map((field) => (
                <Chip key={field} value={field} size="sm" radius="sm" variant="outline">
                  {t(`export.field.${field}`)}
                </Chip>
              ))}
            </Group>
          </Group>
        ))}
      </Chip.Group>
      {chosen.size === 0 && (
        <Text size="sm" c="var(--kb-due)">
          {t('export.fields.none')}
        </Text>
      )}
    </section>
  );
}
