import { useState, type FormEvent } from 'react';
import { useHostTexts } from '../../language/use-host-texts.js';
import { Field } from '../form/field.js';
import './cover-picture.css';

interface CoverPictureProps {
  readonly url: string | null;
  readonly isBusy: boolean;
  onChoose(url: string | null): void;
}

/** What viewers see while there is no picture; of an audio session, all the time. */
export function CoverPicture({ url, isBusy, onChoose }: CoverPictureProps) {
  const { ingest } = useHostTexts();
  const [typed, setTyped] = useState(url ?? '');
  const wanted = typed.trim() === '' ? null : typed.trim();
  const isAddress = wanted === null || isPictureAddress(wanted);
  const choose = (event: FormEvent) => {
    event.preventDefault();
    onChoose(wanted);
  };

  return (
    <form className="cover-picture" onSubmit={choose}>
      <div className="fields">
        <Field
          label={ingest.cover}
          type="url"
          placeholder="https://"
          value={typed}
          maxLength={2_000}
          aria-invalid={!isAddress}
          onText={setTyped}
        />
        <button type="submit" className="small-button" disabled={wanted === url || !isAddress || isBusy}>
          {wanted === null && url !== null ? ingest.noCover : ingest.setCover}
        </button>
      </div>
      <p className="host-hint">{ingest.coverHint}</p>
      {url !== null && <img src={url} alt={ingest.cover} />}
    </form>
  );
}

/** Pages load pictures only over TLS. */
const isPictureAddress = (text: string): boolean => URL.parse(text)?.protocol === 'https:';
