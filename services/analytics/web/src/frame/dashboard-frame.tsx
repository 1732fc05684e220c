import { Frame, SignOutButton } from '@shopcast/page';
import type { ReactNode } from 'react';
import { Freshness } from '../connection/freshness.js';
import { useLanguage } from '../language/use-language.js';
import type { Connection } from '../live/live-view.js';

interface DashboardFrameProps {
  readonly connection: Connection;
  /** Where one came from. */
  readonly back?: ReactNode;
  /** What can be done with what is shown. */
  readonly actions?: ReactNode;
  readonly children: ReactNode;
}

/** What is around every page of the dashboard. */
export function DashboardFrame({ connection, back, actions, children }: DashboardFrameProps) {
  const { page } = useLanguage().messages;
  const bar = (
    <>
      {back}
      <Freshness connection={connection} />
    </>
  );
  const controls = (
    <>
      {actions}
      <SignOutButton />
    </>
  );
  return (
    <Frame skip={page.skipToNumbers} bar={bar} controls={controls} isStale={connection.state === 'reconnecting'}>
      {children}
    </Frame>
  );
}
