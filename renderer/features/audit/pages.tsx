import { Group, Pagination } from '@mantine/core';
import { useTranslation } from 'react-i18next';

type Props = { readonly total: number; readonly page: number; readonly onChange: (page: number) => void };

/** Below a log of several pages; nothing below one. */
export function Pages({ total, page, onChange }: Props) {
  const { t } = useTranslation();
  if (total <= 1) return undefined;
  return (
    <Group component="nav" aria-label={t('audit.pages')} justify="center" mt="md">
      <Pagination
        total={total}
        value={page}
        onChange={onChange}
        getItemProps={(number) => ({ 'aria-label': t('audit.page', { number }) })}
        getControlProps={(control) => ({ 'aria-label': t(`audit.control.${control}`) })}
      />
    </Group>
  );
}
