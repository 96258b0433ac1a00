import { Text, Title } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { ImportReport } from '../../../shared/model/exchange.ts';
import classes from './import.module.css';

type Props = {
  readonly title: string;
  readonly problems: ImportReport['problems'];
  /** What can be done about them. */
  readonly children?: ReactNode;
};

/** Problems grouped by kind, each with what to do and the first lines it stands on. */
export function ProblemList({ title, problems, children }: Props) {
  const { t, i18n } = useTranslation();
  if (problems.length === 0) return undefined;
  const join = (lines: readonly number[]) => lines.join(i18n.language === 'zh-CN' ? '、' : ', ');

  return (
    <section aria-label={title}>
      <Title order={3}>{title}</Title>
      <ul className={classes['problems']}>
        {problems.map(({ problem, count, lines }) => (
          <li key={problem}>
            {t('import.check.problemRows', { count, text: t(`import.problem.${problem}`) })}
            {lines.length > 0 && (
              <Text size="sm" c="dimmed" className="kb-figures">
                {count > lines.length
                  ? t('import.check.linesMore', { lines: join(lines), more: count - lines.length })
                  : t('import.check.lines', { lines: join(lines), count })}
              </Text>
            )}
          </li>
        ))}
      </ul>
      {children}
    </section>
  );
}
