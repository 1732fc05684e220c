import { useAccess } from '@shopcast/page';
import { useState } from 'react';
import { useLanguage } from '../language/use-language.js';
import { useReading } from '../live/use-reading.js';
import { download } from './download.js';
import './export-menu.css';

const formats = ['csv', 'parquet'] as const;
type Format = (typeof formats)[number];

interface Tables {
  readonly items: readonly { readonly name: string; readonly meaning: string }[];
}

/** Any table as a file: of one session, or of all. */
export function ExportMenu({ sessionId }: { readonly sessionId?: string }) {
  const { key } = useAccess();
  const { exports: texts } = useLanguage().messages;
  const [isOpen, setOpen] = useState(false);
  const [failed, setFailed] = useState(false);
  const { answer: tables } = useReading<Tables>(isOpen ? '/v1/dashboard/exports' : null, key, null);
  const take = (table: string, format: Format) => {
    const parameters = new URLSearchParams({ format, ...(sessionId === undefined ? {} : { sessionId }) });
    setFailed(false);
    download(`/v1/dashboard/exports/${table}?${parameters}`, `${table}.${format}`, key).catch(() => setFailed(true));
  };

  return (
    <details className="export-menu" onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary className="quiet-button">{texts.title}</summary>
      <div className="export-menu__card">
        <ul>
          {(tables?.items ?? []).map(({ name }) => (
            <li key={name}>
              <span>{texts.tables[name] ?? name}</span>
              {formats.map((format) => (
                <button
                  key={format}
                  type="button"
                  className="quiet-button"
                  aria-label={`${texts.tables[name] ?? name}, ${texts.formats[format]}`}
                  onClick={() => take(name, format)}
                >
                  {texts.formats[format]}
                </button>
              ))}
            </li>
          ))}
        </ul>
        <p role="alert">{failed ? texts.failed : ''}</p>
      </div>
    </details>
  );
}
