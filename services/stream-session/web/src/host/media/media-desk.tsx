import { useState } from 'react';
import type { Ask } from '../../api/ask.js';
import { usePolled } from '../../api/use-polled.js';
import { useHostTexts } from '../../language/use-host-texts.js';
import { CopyText } from '../form/copy-text.js';
import { ProblemNote } from '../form/problem-note.js';
import { useDeed } from '../form/use-deed.js';
import { CoverPicture } from './cover-picture.js';

interface MediaDeskProps {
  readonly ask: Ask;
  readonly sessionId: string;
}

interface Chosen {
  readonly publishingGoesLive: boolean;
  readonly coverUrl: string | null;
}

interface Media extends Chosen {
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
  const address = `/v1/sessions/${sessionId}`;
  const { answer: media, read } = usePolled<Media>(ask, `${address}/media`, EVERY_MS);
  const [issued, setIssued] = useState<IngestKey | null>(null);
  if (media === null) return null;
  const issue = () =>
    void deed.run(async () => setIssued(await ask<IngestKey>(`${address}/ingest-keys`, { method: 'POST', body: {} })));
  const setUp = ({ publishingGoesLive, coverUrl }: Chosen) =>
    deed.run(async () => {
      await ask(`${address}/media`, { method: 'PUT', body: { publishingGoesLive, coverUrl } });
      read();
    });

  return (
    <section className="panel">
      <div className="panel__head">
        <h2>{ingest.title}</h2>
        <span role="status">{media.publishing ? ingest.arriving : ingest.silent}</span>
      </div>
      <label className="media-desk__choice">
        <input
          type="checkbox"
          checked={media.publishingGoesLive}
          onChange={(event) => void setUp({ ...media, publishingGoesLive: event.target.checked })}
        />
        {ingest.goesLive}
      </label>
      <CoverPicture
        key={media.coverUrl}
        url={media.coverUrl}
        isBusy={deed.isBusy}
        onChoose={(coverUrl) => void setUp({ ...media, coverUrl })}
      />
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
