import { useAccess } from '@shopcast/page';
import { useId, useState } from 'react';
import { useLanguage } from '../language/use-language.js';
import './share-button.css';

interface ReportLink {
  readonly page: string;
  readonly expiresAt: string;
}

const lifetimes = [24, 7 * 24, 30 * 24] as const;

/** Makes a link that shows this report, and nothing else, to whoever has it. @param address makes them */
export function ShareButton({ address }: { readonly address: string }) {
  const { key } = useAccess();
  const { report } = useLanguage().messages;
  const [link, setLink] = useState<ReportLink | 'failed' | null>(null);
  const share = (hours: number) => {
    makeLink(address, key, hours).then(setLink, () => setLink('failed'));
  };

  return (
    <details className="export-menu share" onToggle={() => setLink(null)}>
      <summary className="quiet-button">{report.share}</summary>
      <div className="export-menu__card share__card">
        <p>{report.shareHint}</p>
        <div className="share__lifetimes" role="group" aria-label={report.goodFor}>
          {lifetimes.map((hours) => (
            <button key={hours} type="button" className="quiet-button button-link" onClick={() => share(hours)}>
              {report.days(hours / 24)}
            </button>
          ))}
        </div>
        {link !== null && link !== 'failed' && <MadeLink link={link} />}
        <p role="alert">{link === 'failed' ? report.shareFailed : ''}</p>
      </div>
    </details>
  );
}

function MadeLink({ link }: { readonly link: ReportLink }) {
  const { messages, numerals } = useLanguage();
  const { report } = messages;
  const [isCopied, setCopied] = useState(false);
  const id = useId();
  const url = new URL(link.page, window.location.origin).href;
  return (
    <div className="share__made">
      <label htmlFor={id}>{report.goodUntil(numerals.day(link.expiresAt))}</label>
      <input id={id} readOnly value={url} onFocus={(event) => event.currentTarget.select()} />
      <button
        type="button"
        className="quiet-button button-link"
        onClick={() => void navigator.clipboard.writeText(url).then(() => setCopied(true))}
      >
        {isCopied ? report.copied : report.copy}
      </button>
    </div>
  );
}

async function makeLink(address: string, key: string, hours: number): Promise<ReportLink> {
  const headers = { authorization: `Bearer ${key}`, 'content-type': 'application/json' };
  const response = await fetch(address, { method: 'POST', headers, body: JSON.stringify({ hours }) });
  if (!response.ok) throw new Error(`The link was refused with ${response.status}`);
  return (await response.json()) as ReportLink;
}
