import { Alert, Select, Text, Title } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { IMPORT_FIELDS, type ImportField } from '../../../shared/model/exchange.ts';
import { hasNameColumn } from './import-draft.ts';
import classes from './import.module.css';

type Props = {
  readonly headers: readonly string[];
  readonly mapping: readonly ImportField[];
  /** Leads alone put customers into the books of others. */
  readonly withOwner: boolean;
  readonly onChange: (column: number, field: ImportField) => void;
};

/** One line a column: its heading in the file, and what it becomes. */
export function MappingList({ headers, mapping, withOwner, onChange }: Props) {
  const { t } = useTranslation();
  const fields = IMPORT_FIELDS.filter((field) => withOwner || field !== 'owner').map((value) => ({
    value,
    label: t(`import.field.${value}`),
  }));
  const ignored = mapping.filter((field) => field === 'ignore').length;

  return (
    <section aria-labelledby="mapping-title" className={classes['mapping']}>
      <Title order={2} id="mapping-title">
        {t('import.mapping.title')}
      </Title>
      <Text size="sm" c="dimmed" mb="xs">
        {t('import.mapping.used', { used: mapping.length - ignored, ignored })}
      </Text>
      {!hasNameColumn(mapping) && (
        <Alert color="amber" mb="xs" p="xs">
          {t('import.mapping.needName')}
        </Alert>
      )}
      <ul className={classes['columns']}>
        {headers.map((header, column) => {
          const name = header.trim() === '' ? t('import.mapping.unnamed', { number: column + 1 }) : header;
          return (
            <li key={column} className={classes['column']}>
              <Text size="sm" truncate title={name}>
                {name}
              </Text>
              <Select
                aria-label={t('import.mapping.column', { name })}
                data={fields}
                value={mapping[column] ?? 'ignore'}
                onChange={(value) => value && onChange(column, value)}
                allowDeselect={false}
                size="xs"
                searchable
              />
            </li>
          );
        })}
      </ul>
    </section>
  );
}
