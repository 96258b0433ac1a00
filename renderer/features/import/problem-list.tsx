import { Text, Title } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { ImportReport } from '../../../shared/model/exchange.ts';
import classes from './import.module.css';

type Props = { readonly title: string; readonly problems: ImportReport['problems'] };

/** Problems grouped by kind, each with what to do and the first lines it stands on. */
export function ProblemList({ title, problems }: Props) {
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
                {t(count > lines.length ? 'import.check.linesMore' : 'import.check.lines', { lines: join(lines) })}
              </Text>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}
