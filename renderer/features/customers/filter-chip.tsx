import { Button, Checkbox, CloseButton, Group, Popover, ScrollArea, Stack, Text } from '@mantine/core';
import { IconChevronDown } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { formatCount } from '../../ui/format.ts';

type Choice = { readonly value: string; readonly label: string; readonly count?: number };

type FilterChipProps = {
  readonly name: string;
  readonly choices: readonly Choice[];
  readonly chosen: readonly string[];
  readonly onChange: (values: readonly string[]) => void;
};

/** One filter: says what it narrows to, and can be taken off again with one click. */
export function FilterChip({ name, choices, chosen, onChange }: FilterChipProps) {
  const { t } = useTranslation();
  const labels = chosen.map((value) => choices.find((choice) => choice.value === value)?.label ?? value);
  const missing = chosen
    .filter((value) => !choices.some((choice) => choice.value === value))
    .map((value): Choice => ({ value, label: value, count: 0 }));
  return (
    <Group gap={0} wrap="nowrap">
      <Popover position="bottom-start" shadow="md" trapFocus returnFocus width={260}>
        <Popover.Target>
          <Button
            variant={chosen.length > 0 ? 'light' : 'default'}
            size="compact-sm"
            rightSection={<IconChevronDown size={13} aria-hidden />}
          >
            {labels.length === 0 ? name : t('customers.filter.is', { name, values: labels.join(t('customers.filter.or')) })}
          </Button>
        </Popover.Target>
        <Popover.Dropdown p="xs">
          <ScrollArea.Autosize mah={300}>
            <Checkbox.Group aria-label={name} value={[...chosen]} onChange={onChange}>
              <Stack gap={6}>
                {[...missing, ...choices].map((choice) => (
                  <Group key={choice.value} justify="space-between" wrap="nowrap" pr="sm">
                    <Checkbox size="xs" value={choice.value} label={choice.label} />
                    <Text size="xs" c="dimmed" className="kb-figures">
                      {choice.count !== undefined && formatCount(choice.count)}
                    </Text>
                  </Group>
                ))}
              </Stack>
            </Checkbox.Group>
          </ScrollArea.Autosize>
        </Popover.Dropdown>
      </Popover>
      {chosen.length > 0 && <CloseButton size="sm" aria-label={t('customers.filter.clear', { name })} onClick={() => onChange([])} />}
    </Group>
  );
}
