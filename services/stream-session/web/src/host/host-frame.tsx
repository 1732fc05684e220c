import { ConnectionNote, Frame, PathLink, SignOutButton } from '@shopcast/page';
import type { ReactNode } from 'react';
import { useHostTexts } from '../language/use-host-texts.js';
import type { Presence } from '../room/room-view.js';
import { addressOf } from './route.js';

interface HostFrameProps {
  /** Of the room, on a session's page. */
  readonly presence?: Presence;
  readonly children: ReactNode;
}

/** What is around every page of the console. */
export function HostFrame({ presence, children }: HostFrameProps) {
  const { page } = useHostTexts();
  const bar = presence !== undefined && (
    <>
      <PathLink address={addressOf({ page: 'sessions' })} className="frame__back">
        {page.sessions}
      </PathLink>
      <RoomConnection presence={presence} />
    </>
  );
  return (
    <Frame skip={page.skip} bar={bar} controls={<SignOutButton />} isStale={presence === 'away'}>
      {children}
    </Frame>
  );
}

function RoomConnection({ presence }: { readonly presence: Presence }) {
  if (presence === 'over' || presence === 'shut') return null;
  const states = { connecting: 'connecting', in: 'streaming', away: 'reconnecting' } as const;
  return <ConnectionNote state={states[presence]} />;
}
