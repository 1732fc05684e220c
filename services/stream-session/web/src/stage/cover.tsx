import type { CSSProperties, ReactNode } from 'react';
import { hueOf } from '../shop/product-picture.js';
import './cover.css';

interface CoverProps {
  readonly sessionId: string;
  readonly title: string;
  readonly url: string | null;
  /** It breathes while the session is on. */
  readonly isOn: boolean;
  readonly children?: ReactNode;
}

/** What is seen while there is no picture: the session's own cover, else one in colours that are the session's own. */
export function Cover({ sessionId, title, url, isOn, children }: CoverProps) {
  return (
    <div className="cover" data-on={isOn || undefined} style={{ '--hue': hueOf(sessionId) } as CSSProperties}>
      {url !== null && <img className="cover__picture" src={url} alt="" />}
      <div className="cover__words">
        {url === null && <span className="cover__rings" aria-hidden="true" />}
        <p className="cover__title">{title}</p>
        {children}
      </div>
    </div>
  );
}
