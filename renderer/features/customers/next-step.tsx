import { useTranslation } from 'react-i18next';
import { isoDay } from '../../../shared/model/day.ts';
import { useNow } from '../../ui/now.ts';
import { nearDay } from './days.ts';

type DueDayProps = { readonly on: string; readonly time: string | undefined };

/** The day a step is due in the fewest words: 今天 23:59, and the date itself where there is no word for it. */
export function DueDay({ on, time }: DueDayProps) {
  const { t } = useTranslation();
  const now = useNow();
  const near = nearDay(on, now);
  const day = near === undefined ? on : t(`customers.nextStep.${near}`);
  return (
    <time dateTime={on} title={on} className={on <= isoDay(now) ? 'kb-due' : 'kb-quiet'}>
      {time === undefined ? day : `${day} ${time}`}
    </time>
  );
}

type NextStepTextProps = { readonly text: string | undefined; readonly on: string | undefined; readonly time: string | undefined };

/** What is to be done next and by when; amber from the day it is due. */
export function NextStepText({ text, on, time }: NextStepTextProps) {
  if (text === undefined && on === undefined) return undefined;
  return (
    <span className="kb-next-step">
      {on !== undefined && <DueDay on={on} time={time} />}
      {text !== undefined && <span>{text}</span>}
    </span>
  );
}
