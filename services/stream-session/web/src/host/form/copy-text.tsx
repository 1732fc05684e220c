import { useId, useState } from 'react';
import { useHostTexts } from '../../language/use-host-texts.js';

interface CopyTextProps {
  readonly label: string;
  readonly text: string;
}

/** Something to be taken elsewhere. */
export function CopyText({ label, text }: CopyTextProps) {
  const { form } = useHostTexts();
  const id = useId();
  const [isCopied, setIsCopied] = useState(false);
  // A browser without a clipboard (no TLS) leaves it selected to be copied by hand.
  const copy = () =>
    void navigator.clipboard?.writeText(text).then(
      () => setIsCopied(true),
      () => undefined,
    );
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      <div className="copy-text">
        <input id={id} readOnly value={text} onFocus={(event) => event.target.select()} />
        <button type="button" className="small-button" onClick={copy}>
          {isCopied ? form.copied : form.copy}
        </button>
      </div>
    </div>
  );
}
