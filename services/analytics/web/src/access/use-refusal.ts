import { useEffect } from 'react';
import { useAccess } from '@shopcast/page';
import type { Connection } from '../live/live-view.js';

/** Whether an answer is about the key and not about what was asked for. */
export const isKeyRefused = (status: number): boolean => status === 401 || status === 403;

/** Asks for another key when the server does not take this one. */
export function useRefusal(connection: Connection): void {
  const { refuse } = useAccess();
  const status = connection.state === 'refused' ? connection.status : null;
  useEffect(() => {
    if (status === 401) refuse('unknown');
    if (status === 403) refuse('forbidden');
  }, [status, refuse]);
}
