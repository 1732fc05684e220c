import { Notice, useSpeech } from '@shopcast/page';
import { useMemo } from 'react';
import { askWith, patiently } from '../api/ask.js';
import { useLiveTexts } from '../language/use-live-texts.js';
import { useReplayTexts } from '../language/use-replay-texts.js';
import { usePass } from '../viewer/use-pass.js';
import { Theatre } from './theatre.js';
import { useReplay } from './use-replay.js';

/** A session that is over, as whoever missed it sees it. */
export function ReplayPage({ sessionId }: { readonly sessionId: string }) {
  const admission = usePass(sessionId, 'replay-guests');
  if (admission.state === 'admitted') return <Admitted sessionId={sessionId} token={admission.pass.token} />;
  return <NotNow sessionId={sessionId} reason={admission.state === 'over' ? 'early' : admission.state} />;
}

function Admitted({ sessionId, token }: { readonly sessionId: string; readonly token: string }) {
  const ask = useMemo(() => patiently(askWith(token)), [token]);
  const reading = useReplay(ask, sessionId);
  if (reading.state === 'there') return <Theatre ask={ask} replay={reading.replay} />;
  return <NotNow sessionId={sessionId} reason={reading.state} />;
}

interface NotNowProps {
  readonly sessionId: string;
  readonly reason: 'asking' | 'missing' | 'early' | 'unreachable';
}

/** Why there is nothing to see, and what can be done about it. */
function NotNow({ sessionId, reason }: NotNowProps) {
  const { texts } = useSpeech();
  const { stage } = useLiveTexts();
  const { early, earlyHint, toLive } = useReplayTexts();
  if (reason === 'asking') return <Notice title={texts.connecting} />;
  if (reason === 'missing') return <Notice title={stage.missing}>{stage.missingHint}</Notice>;
  if (reason === 'unreachable') return <Notice title={stage.shut}>{texts.reconnecting}</Notice>;
  return (
    <Notice title={early}>
      {earlyHint} <a href={`/live/${sessionId}`}>{toLive}</a>
    </Notice>
  );
}
