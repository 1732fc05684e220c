import { Frame, SignOutButton } from '@shopcast/page';
import type { ReactNode } from 'react';
import { Freshness } from '../connection/freshness.js';
import { useLanguage } from '../language/use-language.js';
import type { Connection } from '../live/live-view.js';
import { Link } from '../route/link.js';

interface DashboardFrameProps {
  readonly connection: Connection;
  readonly back?: boolean;
  readonly children: ReactNode;
}

/** What is around every page of the dashboard. */
export function DashboardFrame({ connection, back = false, children }: DashboardFrameProps) {
  const { page } = useLanguage().messages;
  const bar = (
    <>
      {back && (
        <Link to={{ page: 'overview' }} className="frame__back">
          {page.overview}
        </Link>
      )}
      <Freshness connection={connection} />
    </>
  );
  return (
    <Frame
      skip={page.skipToNumbers}
      bar={bar}
      controls={<SignOutButton />}
      isStale={connection.state === 'reconnecting'}
    >
      {children}
    </Frame>
  );
}
