import { Button, Group, NumberInput, Select, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { DELIMITERS, ENCODINGS, type Encoding, type ImportFormat } from '../../../shared/model/exchange.ts';
import { formatBytes } from '../../ui/format.ts';
import type { ChosenFile } from './import-draft.ts';

type Props = {
  readonly file: ChosenFile;
  readonly format: Partial<ImportFormat>;
  readonly onChange: (change: Partial<ImportFormat>) => void;
  readonly onChooseOther: () => void;
};

const DELIMITER_NAMES = { ',': 'comma', ';': 'semicolon', '\t': 'tab', '|': 'bar' } as const;
const ENCODING_NAMES: Readonly<Record<Encoding, string>> = {
  'utf-8': 'UTF-8',
  gb18030: 'GB18030 / GBK',
  big5: 'Big5',
  shift_jis: 'Shift JIS',
  'utf-16le': 'UTF-16 LE',
  'utf-16be': 'UTF-16 BE',
  'windows-1252': 'Windows-1252',
};

/** The format counts rows from 0; people count lines from 1. */
const LAST_HEADER_LINE = 51;

/** Encoding, separator and header line; each change reads the first rows again. */
export function FormatFields({ file, format, onChange, onChooseOther }: Props) {
  const { t } = useTranslation();
  const handleHeaderRow = (value: string | number) => {
    const line = Number(value);
    if (value !== '' && Number.isInteger(line) && line >= 1 && line <= LAST_HEADER_LINE) onChange({ headerRow: line - 1 });
  };

  return (
    <Group align="flex-end" gap="sm">
      <div>
        <Text fw={600}>{file.fileName}</Text>
        <Group gap="xs">
          <Text size="sm" c="dimmed">
            {formatBytes(file.bytes)}
          </Text>
          <Button variant="subtle" size="compact-sm" onClick={onChooseOther}>
            {t('import.format.other')}
          </Button>
        </Group>
      </div>
      <Group gap="sm" align="flex-end" ml="auto">
        <Select
          label={t('import.format.encoding')}
          data={ENCODINGS.map((value) => ({ value, label: ENCODING_NAMES[value] }))}
          value={format.encoding ?? null}
          onChange={(value) => value && onChange({ encoding: value })}
          allowDeselect={false}
          w={160}
        />
        <Select
          label={t('import.format.delimiter')}
          data={DELIMITERS.map((value) => ({ value, label: t(`import.format.${DELIMITER_NAMES[value]}`) }))}
          value={format.delimiter ?? null}
          onChange={(value) => value && onChange({ delimiter: value })}
          allowDeselect={false}
          w={130}
        />
        <NumberInput
          label={t('import.format.headerRow')}
          value={format.headerRow === undefined ? '' : format.headerRow + 1}
          onChange={handleHeaderRow}
          min={1}
          max={LAST_HEADER_LINE}
          allowDecimal={false}
          size="sm"
          w={140}
        />
      </Group>
    </Group>
  );
}
