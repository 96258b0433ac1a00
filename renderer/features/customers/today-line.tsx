import { useTranslation } from 'react-i18next';
import { TimeText } from '../../ui/time-text.tsx';
import { DueDay } from './next-step.tsx';
import type { TodayItem } from './use-today.ts';

type TodayLineProps = {
  readonly item: TodayItem;
  readonly active: boolean;
  readonly onPoint: () => void;
};

/** Who, what, since when; amber from the day it is due. */
export function TodayLine({ item, active, onPoint }: TodayLineProps) {
  const { customer } = item;
  return (
    <div id={item.key} role="option" aria-selected={active} className="kb-today-line" onClick={onPoint}>
      <span className="kb-figures">
        <When item={item} />
      </span>
      <span className="kb-name">{customer.name}</span>
      <span className="kb-quiet">{customer.company}</span>
      <span>{customer.nextStep}</span>
      <span className="kb-figures kb-quiet">{customer.maskedPhone}</span>
    </div>
  );
}

function When({ item }: Pick<TodayLineProps, 'item'>) {
  const { t } = useTranslation();
  if (item.section === 'birthdays') return item.birthdayIn ? t('today.birthdayIn', { count: item.birthdayIn }) : t('today.birthdayToday');
  if (item.section === 'returning')
    return <span className="kb-due">{item.returnsIn ? t('today.returnsIn', { count: item.returnsIn }) : t('today.returnsNow')}</span>;
  if (item.section === 'allotted')
    return (
      <>
        {t('today.fromPool')} · <TimeText at={item.arrivedAt ?? 0} />
      </>
    );
  if (item.section === 'arrivals')
    return (
      <>
        {item.unseen && <span className="kb-due">{t('today.new')} · </span>}
        {item.fromPool ? t('today.fromPool') : t('today.from', { name: item.arrivedFrom ?? '' })} · <TimeText at={item.arrivedAt ?? 0} />
      </>
    );
  const { nextStepOn, nextStepTime } = item.customer;
  return nextStepOn !== undefined && <DueDay on={nextStepOn} time={nextStepTime} />;
}
