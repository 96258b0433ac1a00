import { Text, Tooltip } from '@mantine/core';
import type { CSSProperties, MouseEvent } from 'react';
import { useTranslation } from 'react-i18next';
import type { CustomerId } from '../../../shared/model/ids.ts';
import type { MaskedValue } from '../../../shared/model/list.ts';
import { formatReach } from './reach-format.ts';
import { useReveal } from './use-reach.ts';

type MaskedValueButtonProps = {
  readonly customerId: CustomerId;
  readonly value: MaskedValue;
  /** In the list the row has the keyboard, the cell is for the mouse, and the hint is the browser's own: thousands pass by. */
  readonly inList?: boolean;
};

/** A masked value that opens in place by click or Space, with a ring that runs out. */
export function MaskedValueButton({ customerId, value, inList = false }: MaskedValueButtonProps) {
  const { t } = useTranslation();
  const { shown, pending, show, hide } = useReveal(customerId, value.id);
  const kind = t(`customers.kind.${value.kind}`);
  const handleClick = (event: MouseEvent) => {
    event.stopPropagation();
    if (shown) hide();
    else if (!pending) show();
  };
  const hint = t(shown ? 'customers.reach.hide' : 'customers.reach.show');
  const button = (
    <button
      type="button"
      title={inList ? hint : undefined}
      className={shown ? 'kb-masked-button kb-masked-shown' : 'kb-masked-button'}
      tabIndex={inList ? -1 : 0}
      aria-label={
        shown
          ? t('customers.reach.hideValue', { kind, value: formatReach(value.kind, shown.value) })
          : t('customers.reach.showValue', { kind, masked: value.masked })
      }
      aria-busy={pending}
      onClick={handleClick}
    >
      {shown ? formatReach(value.kind, shown.value) : value.masked}
    </button>
  );
  return (
    <span className="kb-masked">
      {inList ? button : <Tooltip label={hint}>{button}</Tooltip>}
      {shown && (
        <svg className="kb-ring" viewBox="0 0 16 16" aria-hidden style={{ '--kb-ring-ms': `${shown.hideAfterMs}ms` } as CSSProperties}>
          <circle cx="8" cy="8" r="6.5" pathLength="100" />
        </svg>
      )}
      {shown && shown.left * 3 < shown.perDay && (
        <Text span size="xs" c="var(--kb-due)">
          {t('customers.reach.left', { count: shown.left })}
        </Text>
      )}
    </span>
  );
}
