import type { ReactNode } from 'react';

type SecretProps = { readonly children: ReactNode; readonly label?: string };

/** Text that is written down from the screen: large enough to read, selectable, never translated by the browser. */
export function Secret({ children, label }: SecretProps) {
  return (
    <code className="kb-secret" translate="no" aria-label={label}>
      {children}
    </code>
  );
}
