import { Button, Collapse, Group, TagsInput, TextInput } from '@mantine/core';
import { IconChevronDown, IconChevronRight } from '@tabler/icons-react';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ImportDefaults } from '../../../shared/model/exchange.ts';

type Props = { readonly defaults: ImportDefaults; readonly onChange: (defaults: ImportDefaults) => void };

const FIELDS = ['source', 'level', 'stage', 'city'] as const;
/** Longest texts the vault takes. */
const LENGTHS = { source: 60, level: 40, stage: 40, city: 100 } as const;
const TAG_MAX = 40;
const TAGS_MAX = 30;

/** Values for what no column says; folded away until somebody wants them. */
export function DefaultFields({ defaults, onChange }: Props) {
  const { t } = useTranslation();
  const id = useId();
  const [isOpen, setIsOpen] = useState(() => Object.keys(defaults).length > 0);
  return (
    <>
      <Button
        variant="subtle"
        size="compact-sm"
        mt="xs"
        leftSection={isOpen ? <IconChevronDown size={14} aria-hidden /> : <IconChevronRight size={14} aria-hidden />}
        aria-expanded={isOpen}
        aria-controls={id}
        onClick={() => setIsOpen(!isOpen)}
      >
        {t('import.plan.defaults')}
      </Button>
      <Collapse expanded={isOpen} id={id}>
        <Group align="flex-start" gap="sm" mt={4}>
          {FIELDS.map((field) => (
            <TextInput
              key={field}
              label={t(`import.field.${field}`)}
              placeholder={field === 'source' ? t('import.plan.sourceExample') : undefined}
              value={defaults[field] ?? ''}
              onChange={(event) => onChange({ ...defaults, [field]: event.currentTarget.value })}
              maxLength={LENGTHS[field]}
              w={field === 'source' ? 260 : 130}
            />
          ))}
          <TagsInput
            label={t('import.plan.tagsForAll')}
            value={[...(defaults.tags ?? [])]}
            onChange={(tags) =>
              onChange({ ...defaults, tags: tags.map((tag) => tag.trim().slice(0, TAG_MAX)).filter((tag) => tag !== '') })
            }
            maxTags={TAGS_MAX}
            w={260}
          />
        </Group>
      </Collapse>
    </>
  );
}
