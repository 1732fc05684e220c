import { Notice, useSpeech } from '@shopcast/page';
import { useLiveTexts } from '../language/use-live-texts.js';
import { forgetPass } from '../viewer/pass.js';
import { usePass } from '../viewer/use-pass.js';
import './live-page.css';
import { Room } from './room.js';

/** A session as its viewers see it. */
export function LivePage({ sessionId }: { readonly sessionId: string }) {
  const admission = usePass(sessionId);
  const { texts } = useSpeech();
  const { stage } = useLiveTexts();

  if (admission.state === 'asking') return <Notice title={texts.connecting} />;
  if (admission.state === 'missing') return <Notice title={stage.missing}>{stage.missingHint}</Notice>;
  if (admission.state === 'over') return <Notice title={stage.ended}>{stage.endedHint}</Notice>;
  if (admission.state === 'unreachable') return <ShutNotice sessionId={sessionId} />;
  return <Room sessionId={sessionId} pass={admission.pass} />;
}

/** The way back in, as whoever the server takes one for then. */
export function ShutNotice({ sessionId }: { readonly sessionId: string }) {
  const { stage } = useLiveTexts();
  const comeAgain = () => {
    forgetPass(sessionId);
    window.location.reload();
  };
  return (
    <Notice title={stage.shut}>
      {stage.shutHint}{' '}
      <button type="button" className="solid-button" onClick={comeAgain}>
        {stage.reload}
      </button>
    </Notice>
  );
}
