import { useCallback, useEffect, useState } from 'react';
import type { Ask } from '../../api/ask.js';
import { useHostTexts } from '../../language/use-host-texts.js';
import { CopyText } from '../form/copy-text.js';
import { ProblemNote } from '../form/problem-note.js';
import { useDeed } from '../form/use-deed.js';

interface MediaDeskProps {
  readonly ask: Ask;
  readonly sessionId: string;
}

interface Media {
  readonly publishingGoesLive: boolean;
  readonly coverUrl: string | null;
  readonly key: { readonly keyId: string } | null;
  readonly publishing: boolean;
}

interface IngestKey {
  readonly publishUrl: string;
  readonly streamKey: string;
}

const EVERY_MS = 5_000;

/** How audio and video come in. A key is shown once; a new one makes the one before worthless. */
export function MediaDesk({ ask, sessionId }: MediaDeskProps) {
  const { ingest } = useHostTexts();
  const deed = useDeed();
  const { media, show } = useMedia(ask, sessionId);
  const [issued, setIssued] = useState<IngestKey | null>(null);
  if (media === null) return null;
  const issue = () =>
    void deed.run(async () =>
      setIssued(await ask<IngestKey>(`/v1/sessions/${sessionId}/ingest-keys`, { method: 'POST', body: {} })),
    );
  const choose = (publishingGoesLive: boolean) =>
    void deed.run(async () => {
      const body = { publishingGoesLive, coverUrl: media.coverUrl };
      show(await ask<Media>(`/v1/sessions/${sessionId}/media`, { method: 'PUT', body }));
    });

  return (
    <section className="panel">
      <div className="panel__head">
        <h2>{ingest.title}</h2>
        <span role="status">{media.publishing ? ingest.arriving : ingest.silent}</span>
      </div>
      <label className="media-desk__choice">
        <input type="checkbox" checked={media.publishingGoesLive} onChange={(event) => choose(event.target.checked)} />
        {ingest.goesLive}
      </label>
      {issued !== null && (
        <>
          <CopyText label={ingest.server} text={issued.publishUrl} />
          <CopyText label={ingest.streamKey} text={issued.streamKey} />
          <p className="host-hint">{ingest.once}</p>
        </>
      )}
      <ProblemNote problem={deed.problem} />
      <button type="button" className="small-button" disabled={deed.isBusy} onClick={issue}>
        {media.key === null && issued === null ? ingest.issue : ingest.renew}
      </button>
    </section>
  );
}

function useMedia(ask: Ask, sessionId: string) {
  const [media, setMedia] = useState<Media | null>(null);
  const show = useCallback((answer: Media) => setMedia(answer), []);
  useEffect(() => {
    const read = () => void ask<Media>(`/v1/sessions/${sessionId}/media`).then(show, () => undefined);
    read();
    const timer = setInterval(read, EVERY_MS);
    return () => clearInterval(timer);
  }, [ask, sessionId, show]);
  return { media, show };
}
