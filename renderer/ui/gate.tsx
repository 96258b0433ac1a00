import { Text } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useAppState } from '../app/app-store.ts';
import { LookSwitch } from './look-switch.tsx';

type GateProps = { readonly children: ReactNode; readonly wide?: boolean };

/** The page around everything before sign-in. */
export function Gate({ children, wide = false }: GateProps) {
  const { t } = useTranslation();
  const { version, shell, keyStore } = useAppState();
  return (
    <div className="kb-gate">
      <header className="kb-gate-head">
        <Text fw={600}>
          <span className="kb-seal" lang="zh-CN" aria-hidden>
            守
          </span>
          {t('gate.name')}
        </Text>
        <LookSwitch />
      </header>
      <main className={wide ? 'kb-gate-body kb-gate-wide' : 'kb-gate-body'}>{children}</main>
      <footer>
        <Text size="xs" c="dimmed" ta="center">
          {t('gate.version', { version })}
          {shell === 'preview' && ` · ${t('gate.preview')}`}
          {keyStore === 'none' && ` · ${t('gate.noKeyStore')}`}
        </Text>
      </footer>
    </div>
  );
}
