import { Alert, Text } from '@mantine/core';
import type { ReactNode } from 'react';
import classes from './banner.module.css';

type BannerProps = {
  readonly color: 'vermilion' | 'amber';
  readonly title: string;
  readonly text?: ReactNode;
  readonly actions: ReactNode;
  /** Shown below, once asked for. */
  readonly children?: ReactNode;
};

/** What everybody has to know wherever they are: a line or two above the screen, and at its right what can be done about it. */
export function Banner({ color, title, text, actions, children }: BannerProps) {
  return (
    <Alert color={color} role={color === 'vermilion' ? 'alert' : 'status'} className={classes['banner'] ?? ''}>
      <div className={classes['line']}>
        <Text size="sm" className={classes['text'] ?? ''}>
          <strong>{title}</strong> {text}
        </Text>
        <div className={classes['actions']}>{actions}</div>
      </div>
      {children}
    </Alert>
  );
}
