import { Notice } from '@shopcast/page';
import { useLiveTexts } from '../language/use-live-texts.js';
import { forgetPass } from '../viewer/pass.js';

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
