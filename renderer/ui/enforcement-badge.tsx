import { Badge, Tooltip } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Enforcement } from '../../shared/model/access.ts';

type EnforcementBadgeProps = { readonly enforcement: Enforcement };

const COLORS = { key: 'proven', signature: 'ink', program: 'gray', deterrent: 'amber' } as const;

/** How a permission is held up, as one sign with its sentence on hover and focus. Never shown stronger than it is. */
export function EnforcementBadge({ enforcement }: EnforcementBadgeProps) {
  const { t } = useTranslation();
  const sentence = t(`enforcement.${enforcement}.text`);
  return (
    <Tooltip label={sentence}>
      <Badge
        component="span"
        tabIndex={0}
        role="img"
        aria-label={`${t(`enforcement.${enforcement}.name`)}: ${sentence}`}
        variant="outline"
        color={COLORS[enforcement]}
        className={`kb-enforcement kb-enforcement-${enforcement}`}
        radius="xs"
        size="sm"
        tt="none"
      >
        {t(`enforcement.${enforcement}.sign`)}
      </Badge>
    </Tooltip>
  );
}
