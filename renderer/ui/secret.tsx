import { Fragment, type ReactNode } from 'react';

type SecretProps = { readonly children: ReactNode; readonly label?: string };

/** Longer ones are no groups that a person copies one after the other. */
const GROUP_MAX = 9;

/** Text that is written down from the screen: large enough to read, selectable, never translated by the browser. */
export function Secret({ children, label }: SecretProps) {
  return (
    <code className="kb-secret" translate="no" aria-label={label}>
      {typeof children === 'string' ? inGroups(children) : children}
    </code>
  );
}

/** A line ends between two groups, never within one. */
function inGroups(text: string): ReactNode {
  const groups = text.match(/[^-]*-|[^-]+$/g) ?? [];
  return groups.map((group, at) => (
    // Groups have no name but their place, and it never changes.
    <Fragment key={`${String(at)}${group}`}>
      {at > 0 && <wbr />}
      {group.length > GROUP_MAX ? group : <span className="kb-nowrap">{group}</span>}
    </Fragment>
  ));
}
