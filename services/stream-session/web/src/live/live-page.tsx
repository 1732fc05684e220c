import { Notice, useSpeech } from '@shopcast/page';
import { useLiveTexts } from '../language/use-live-texts.js';
import { ReplayLink } from '../replay/replay-link.js';
import { usePass } from '../viewer/use-pass.js';
import './live-page.css';
import { Room } from './room.js';
import { ShutNotice } from './shut-notice.js';

/** A session as its viewers see it. */
export function LivePage({ sessionId }: { readonly sessionId: string }) {
  const admission = usePass(sessionId);
  const { texts } = useSpeech();
  const { stage } = useLiveTexts();

  if (admission.state === 'asking') return <Notice title={texts.connecting} />;
  if (admission.state === 'missing') return <Notice title={stage.missing}>{stage.missingHint}</Notice>;
  if (admission.state === 'over') return <Over sessionId={sessionId} />;
  if (admission.state === 'unreachable') return <ShutNotice sessionId={sessionId} />;
  return <Room sessionId={sessionId} pass={admission.pass} />;
}

function Over({ sessionId }: { readonly sessionId: string }) {
  const { stage } = useLiveTexts();
  return (
    <Notice title={stage.ended}>
      {stage.endedHint} <ReplayLink sessionId={sessionId} />
    </Notice>
  );
}
