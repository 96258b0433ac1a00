import { Autocomplete, Button, Group, ScrollArea, Stack, Text } from '@mantine/core';
import { IconX } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useState, type SyntheticEvent } from 'react';
import { useTranslation } from 'react-i18next';
import type { TagChange } from '../../../shared/model/cells.ts';
import type { CustomerId } from '../../../shared/model/ids.ts';
import { callQuery } from '../../api/query.ts';
import { ALL_CUSTOMERS } from '../../app/ui-store.ts';
import { formatCount } from '../../ui/format.ts';
import { useReturnFocusToList } from './focus-list.ts';
import { useTagCustomers } from './use-tag-customers.ts';

type TagFormProps = { readonly ids: readonly CustomerId[]; readonly onDone: () => void };

/** What a tag is put on the selected customers with, and below it the tags they have, each to be taken off all of them. */
export function TagForm({ ids, onDone }: TagFormProps) {
  const { t } = useTranslation();
  const [text, setText] = useState('');
  const used = useQuery(callQuery('customers.facets', { query: ALL_CUSTOMERS })).data?.tags ?? [];
  const has = useQuery({ ...callQuery('customers.facets', { query: { ...ALL_CUSTOMERS, ids } }), gcTime: 0 }).data?.tags ?? [];
  const change = useTagCustomers();
  useReturnFocusToList();
  const tag = text.trim();
  const handleChange = (named: string, how: TagChange) => change.mutate({ ids, tag: named, how }, { onSettled: onDone });
  const handleSubmit = (event: SyntheticEvent) => {
    event.preventDefault();
    if (tag !== '' && !change.isPending) handleChange(tag, 'add');
  };
  return (
    <Stack gap="sm">
      <form onSubmit={handleSubmit}>
        <Group gap={6} wrap="nowrap" align="flex-end">
          <Autocomplete
            style={{ flex: 1 }}
            label={t('customers.tagging.add')}
            data={used.map(({ value }) => value)}
            limit={8}
            value={text}
            maxLength={40}
            openOnFocus={false}
            // Within the popover, or a click on a suggestion would be one outside it and close it.
            comboboxProps={{ withinPortal: false }}
            autoFocus
            data-autofocus
            onChange={setText}
          />
          <Button
            type="submit"
            disabled={tag === ''}
            title={tag === '' ? t('customers.tagging.missing') : undefined}
            loading={change.isPending}
          >
            {t('common.add')}
          </Button>
        </Group>
      </form>
      {has.length > 0 && (
        <div>
          <Text size="xs" c="dimmed" mb={6}>
            {t('customers.tagging.has')}
          </Text>
          <ScrollArea.Autosize mah={160}>
            <div className="kb-tags">
              {has.map(({ value, count }) => (
                <button
                  key={value}
                  type="button"
                  className="kb-chip"
                  title={t('customers.tagging.remove', { tag: value, count })}
                  onClick={() => handleChange(value, 'remove')}
                >
                  {value} <span className="kb-figures">{formatCount(count)}</span> <IconX size={11} aria-hidden />
                </button>
              ))}
            </div>
          </ScrollArea.Autosize>
        </div>
      )}
    </Stack>
  );
}
