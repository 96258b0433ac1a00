import { ActionIcon, Button, Checkbox, Group, Popover, Stack, Text } from '@mantine/core';
import { IconArrowDown, IconArrowUp, IconColumns3 } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useSettings } from '../../api/settings.ts';
import { columnsOf, widthOf, type Column } from './column-shapes.ts';
import { boundedWidth, settingOf } from './use-columns.ts';

const STEP_PX = 16;

/** Which columns, in which order; kept for this person wherever they sign in. */
export function ColumnChooser() {
  const { t } = useTranslation();
  const { settings, change } = useSettings();
  const columns = columnsOf(settings.columns);
  const keep = (next: readonly Column[]) => change({ columns: next.map(settingOf) });
  const move = (from: number, by: 1 | -1) => {
    const next = [...columns];
    const [taken] = next.splice(from, 1);
    if (taken) next.splice(from + by, 0, taken);
    keep(next);
  };
  const widen = (column: Column, by: number) => {
    const width = boundedWidth(widthOf(column) + by);
    keep(columns.map((one) => (one.id === column.id ? { ...one, width } : one)));
  };
  return (
    <Popover position="bottom-end" shadow="md" trapFocus returnFocus width={300}>
      <Popover.Target>
        <ActionIcon variant="default" size="input-sm" aria-label={t('customers.columns.choose')} title={t('customers.columns.choose')}>
          <IconColumns3 size={16} aria-hidden />
        </ActionIcon>
      </Popover.Target>
      <Popover.Dropdown p="xs" aria-label={t('customers.columns.choose')}>
        <Stack gap={2}>
          {columns.map((column, index) => {
            const name = t(`customers.column.${column.id}`);
            return (
              <Group key={column.id} justify="space-between" wrap="nowrap" gap={4}>
                <Checkbox
                  size="xs"
                  label={name}
                  checked={column.visible}
                  onKeyDown={(event) => {
                    const by = { ArrowLeft: -STEP_PX, ArrowRight: STEP_PX }[event.key];
                    if (by !== undefined) widen(column, by);
                  }}
                  onChange={(event) =>
                    column.id !== 'name' &&
                    keep(columns.map((one) => (one.id === column.id ? { ...one, visible: event.currentTarget.checked } : one)))
                  }
                />
                <Group gap={2} wrap="nowrap">
                  <ActionIcon
                    variant="subtle"
                    color="gray"
                    size="sm"
                    disabled={index === 0}
                    aria-label={t('customers.columns.left', { column: name })}
                    onClick={() => move(index, -1)}
                  >
                    <IconArrowUp size={14} aria-hidden />
                  </ActionIcon>
                  <ActionIcon
                    variant="subtle"
                    color="gray"
                    size="sm"
                    disabled={index === columns.length - 1}
                    aria-label={t('customers.columns.right', { column: name })}
                    onClick={() => move(index, 1)}
                  >
                    <IconArrowDown size={14} aria-hidden />
                  </ActionIcon>
                </Group>
              </Group>
            );
          })}
          <Text size="xs" c="dimmed" mt={4}>
            {t('customers.columns.hint')}
          </Text>
          <Button size="compact-sm" variant="subtle" disabled={settings.columns.length === 0} onClick={() => change({ columns: [] })}>
            {t('customers.columns.reset')}
          </Button>
        </Stack>
      </Popover.Dropdown>
    </Popover>
  );
}
