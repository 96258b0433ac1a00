import { Button, Checkbox, Group, NumberInput, Select, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import {
  DELIMITERS,
  ENCODINGS,
  NO_HEADER,
  type Encoding,
  type ImportFormatChoice,
  type ImportPreview,
} from '../../../shared/model/exchange.ts';
import { formatBytes } from '../../ui/format.ts';
import type { ChosenFile } from './import-draft.ts';

type Props = {
  readonly file: ChosenFile;
  /** What the program made of the file so far. */
  readonly found: Pick<ImportPreview, 'format' | 'sheets'> | undefined;
  readonly chosen: ImportFormatChoice;
  readonly onChange: (change: ImportFormatChoice) => void;
  /** Absent where another way to a file stands beside it. */
  readonly onChooseOther: (() => void) | undefined;
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

/** How the file is read; each change reads the first rows again. */
export function FormatFields({ file, found, chosen, onChange, onChooseOther }: Props) {
  const { t } = useTranslation();
  // A file that cannot be read at all has no settings to show, unless it is one of them that makes it unreadable.
  const hasSettings = found !== undefined || Object.keys(chosen).length > 0;

  return (
    <Group align="flex-end" gap="sm">
      <div>
        <Text fw={600}>{file.fileName}</Text>
        <Group gap="xs">
          <Text size="sm" c="dimmed">
            {formatBytes(file.bytes)}
          </Text>
          {onChooseOther && (
            <Button variant="subtle" size="compact-sm" onClick={onChooseOther}>
              {t('import.format.other')}
            </Button>
          )}
        </Group>
      </div>
      {hasSettings && (
        <Group gap="sm" align="flex-end" ml="auto">
          {found === undefined || found.format.kind === 'csv' ? (
            <TextFields format={{ ...found?.format, ...chosen }} onChange={onChange} />
          ) : undefined}
          {found?.format.kind === 'xlsx' && (
            <Select
              label={t('import.format.sheet')}
              data={found.sheets.map((name, index) => ({ value: String(index), label: name.trim() === '' ? String(index + 1) : name }))}
              value={String(chosen.sheet ?? found.format.sheet)}
              onChange={(value) => value !== null && onChange({ sheet: Number(value) })}
              allowDeselect={false}
              w={200}
            />
          )}
          {found?.format.kind === 'vcard' ? (
            <Text size="sm" c="dimmed">
              {t('import.format.vcard')}
            </Text>
          ) : (
            <HeaderRow value={chosen.headerRow ?? found?.format.headerRow} onChange={(headerRow) => onChange({ headerRow })} />
          )}
        </Group>
      )}
    </Group>
  );
}

function TextFields({
  format,
  onChange,
}: {
  readonly format: ImportFormatChoice;
  readonly onChange: (change: ImportFormatChoice) => void;
}) {
  const { t } = useTranslation();
  return (
    <>
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
    </>
  );
}

function HeaderRow({ value, onChange }: { readonly value: number | undefined; readonly onChange: (headerRow: number) => void }) {
  const { t } = useTranslation();
  const handleChange = (typed: string | number) => {
    const line = Number(typed);
    if (typed !== '' && Number.isInteger(line) && line >= 1 && line <= LAST_HEADER_LINE) onChange(line - 1);
  };
  return (
    <>
      <Checkbox
        label={t('import.format.noHeader')}
        checked={value === NO_HEADER}
        onChange={(event) => onChange(event.currentTarget.checked ? NO_HEADER : 0)}
        mb={8}
      />
      <NumberInput
        label={t('import.format.headerRow')}
        value={value === undefined || value === NO_HEADER ? '' : value + 1}
        onChange={handleChange}
        min={1}
        max={LAST_HEADER_LINE}
        allowDecimal={false}
        size="sm"
        w={140}
      />
    </>
  );
}
