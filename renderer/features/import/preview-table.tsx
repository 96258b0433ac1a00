import { Table, Text, Title } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { ImportField, ImportPreview } from '../../../shared/model/exchange.ts';
import classes from './import.module.css';

type Props = { readonly preview: ImportPreview; readonly mapping: readonly ImportField[] };

/** The first rows as the file says them, under the meaning each column will have. */
export function PreviewTable({ preview, mapping }: Props) {
  const { t } = useTranslation();
  if (preview.rows.length === 0) return <Text>{t('import.preview.empty')}</Text>;
  const meaning = (column: number) => mapping[column] ?? 'ignore';

  return (
    <section aria-labelledby="preview-title" className={classes['preview']}>
      <Title order={2} id="preview-title">
        {t('import.preview.title', { count: preview.rows.length })}
      </Title>
      <div className={classes['rows']} tabIndex={0} role="region" aria-label={t('import.preview.region')}>
        <Table className="kb-table" withTableBorder withColumnBorders verticalSpacing={4}>
          <Table.Thead>
            <Table.Tr>
              {preview.headers.map((header, column) => (
                <Table.Th key={column} className={classes['cell']} data-ignored={meaning(column) === 'ignore' || undefined}>
                  {header}
                  <Text size="xs" fw={400} c={meaning(column) === 'ignore' ? 'dimmed' : 'var(--kb-action)'}>
                    {meaning(column) === 'ignore' ? t('import.preview.ignored') : `→ ${t(`import.field.${meaning(column)}`)}`}
                  </Text>
                </Table.Th>
              ))}
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {preview.rows.map((row, index) => (
              <Table.Tr key={index}>
                {preview.headers.map((_, column) => (
                  <Table.Td
                    key={column}
                    className={classes['cell']}
                    data-ignored={meaning(column) === 'ignore' || undefined}
                    title={row[column]}
                  >
                    {row[column]}
                  </Table.Td>
                ))}
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </div>
    </section>
  );
}
